// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.sampling;

/** Takes the colours of a sampling, rectangle by rectangle, each pixel once. */
public interface ColourSink {

	/**
	 * @param x       first column of the rectangle
	 * @param y       first row
	 * @param colours {@code [row][column][channel]}, not clamped; the array may be
	 *                longer and is used again after the call
	 */
	void write(int x, int y, int width, int height, float[] colours);
}
