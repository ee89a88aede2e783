// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.trust;

/**
 * Along one axis: which output pixels an input pixel's area holds, how much of each, and between which input
 * pixels an output pixel lies. Immutable.
 */
final class AxisMeans {

	/** The input's first pixel that is covered. */
	private final long first;
	/** For each input pixel the first output pixel that it holds a part of. */
	private final int[] begin;
	private final float[][] weights;
	/** For each output pixel the input pixel before it, among those that are covered, and how far it is from that. */
	private final int[] before;
	private final float[] beyond;

	/**
	 * @param start  the first output pixel's centre, in the input's coordinates
	 * @param step   from one to the next, at most 1
	 * @param length number of output pixels
	 * @param min    the input's first pixel
	 * @param max    its last
	 */
	AxisMeans(final double start, final double step, final int length, final long min, final long max) {
		final double left = start - step / 2;
		final double right = left + length * step;
		first = Math.max(min, (long) Math.floor(left + 0.5 + 1e-6));
		final long last = Math.min(max, (long) Math.ceil(right - 0.5 - 1e-6));
		final int count = (int) Math.max(1, last - first + 1);
		begin = new int[count];
		weights = new float[count][];
		for (int u = 0; u < count; u++) {
			final double from = (first + u - 0.5 - left) / step;
			final double to = (first + u + 0.5 - left) / step;
			begin[u] = (int) Math.max(0, Math.min(length - 1, Math.floor(from + 1e-6)));
			final int end = (int) Math.max(begin[u] + 1, Math.min(length, Math.ceil(to - 1e-6)));
			weights[u] = new float[end - begin[u]];
			double sum = 0;
			for (int i = begin[u]; i < end; i++)
				sum += Math.min(to, i + 1) - Math.max(from, i);
			for (int i = begin[u]; i < end; i++)
				weights[u][i - begin[u]] = (float) ((Math.min(to, i + 1) - Math.max(from, i)) / sum);
		}
		before = new int[length];
		beyond = new float[length];
		for (int i = 0; i < length; i++) {
			final double at = Math.max(0, Math.min(count - 1, start + i * step - first));
			before[i] = (int) Math.min(Math.max(0, count - 2), at);
			beyond[i] = (float) (at - before[i]);
		}
	}

	long first() {
		return first;
	}

	/** Input pixels. */
	int count() {
		return begin.length;
	}

	/** Output pixels. */
	int length() {
		return before.length;
	}

	/** The mean over an input pixel of output pixels that lie {@code step} apart from {@code offset} on. */
	double mean(final float[] values, final int offset, final int step, final int pixel) {
		double sum = 0;
		for (int k = 0; k < weights[pixel].length; k++)
			sum += weights[pixel][k] * values[offset + (begin[pixel] + k) * step];
		return sum;
	}

	/** At an output pixel, linearly between input pixels that lie {@code step} apart from {@code offset} on. */
	double interpolated(final float[] pixels, final int offset, final int step, final int i) {
		final float one = pixels[offset + before[i] * step];
		return beyond[i] == 0 ? one : one + beyond[i] * (pixels[offset + (before[i] + 1) * step] - one);
	}

	/** A Gaussian along lines; at their ends the mean of what is there. */
	static void smooth(final float[] from, final float[] to, final int length, final int lines, final int step,
			final int line, final double sigma) {
		final int reach = (int) Math.ceil(3 * sigma);
		for (int l = 0; l < lines; l++) {
			for (int i = 0; i < length; i++) {
				double sum = 0;
				double weight = 0;
				for (int k = Math.max(0, i - reach); k <= Math.min(length - 1, i + reach); k++) {
					final double w = Math.exp(-(k - i) * (k - i) / (2 * sigma * sigma));
					sum += w * from[l * line + k * step];
					weight += w;
				}
				to[l * line + i * step] = (float) (sum / weight);
			}
		}
	}
}
