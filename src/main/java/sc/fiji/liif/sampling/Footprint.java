// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.sampling;

import sc.fiji.liif.LiifException;

/**
 * The footprint of a query: the width and height, in pixels of the encoded
 * image, of the pixel whose colour is asked for (paper, section 3, "cell
 * decoding"), at scale s 1/s; or a Gaussian by which the picture is averaged, which
 * heat fields can answer for. Immutable.
 */
public final class Footprint {

	/** Full width at half maximum of a Gaussian of standard deviation 1. */
	private static final double FULL_WIDTH = Math.sqrt(8 * Math.log(2));

	private final double width;
	private final double height;
	/** Of a Gaussian, {xx, xy, yy}; null for a pixel. */
	private final double[] covariance;

	/**
	 * @param width  in input pixels, finite and not negative; 0 asks for the colour
	 *               of a point, which heat fields don't have
	 * @param height likewise
	 */
	public Footprint(final double width, final double height) {
		this(width, height, null);
	}

	private Footprint(final double width, final double height, final double[] covariance) {
		if (!(width >= 0) || !(height >= 0) || Double.isInfinite(width) || Double.isInfinite(height))
			throw new IllegalArgumentException("A footprint of " + width + " x " + height + " pixels.");
		this.width = width;
		this.height = height;
		this.covariance = covariance;
	}

	/** With x and y exchanged. */
	public Footprint transposed() {
		return new Footprint(height, width,
				covariance == null ? null : new double[]{covariance[2], covariance[1], covariance[0]});
	}

	/** The footprint of an output pixel at a scale, the same for both axes. */
	public static Footprint ofScale(final double scale) {
		return new Footprint(1 / scale, 1 / scale);
	}

	/** A round Gaussian of a standard deviation in input pixels. */
	public static Footprint gaussian(final double sigma) {
		return gaussian(sigma * sigma, 0, sigma * sigma);
	}

	/**
	 * A Gaussian of any shape: its covariance in squared input pixels.
	 *
	 * @throws LiifException in one sentence, if there is no such Gaussian
	 */
	public static Footprint gaussian(final double xx, final double xy, final double yy) {
		if (!(xx > 0) || !(yy > 0) || !(xx * yy > xy * xy) || Double.isInfinite(xx * yy))
			throw new LiifException("There is no Gaussian of the covariance " + xx + ", " + xy + ", " + yy
					+ ": give a width larger than zero along every direction.");
		return new Footprint(FULL_WIDTH * Math.sqrt(xx), FULL_WIDTH * Math.sqrt(yy), new double[]{xx, xy, yy});
	}

	/** In input pixels; of a Gaussian the full width at half maximum. */
	public double width() {
		return width;
	}

	/** In input pixels; of a Gaussian the full width at half maximum. */
	public double height() {
		return height;
	}

	/** Whether it is a Gaussian, instead of a pixel. */
	public boolean isGaussian() {
		return covariance != null;
	}

	/**
	 * The covariance {xx, xy, yy}, in squared input pixels.
	 *
	 * @param pixel half the variance of the Gaussian that stands for a pixel of size 1
	 */
	public double[] covariance(final double pixel) {
		return isGaussian()
				? covariance.clone()
				: new double[]{2 * pixel * width * width, 0, 2 * pixel * height * height};
	}
}
