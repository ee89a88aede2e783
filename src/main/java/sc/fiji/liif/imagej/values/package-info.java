// SPDX-License-Identifier: BSD-2-Clause
/** What the pixel values of ImageJ's images mean, and how they become a network's intensities and come back. */
package sc.fiji.liif.imagej.values;
