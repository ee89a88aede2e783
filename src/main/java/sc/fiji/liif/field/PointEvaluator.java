// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.field;

import java.util.Arrays;

import sc.fiji.liif.sampling.Footprint;
import sc.fiji.liif.sampling.Latents;

/**
 * Asks a {@link WaveField} for the colour at one position after the other, in about a
 * microsecond each. Positions in equal steps take less: sines and cosines then follow
 * from those before by the addition theorems. Positions count from the first pixel that
 * was encoded. For one thread.
 */
public final class PointEvaluator {

	/** Equal steps after which sines are computed anew, so that rounding does not add up. */
	private static final int LONGEST_RUN = 16;
	/** Differences of steps that rounding explains, in pixels. */
	private static final double ROUNDING = 1e-10;
	private static final int MEMBERS = 4;

	private final int n;
	private final Latents latents;
	/** Sine and cosine of each wave at the position, seen from the pixel above and to the left of it. */
	private final float[] sin;
	private final float[] cos;
	/** The waves as each of the four pixels sees them, damped and weighted: sines, then cosines. */
	private final float[][] seen = new float[MEMBERS][];
	/** Damped turns from what the first of the four pixels sees to what the others see. */
	private final Turn[] members = new Turn[MEMBERS];
	/** Turns to the pixel on the right, on the left, below, above, for a position that left its cell. */
	private final Turn right;
	private final Turn left;
	private final Turn down;
	private final Turn up;
	private final Turn step;

	private WaveField last;
	private double lastX = Double.NaN;
	private double lastY = Double.NaN;
	private double stepX = Double.NaN;
	private double stepY = Double.NaN;
	private boolean isStepKnown;
	private int steps;
	private int column;
	private int row;

	/** @throws LiifException in one sentence, if the footprint has no size */
	public PointEvaluator(final WaveField field, final Footprint footprint) {
		this(field, footprint, Latents.ALL);
	}

	/**
	 * @param latents those that are asked
	 * @throws LiifException in one sentence, if the footprint has no size
	 */
	public PointEvaluator(final WaveField field, final Footprint footprint, final Latents latents) {
		n = field.waves();
		this.latents = latents;
		sin = new float[n];
		cos = new float[n];
		final double[] damping = field.damping(footprint);
		for (int m = 0; m < MEMBERS; m++) {
			seen[m] = new float[2 * n];
			members[m] = new Turn(n);
			members[m].set(field, -(m & 1), -(m >> 1), damping);
		}
		final double[] undamped = new double[n];
		Arrays.fill(undamped, 1);
		right = new Turn(n).set(field, -1, 0, undamped);
		left = new Turn(n).set(field, 1, 0, undamped);
		down = new Turn(n).set(field, 0, -1, undamped);
		up = new Turn(n).set(field, 0, 1, undamped);
		step = new Turn(n);
	}

	/**
	 * The colour at a position.
	 *
	 * @param field   a field of the same model as the one this was made for
	 * @param colours receives the channels, from {@code offset} on; not clamped
	 */
	public void evaluate(final WaveField field, final double x, final double y, final float[] colours,
			final int offset) {
		if (field != last)
			lastX = Double.NaN;
		last = field;
		final double ownX = x - field.minX();
		final double ownY = y - field.minY();
		locate(field, ownX, ownY);
		// Beyond the last cell the two pixels of an axis are one, seen from two places.
		final float fx = (float) Math.max(0, Math.min(1, ownX - column));
		final float fy = (float) Math.max(0, Math.min(1, ownY - row));
		if (!field.isBlended()) {
			final int member = (fx >= 0.5f ? 1 : 0) + (fy >= 0.5f ? 2 : 0);
			see(member, 1);
			one(field, field.at(column + (member & 1), row + (member >> 1)), seen[member], colours, offset);
			return;
		}
		see(0, (float) latents.share(0, 0, (1 - fx) * (1 - fy)));
		see(1, (float) latents.share(1, 0, fx * (1 - fy)));
		see(2, (float) latents.share(0, 1, (1 - fx) * fy));
		see(3, (float) latents.share(1, 1, fx * fy));
		blend(field, field.at(column, row), field.at(column, row + 1), colours, offset);
	}

	// -- Helper methods --

	/** Finds the cell of a position, and the waves' sines and cosines there. */
	private void locate(final WaveField field, final double x, final double y) {
		final int newColumn = field.column(x);
		final int newRow = field.row(y);
		final double dx = x - lastX;
		final double dy = y - lastY;
		if (Math.abs(dx - stepX) <= ROUNDING && Math.abs(dy - stepY) <= ROUNDING && steps < LONGEST_RUN
				&& Math.abs(newColumn - column) <= 1 && Math.abs(newRow - row) <= 1) {
			if (!isStepKnown)
				step.set(field, stepX, stepY, null);
			isStepKnown = true;
			steps++;
			step.apply(sin, cos);
			if (newColumn != column)
				(newColumn > column ? right : left).apply(sin, cos);
			if (newRow != row)
				(newRow > row ? down : up).apply(sin, cos);
		}
		else {
			if (!(Math.abs(dx - stepX) <= ROUNDING && Math.abs(dy - stepY) <= ROUNDING)) {
				stepX = dx;
				stepY = dy;
				isStepKnown = false;
			}
			steps = 0;
			for (int j = 0; j < n; j++) {
				final double phase = field.frequencyX(j) * (x - newColumn) + field.frequencyY(j) * (y - newRow);
				sin[j] = (float) Math.sin(phase);
				cos[j] = (float) Math.cos(phase);
			}
		}
		column = newColumn;
		row = newRow;
		lastX = x;
		lastY = y;
	}

	private void see(final int member, final float weight) {
		members[member].weighted(sin, cos, weight, seen[member]);
	}

	private void one(final WaveField field, final int from, final float[] waves, final float[] colours,
			final int offset) {
		final float[] coefficients = field.coefficients();
		int at = from;
		for (int c = 0; c < field.channels(); c++) {
			float even = 0;
			float odd = 0;
			for (int k = 0; k < 2 * n; k += 2) {
				even += coefficients[at + k] * waves[k];
				odd += coefficients[at + k + 1] * waves[k + 1];
			}
			colours[offset + c] = even + odd;
			at += 2 * n;
		}
	}

	/** Four sums side by side, so that none has to wait for another. */
	private void blend(final WaveField field, final int above, final int below, final float[] colours,
			final int offset) {
		final float[] a = field.coefficients();
		final float[] s0 = seen[0];
		final float[] s1 = seen[1];
		final float[] s2 = seen[2];
		final float[] s3 = seen[3];
		final int stride = field.stride();
		int first = above;
		int third = below;
		for (int c = 0; c < field.channels(); c++) {
			float sum0 = 0;
			float sum1 = 0;
			float sum2 = 0;
			float sum3 = 0;
			for (int k = 0; k < 2 * n; k++) {
				sum0 += a[first + k] * s0[k];
				sum1 += a[first + stride + k] * s1[k];
				sum2 += a[third + k] * s2[k];
				sum3 += a[third + stride + k] * s3[k];
			}
			colours[offset + c] = sum0 + sum1 + (sum2 + sum3);
			first += 2 * n;
			third += 2 * n;
		}
	}
}
