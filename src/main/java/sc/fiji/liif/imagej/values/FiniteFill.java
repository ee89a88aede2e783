// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.values;

import java.util.Arrays;

import sc.fiji.liif.sampling.IntensityRange;

/**
 * Makes a plane of floats fit for a network, which a single NaN would spoil over
 * its whole receptive field: a NaN takes the value of the nearest finite pixel
 * (in steps along the axes), infinities take the range's ends.
 */
final class FiniteFill {

	private FiniteFill() {}

	/**
	 * @param pixels {@code [height][width]}, not changed
	 * @return {@code pixels} itself if all are finite, else a filled copy
	 */
	static float[] fill(final float[] pixels, final int width, final IntensityRange range) {
		int first = 0;
		while (first < pixels.length && Float.isFinite(pixels[first]))
			first++;
		if (first == pixels.length)
			return pixels;
		final float[] filled = pixels.clone();
		final int[] queue = new int[pixels.length];
		int tail = 0;
		for (int i = 0; i < filled.length; i++) {
			if (Float.isInfinite(filled[i]))
				filled[i] = (float) (filled[i] > 0 ? range.max() : range.min());
			if (!Float.isNaN(filled[i]))
				queue[tail++] = i;
		}
		if (tail == 0) {
			Arrays.fill(filled, (float) range.min());
			return filled;
		}
		for (int head = 0; head < tail; head++) {
			final int i = queue[head];
			final int x = i % width;
			tail = spread(filled, queue, tail, i, i - 1, x > 0);
			tail = spread(filled, queue, tail, i, i + 1, x < width - 1);
			tail = spread(filled, queue, tail, i, i - width, i >= width);
			tail = spread(filled, queue, tail, i, i + width, i + width < filled.length);
		}
		return filled;
	}

	private static int spread(final float[] pixels, final int[] queue, final int tail, final int from, final int to,
			final boolean isInside) {
		if (!isInside || !Float.isNaN(pixels[to]))
			return tail;
		pixels[to] = pixels[from];
		queue[tail] = to;
		return tail + 1;
	}
}
