// SPDX-License-Identifier: BSD-2-Clause
/**
 * Pixels in memory and the classical ways to resize them: what training makes its
 * examples of, and what every model is compared to. Knows no network and no image
 * library.
 */
package sc.fiji.liif.raster;
