// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.sampling;

/**
 * The pixels of an image that an affine map moved: any chain of rotations,
 * shifts, shears and scalings as a single resampling. Immutable.
 */
public final class AffineSampling implements Sampling {

	private final int width;
	private final int height;
	private final double[] m;
	private final Footprint footprint;

	/**
	 * @param inverse maps output to input pixel coordinates, pixel centres at
	 *                integers: {xx, xy, x0, yx, yy, y0} with
	 *                {@code x = xx * i + xy * j + x0} and
	 *                {@code y = yx * i + yy * j + y0}
	 */
	public AffineSampling(final int width, final int height, final double... inverse) {
		if (width < 1 || height < 1 || inverse.length != 6)
			throw new IllegalArgumentException(
					"A sampling of " + width + " x " + height + " pixels by " + inverse.length + " numbers.");
		this.width = width;
		this.height = height;
		m = inverse.clone();
		footprint = new Footprint(Math.hypot(m[0], m[1]), Math.hypot(m[3], m[4]));
	}

	@Override
	public int width() {
		return width;
	}

	@Override
	public int height() {
		return height;
	}

	@Override
	public double x(final int i, final int j) {
		return m[0] * i + m[1] * j + m[2];
	}

	@Override
	public double y(final int i, final int j) {
		return m[3] * i + m[4] * j + m[5];
	}

	@Override
	public Footprint footprint() {
		return footprint;
	}
}
