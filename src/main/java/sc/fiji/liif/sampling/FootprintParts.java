// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.sampling;

import java.util.Arrays;

/**
 * A footprint as the weighted mean of smaller ones. Models know footprints of at most one
 * pixel; what is wider is asked for at many positions. Immutable.
 */
public final class FootprintParts {

	private static final int MOST = 64;
	/** Standard deviations of a Gaussian beyond which nothing counts. */
	private static final double TAILS = 4;

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
		final double[] variances = {mean + half, mean - half};
		final double[][] samples = new double[2][];
		final double[] kept = new double[2];
		for (int axis = 0; axis < 2; axis++) {
			kept[axis] = Math.min(most, variances[axis]);
			samples[axis] = samples(Math.sqrt(variances[axis] - kept[axis]));
		}
		final double cos = Math.cos(angle);
		final double sin = Math.sin(angle);
		final int across = samples[0].length / 2;
		final int count = across * (samples[1].length / 2);
		final double[] offsets = new double[2 * count];
		final double[] weights = new double[count];
		for (int i = 0; i < count; i++) {
			final double u = samples[0][2 * (i % across)];
			final double v = samples[1][2 * (i / across)];
			offsets[2 * i] = u * cos - v * sin;
			offsets[2 * i + 1] = u * sin + v * cos;
			weights[i] = samples[0][2 * (i % across) + 1] * samples[1][2 * (i / across) + 1];
		}
		final double[] rest = {1 / (variances[0] - kept[0]), 1 / (variances[1] - kept[1])};
		final boolean isSmooth = samples[0].length > 2 && samples[1].length > 2;
		final double[] own = turned(kept, cos, sin);
		final Footprint part = Footprint.gaussian(own[0], own[1], own[2]);
		return new FootprintParts(part, offsets, weights, isSmooth ? turned(rest, cos, sin) : null);
	}

	/** The matrix {xx, xy, yy} that has some eigenvalues along two axes. */
	private static double[] turned(final double[] eigenvalues, final double cos, final double sin) {
		final double difference = eigenvalues[0] - eigenvalues[1];
		return new double[]{eigenvalues[1] + difference * cos * cos, difference * cos * sin,
				eigenvalues[1] + difference * sin * sin};
	}

	/** Offset and weight, in turn, of the samples of a Gaussian. */
	private static double[] samples(final double sigma) {
		final int side = sigma == 0 ? 0 : (int) Math.min(MOST / 2, Math.ceil(TAILS * sigma / Math.min(0.5, sigma)));
		final double step = side == 0 ? 0 : TAILS * sigma / side;
		final double[] samples = new double[2 * (2 * side + 1)];
		double sum = 0;
		for (int i = -side; i <= side; i++) {
			samples[2 * (i + side)] = i * step;
			samples[2 * (i + side) + 1] = side == 0 ? 1 : Math.exp(-Math.pow(i * step / sigma, 2) / 2);
			sum += samples[2 * (i + side) + 1];
		}
		for (int i = 1; i < samples.length; i += 2)
			samples[i] /= sum;
		return samples;
	}
}
