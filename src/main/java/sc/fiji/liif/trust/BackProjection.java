// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.trust;

import net.imglib2.Interval;

import sc.fiji.liif.Progress;
import sc.fiji.liif.sampling.GridSampling;

/**
 * Brings a result back to the pixels of the input, each the mean over its area as a camera's pixel sees it, and
 * changes results so that they come back as what was measured (iterated back-projection, Irani and Peleg 1991).
 * Of one channel. Immutable; safe for use by several threads.
 */
public final class BackProjection {

	/** Errors shrink to less than half in a step at all frequencies of the input, 1 being safe and 2 too much. */
	private static final double STEP = 1.5;
	private static final int MOST_STEPS = 60;
	/** What noise hides is corrected in the mean over so many pixels (standard deviation). */
	private static final double NEIGHBOURHOOD = 4;
	private static final int STEPS_IN_THE_MEAN = 4;

	private final AxisMeans x;
	private final AxisMeans y;

	/**
	 * @param grid    of the result
	 * @param picture the input's pixels; only those are looked at that the grid covers, be it in part
	 */
	public BackProjection(final GridSampling grid, final Interval picture) {
		x = new AxisMeans(grid.x(0), 1 / grid.scaleX(), grid.width(), picture.min(0), picture.max(0));
		y = new AxisMeans(grid.y(0), 1 / grid.scaleY(), grid.height(), picture.min(1), picture.max(1));
	}

	/** The first column of the input that the grid covers. */
	public long minX() {
		return x.first();
	}

	public long minY() {
		return y.first();
	}

	/** Columns of the input that the grid covers. */
	public int width() {
		return x.count();
	}

	public int height() {
		return y.count();
	}

	/** A result, row by row, on the input's pixels. */
	public float[] means(final float[] result) {
		final int across = x.length();
		final float[] narrow = new float[width() * y.length()];
		for (int j = 0; j < y.length(); j++) {
			for (int i = 0; i < width(); i++)
				narrow[j * width() + i] = (float) x.mean(result, j * across, 1, i);
		}
		final float[] means = new float[width() * height()];
		for (int j = 0; j < height(); j++) {
			for (int i = 0; i < width(); i++)
				means[j * width() + i] = (float) y.mean(narrow, i, width(), j);
		}
		return means;
	}

	/** What was measured minus what the result says that should have been. */
	public float[] residual(final float[] input, final float[] result) {
		final float[] residual = means(result);
		for (int i = 0; i < residual.length; i++)
			residual[i] = input[i] - residual[i];
		return residual;
	}

	/**
	 * Changes a result, smoothly, so that it reproduces the input: to a root mean square of {@code tolerance},
	 * or as well as the noise lets one tell, in the mean over a neighbourhood.
	 *
	 * @param input     of the pixels that the grid covers, row by row
	 * @param noise     root mean square of the input's noise; 0 for none
	 * @param tolerance of an input without noise
	 */
	public void project(final float[] input, final float[] result, final double noise, final double tolerance,
			final Progress progress) {
		for (int i = 0; noise > 0 && i < STEPS_IN_THE_MEAN; i++) {
			progress.checkCanceled();
			add(smoothed(residual(input, result)), 1, result);
		}
		for (int i = 0; i < MOST_STEPS; i++) {
			progress.checkCanceled();
			final float[] residual = residual(input, result);
			if (rms(residual) <= Math.max(noise, tolerance))
				return;
			add(residual, STEP, result);
		}
	}

	/** Root mean square. */
	public static double rms(final float[] values) {
		double sum = 0;
		for (final float value : values)
			sum += value * value;
		return Math.sqrt(sum / values.length);
	}

	// -- Helper methods --

	/** Adds the input's pixels, interpolated, so many times. */
	private void add(final float[] pixels, final double times, final float[] result) {
		final int across = x.length();
		final float[] row = new float[across];
		final float[] wide = new float[across * height()];
		for (int j = 0; j < height(); j++) {
			for (int i = 0; i < across; i++)
				row[i] = (float) x.interpolated(pixels, j * width(), 1, i);
			System.arraycopy(row, 0, wide, j * across, across);
		}
		for (int j = 0; j < y.length(); j++) {
			for (int i = 0; i < across; i++)
				result[j * across + i] += (float) (times * y.interpolated(wide, i, across, j));
		}
	}

	private float[] smoothed(final float[] values) {
		final float[] narrow = new float[values.length];
		final float[] smooth = new float[values.length];
		AxisMeans.smooth(values, narrow, width(), height(), 1, width(), NEIGHBOURHOOD);
		AxisMeans.smooth(narrow, smooth, height(), width(), width(), 1, NEIGHBOURHOOD);
		return smooth;
	}
}
