// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.sampling;

import java.util.Arrays;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Numbers;

/**
 * A footprint as the weighted mean of smaller ones. Models know footprints of at most one
 * pixel; what is wider is asked for at many positions. Immutable.
 */
public final class FootprintParts {

	private static final int MOST = 64;
	/** Standard deviations of a Gaussian beyond which nothing counts. */
	private static final double TAILS = 4.5;
	/** Distance of a Gaussian's samples in pixels, at most. */
	private static final double STEP = 0.25;
	/** Standard deviations in pixels, below which a Gaussian is left to the model, and above which there are too many samples. */
	private static final double NARROWEST = 0.1;
	private static final double WIDEST = 16;

	private final Footprint part;
	/** From the position, (x, y) of each part in turn. */
	private final double[] offsets;
	private final double[] weights;
	/** Inverse of the covariance {xx, xy, yy} of the offsets; null unless they are those of a Gaussian along both axes. */
	private final double[] inverse;

	private FootprintParts(final Footprint part, final double[] offsets, final double[] weights,
			final double[] inverse) {
		this.part = part;
		this.offsets = offsets;
		this.weights = weights;
		this.inverse = inverse;
	}

	/** @param pixel half the variance of the Gaussian that stands for a pixel of size 1, if there is one */
	public static FootprintParts of(final Footprint footprint, final double pixel) {
		return footprint.isGaussian() ? gaussian(footprint.covariance(pixel), 2 * pixel) : pixels(footprint);
	}

	/** The footprint of each part. */
	public Footprint part() {
		return part;
	}

	/** Number of parts. */
	public int count() {
		return weights.length;
	}

	public double dx(final int i) {
		return offsets[2 * i];
	}

	public double dy(final int i) {
		return offsets[2 * i + 1];
	}

	/** All weights together are 1. */
	public double weight(final int i) {
		return weights[i];
	}

	/** Whether {@link #jet} can be asked. */
	public boolean isSmooth() {
		return inverse != null;
	}

	/**
	 * Weights that give the mean's value and its derivatives along x, y, xx, xy and yy from
	 * the parts' values: those of the Gaussian itself, so that it does not matter how smooth
	 * the function is.
	 */
	public double[] jet(final int i) {
		final double x = inverse[0] * dx(i) + inverse[1] * dy(i);
		final double y = inverse[1] * dx(i) + inverse[2] * dy(i);
		final double w = weights[i];
		return new double[]{w, w * x, w * y, w * (x * x - inverse[0]), w * (x * y - inverse[1]),
				w * (y * y - inverse[2])};
	}

	// -- Helper methods --

	/** A large pixel as small ones side by side. */
	private static FootprintParts pixels(final Footprint whole) {
		final int across = (int) Math.max(1, Math.min(MOST, Math.ceil(whole.width())));
		final int down = (int) Math.max(1, Math.min(MOST, Math.ceil(whole.height())));
		final int count = across * down;
		final double[] offsets = new double[2 * count];
		for (int i = 0; i < count; i++) {
			offsets[2 * i] = ((i % across + 0.5) / across - 0.5) * whole.width();
			offsets[2 * i + 1] = ((i / across + 0.5) / down - 0.5) * whole.height();
		}
		final double[] weights = new double[count];
		Arrays.fill(weights, 1.0 / count);
		return new FootprintParts(
				count == 1
						? whole
						: new Footprint(Math.min(1, whole.width() / across), Math.min(1, whole.height() / down)),
				offsets, weights, null);
	}

	/** A wide Gaussian as narrow ones along its two axes, whose variances add up. */
	private static FootprintParts gaussian(final double[] covariance, final double most) {
		final double mean = (covariance[0] + covariance[2]) / 2;
		final double half = Math.hypot((covariance[0] - covariance[2]) / 2, covariance[1]);
		final double angle = Math.atan2(2 * covariance[1], covariance[0] - covariance[2]) / 2;
		final Axis first = new Axis(mean + half, most);
		final Axis second = new Axis(mean - half, most);
		final double cos = Math.cos(angle);
		final double sin = Math.sin(angle);
		final int across = first.offsets.length;
		final int count = across * second.offsets.length;
		final double[] offsets = new double[2 * count];
		final double[] weights = new double[count];
		for (int i = 0; i < count; i++) {
			final double u = first.offsets[i % across];
			final double v = second.offsets[i / across];
			offsets[2 * i] = u * cos - v * sin;
			offsets[2 * i + 1] = u * sin + v * cos;
			weights[i] = first.weights[i % across] * second.weights[i / across];
		}
		final double[] own = turned(first.kept, second.kept, cos, sin);
		final boolean isSmooth = across > 1 && count > across;
		return new FootprintParts(Footprint.gaussian(own[0], own[1], own[2]), offsets, weights,
				isSmooth ? turned(1 / first.moment(), 1 / second.moment(), cos, sin) : null);
	}

	/** The matrix {xx, xy, yy} that has two eigenvalues along two axes. */
	private static double[] turned(final double first, final double second, final double cos, final double sin) {
		return new double[]{second + (first - second) * cos * cos, (first - second) * cos * sin,
				second + (first - second) * sin * sin};
	}

	/** A Gaussian along one axis: what a part keeps of its variance, and the samples that make up the rest. */
	private static final class Axis {

		private final double kept;
		private final double[] offsets;
		private final double[] weights;

		private Axis(final double variance, final double most) {
			final double sigma = variance > most ? Math.sqrt(variance - most) : 0;
			if (sigma > WIDEST)
				throw new LiifException("A Gaussian of sigma " + Numbers.text(Math.rint(Math.sqrt(variance)))
						+ " pixels is too wide to be asked for at single positions: reduce the picture first.");
			final boolean isNarrow = sigma < NARROWEST;
			kept = isNarrow ? variance : most;
			final int side = isNarrow ? 0 : (int) Math.ceil(TAILS * sigma / Math.min(STEP, sigma));
			offsets = new double[2 * side + 1];
			weights = new double[2 * side + 1];
			double sum = 0;
			for (int i = 0; i < offsets.length; i++) {
				offsets[i] = side == 0 ? 0 : (i - side) * TAILS * sigma / side;
				weights[i] = side == 0 ? 1 : Math.exp(-offsets[i] * offsets[i] / (2 * sigma * sigma));
				sum += weights[i];
			}
			for (int i = 0; i < weights.length; i++)
				weights[i] /= sum;
		}

		/** The variance that the samples really have, so that a constant has no derivatives, and a ramp its slope. */
		private double moment() {
			double sum = 0;
			for (int i = 0; i < weights.length; i++)
				sum += weights[i] * offsets[i] * offsets[i];
			return sum;
		}
	}
}
