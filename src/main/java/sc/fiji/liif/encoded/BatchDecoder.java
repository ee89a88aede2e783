// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.encoded;

import sc.fiji.liif.sampling.Footprint;
import sc.fiji.liif.sampling.GridSampling;

/**
 * Decodes batches of positions of an {@link EncodedImage}. Batches of a few
 * thousand positions are decoded at full speed; of a network that is no closed formula
 * single ones cost some tenths of a millisecond. For one thread; holds no native memory of
 * its own.
 */
public interface BatchDecoder {

	/**
	 * Decodes colours at any positions.
	 *
	 * @param positions x and y of each position in turn, in the encoded picture's
	 *                  pixel coordinates
	 * @param count     number of positions
	 * @param footprint the footprint of all of them
	 * @param colours   receives {@code [position][channel]} in the unit of the
	 *                  encoded picture; nothing is clamped
	 */
	void decode(double[] positions, int count, Footprint footprint, float[] colours);

	/**
	 * Decodes a rectangle of a grid.
	 *
	 * @param x       first column of the rectangle in the grid
	 * @param y       first row
	 * @param colours receives {@code [row][column][channel]}; nothing is clamped
	 */
	void decode(GridSampling grid, int x, int y, int width, int height, float[] colours);

	/** Number of positions of a grid that are decoded at full speed and soon enough to be stopped. */
	int block();

	/** Number of rows that such a block has at least, where there are so many. */
	default int blockRows() {
		return 1;
	}
}
