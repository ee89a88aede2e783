// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.sampling;

/**
 * Positions at which a function is looked at, arranged as the pixels of an image:
 * the geometry of a resampling, an affine map. Immutable.
 */
public interface Sampling {

	/** Number of columns. */
	int width();

	/** Number of rows. */
	int height();

	/** Where pixel (i, j) lies in the input's pixel coordinates, along x. */
	double x(int i, int j);

	/** Where pixel (i, j) lies in the input's pixel coordinates, along y. */
	double y(int i, int j);

	/** Footprint of a pixel in the input. */
	Footprint footprint();
}
