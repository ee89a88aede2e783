// SPDX-License-Identifier: BSD-2-Clause
/**
 * The continuous image in ImageJ's own terms: an {@code ImagePlus} that its
 * operations sample between the pixels, and profiles along selections.
 */
package sc.fiji.liif.imagej.continuous;
