// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.field;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.sampling.Footprint;

/**
 * Asks a {@link WaveField} for its colour and exact first and second derivatives at one
 * position after the other, in some microseconds each. Derivatives are those per pixel of
 * the function as it is, the blend's weights included: continuous within a cell, with
 * steps from cell to cell. Positions count from the first pixel that was encoded. For one
 * thread.
 */
public final class JetEvaluator {

	/** Values of one channel: the colour, its derivatives along x and y, and those along xx, xy and yy. */
	public static final int SIZE = 6;

	private static final int MEMBERS = 4;

	private final int n;
	private final double[] damping;
	private final double[] frequenciesX;
	private final double[] frequenciesY;
	private final double[] sin;
	private final double[] cos;

	/** @throws LiifException in one sentence, if the footprint has no size */
	public JetEvaluator(final WaveField field, final Footprint footprint) {
		n = field.waves();
		damping = field.damping(footprint);
		frequenciesX = new double[n];
		frequenciesY = new double[n];
		for (int j = 0; j < n; j++) {
			frequenciesX[j] = field.frequencyX(j);
			frequenciesY[j] = field.frequencyY(j);
		}
		sin = new double[n];
		cos = new double[n];
	}

	/**
	 * The jet at a position.
	 *
	 * @param field a field of the same model as the one this was made for
	 * @param jets  receives {@link #SIZE} values for each channel, from {@code offset} on
	 */
	public void evaluate(final WaveField field, final double x, final double y, final float[] jets, final int offset) {
		final double ownX = x - field.minX();
		final double ownY = y - field.minY();
		final int column = field.column(ownX);
		final int row = field.row(ownY);
		final double[] sums = new double[SIZE * field.channels()];
		for (int m = 0; m < MEMBERS; m++) {
			final Weight along = weight(ownX - column, m & 1, field.isBlended());
			final Weight down = weight(ownY - row, m >> 1, field.isBlended());
			if (along.value == 0 && along.slope == 0 || down.value == 0 && down.slope == 0)
				continue;
			look(ownX - column - (m & 1), ownY - row - (m >> 1));
			for (int c = 0; c < field.channels(); c++)
				add(field.coefficients(), field.at(column + (m & 1), row + (m >> 1)) + 2 * n * c, along, down, sums,
						SIZE * c);
		}
		for (int i = 0; i < sums.length; i++)
			jets[offset + i] = (float) sums[i];
	}

	// -- Helper methods --

	/** A weight of the blend along an axis, and its slope. */
	private static final class Weight {

		private final double value;
		private final double slope;

		private Weight(final double value, final double slope) {
			this.value = value;
			this.slope = slope;
		}
	}

	/** Beyond the last cell the two pixels of an axis are one, seen from two places: its weight is 1. */
	private static Weight weight(final double offset, final int side, final boolean isBlended) {
		if (!isBlended)
			return new Weight(offset >= 0.5 == (side == 1) ? 1 : 0, 0);
		if (offset < 0 || offset > 1)
			return new Weight(offset > 1 == (side == 1) ? 1 : 0, 0);
		return side == 1 ? new Weight(offset, 1) : new Weight(1 - offset, -1);
	}

	private void look(final double dx, final double dy) {
		for (int j = 0; j < n; j++) {
			final double phase = frequenciesX[j] * dx + frequenciesY[j] * dy;
			sin[j] = damping[j] * Math.sin(phase);
			cos[j] = damping[j] * Math.cos(phase);
		}
	}

	/** Adds what one pixel answers for one channel: the products of its waves' and the weights' derivatives. */
	private void add(final float[] coefficients, final int at, final Weight along, final Weight down,
			final double[] sums, final int to) {
		double value = 0;
		double x = 0;
		double y = 0;
		double xx = 0;
		double xy = 0;
		double yy = 0;
		for (int j = 0; j < n; j++) {
			final double a = coefficients[at + j];
			final double b = coefficients[at + n + j];
			final double wave = a * sin[j] + b * cos[j];
			final double slope = a * cos[j] - b * sin[j];
			final double fx = frequenciesX[j];
			final double fy = frequenciesY[j];
			value += wave;
			x += fx * slope;
			y += fy * slope;
			xx -= fx * fx * wave;
			xy -= fx * fy * wave;
			yy -= fy * fy * wave;
		}
		final double w = along.value * down.value;
		final double wx = along.slope * down.value;
		final double wy = along.value * down.slope;
		sums[to] += w * value;
		sums[to + 1] += wx * value + w * x;
		sums[to + 2] += wy * value + w * y;
		sums[to + 3] += 2 * wx * x + w * xx;
		sums[to + 4] += along.slope * down.slope * value + wx * y + wy * x + w * xy;
		sums[to + 5] += 2 * wy * y + w * yy;
	}
}
