// SPDX-License-Identifier: BSD-2-Clause
/**
 * The bridge to ImageJ: planes of an {@code ImagePlus} as intensities, results as an
 * {@code ImagePlus} with all that belongs to it, progress in the status bar, and the
 * {@link sc.fiji.liif.imagej.Installation}, which owns models and networks. Scripts
 * begin with {@link sc.fiji.liif.imagej.ImagePlusUpscaler}. Asks nothing.
 */
package sc.fiji.liif.imagej;
