// SPDX-License-Identifier: BSD-2-Clause
/**
 * Pictures in memory and the classical ways to resize them: what training makes
 * its examples with, and what every model is compared to. Knows no network.
 */
package sc.fiji.liif.picture;
