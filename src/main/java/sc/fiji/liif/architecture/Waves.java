// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.architecture;

import sc.fiji.liif.LiifException;

/**
 * The functions that the answers of a decoder are sums of, where they are known as a
 * formula: sine and cosine of J frequencies, each damped by how large the queried pixel
 * is. Of a latent, the projected vector holds for each channel J factors of the sines
 * and J of the cosines. Immutable.
 */
public final class Waves {

	/** Of a Gaussian, full width at half maximum squared divided by its variance. */
	private static final double SQUARED_WIDTH = 8 * Math.log(2);

	private final double[] x;
	private final double[] y;
	private final double diffusion;

	/**
	 * @param x         frequencies along x in radians per pixel
	 * @param y         along y
	 * @param diffusion k: half the variance of the Gaussian that belongs to a pixel of size 1
	 * @throws LiifException in one sentence, if any of them is not a finite number
	 */
	public Waves(final double[] x, final double[] y, final double diffusion) {
		boolean isFinite = Double.isFinite(diffusion) && diffusion > 0;
		for (int j = 0; j < x.length; j++)
			isFinite &= Double.isFinite(x[j]) && Double.isFinite(y[j]);
		if (!isFinite)
			throw new LiifException(
					"The model's frequencies are not finite numbers: train it again, or fetch it anew.");
		this.x = x.clone();
		this.y = y.clone();
		this.diffusion = diffusion;
	}

	/** The constant k of a Gaussian of some full width at half maximum, in queried pixels. */
	static double diffusion(final double width) {
		return width * width / SQUARED_WIDTH / 2;
	}

	/** J. */
	public int count() {
		return x.length;
	}

	/** Frequency along x of a wave, in radians per pixel. */
	public double x(final int j) {
		return x[j];
	}

	/** Frequency along y of a wave, in radians per pixel. */
	public double y(final int j) {
		return y[j];
	}

	/** k: half the variance, in squared pixels, of the Gaussian that belongs to a queried pixel of size 1. */
	public double diffusion() {
		return diffusion;
	}
}
