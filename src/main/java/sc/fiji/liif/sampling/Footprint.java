// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.sampling;

/**
 * The footprint of a query: the width and height, in pixels of the encoded
 * image, of the pixel whose colour is asked for (paper, section 3, "cell
 * decoding"). At scale s it is 1/s. Immutable.
 */
public final class Footprint {

	private final double width;
	private final double height;

	/**
	 * @param width  in input pixels, finite and not negative; 0 asks for the colour
	 *               of a point
	 * @param height likewise
	 */
	public Footprint(final double width, final double height) {
		if (!(width >= 0) || !(height >= 0) || Double.isInfinite(width) || Double.isInfinite(height))
			throw new IllegalArgumentException("A footprint of " + width + " x " + height + " pixels.");
		this.width = width;
		this.height = height;
	}

	/** The footprint of an output pixel at a scale, the same for both axes. */
	public static Footprint ofScale(final double scale) {
		return new Footprint(1 / scale, 1 / scale);
	}

	public double width() {
		return width;
	}

	public double height() {
		return height;
	}
}
