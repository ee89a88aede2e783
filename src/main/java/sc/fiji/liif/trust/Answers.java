// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.trust;

import java.util.concurrent.CancellationException;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.liif.Progress;
import sc.fiji.liif.image.Upscaler;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.sampling.GridSampling;

/** Several answers to the same picture, and how far they lie apart at each pixel: of colours their mean. For one thread. */
final class Answers {

	private final GridSampling grid;
	private final int channels;
	private final double[] sums;
	private final double[] squares;

	/** What an answer counts. */
	interface Weight {

		/** At a pixel of the grid; those of all answers add up to 1. */
		double at(int x, int y);
	}

	/** @param channels of the colours */
	Answers(final GridSampling grid, final int channels) {
		this.grid = grid;
		this.channels = channels;
		sums = new double[Math.multiplyExact(grid.width(), grid.height())];
		squares = new double[sums.length];
	}

	/**
	 * Adds one answer.
	 *
	 * @return its intensities, those of colours their mean
	 * @throws CancellationException if canceled
	 */
	float[] add(final Upscaler upscaler, final RandomAccessibleInterval<FloatType> picture, final Weight weight,
			final Progress progress) {
		final float[] answer = new float[sums.length];
		upscaler.compute(picture, grid, (left, top, width, height, colours) -> {
			for (int k = 0; k < width * height; k++) {
				final int x = left + k % width;
				final int y = top + k / width;
				double value = 0;
				for (int c = 0; c < channels; c++)
					value += colours[k * channels + c] / (double) channels;
				final int at = y * grid.width() + x;
				answer[at] = (float) value;
				sums[at] += weight.at(x, y) * value;
				squares[at] += weight.at(x, y) * value * value;
			}
		}, progress);
		return answer;
	}

	/** Their weighted standard deviation. */
	Raster spread() {
		final float[] spread = new float[sums.length];
		for (int i = 0; i < spread.length; i++)
			spread[i] = (float) Math.sqrt(Math.max(0, squares[i] - sums[i] * sums[i]));
		return Raster.ofFloats(grid.width(), grid.height(), 1, spread);
	}
}
