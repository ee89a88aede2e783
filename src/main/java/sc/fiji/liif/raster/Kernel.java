// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.raster;

/**
 * A weight by distance: what a resized pixel sees of the pixels around it. The
 * unit of all lengths is a pixel of the source, or of the result where that is
 * larger.
 */
interface Kernel {

	/**
	 * Half its width.
	 *
	 * @param pixel width of the source's pixels
	 */
	double support(double pixel);

	/**
	 * Its value, up to a factor.
	 *
	 * @param distance between the centres of a source pixel and of the resized one
	 * @param pixel    width of the source's pixels
	 */
	double weight(double distance, double pixel);

	/** Whether a picture that keeps its size also keeps its values. */
	boolean keepsPixels();
}
