// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.volume;

import sc.fiji.liif.raster.Filter;

/**
 * Which of the parallel planes that a network answers on count at a position between them, and how much: at a plane that
 * plane alone, between planes Keys' cubic convolution, and for pixels that are wider than the planes are apart the same,
 * stretched, which is a mean. Beyond the outermost planes there are none. Immutable.
 */
public final class PlaneWeights {

	/** Of the whole, what nobody would miss. */
	private static final double NOTHING = 1e-6;

	private final int first;
	private final double[] weights;

	/**
	 * @param position of the pixel, planes lying at 0, 1, 2 ...
	 * @param width    of the pixel, in distances of planes
	 * @param count    of planes
	 */
	public PlaneWeights(final double position, final double width, final int count) {
		final double stretch = Math.max(1, width);
		final double middle = Math.max(0, Math.min(count - 1, position));
		final double reach = Filter.BICUBIC.support(1) * stretch;
		int from = (int) Math.max(0, Math.ceil(middle - reach));
		int to = (int) Math.min(count - 1, Math.floor(middle + reach));
		while (from < to && isNothing(from, middle, stretch))
			from++;
		while (to > from && isNothing(to, middle, stretch))
			to--;
		first = from;
		weights = new double[to - from + 1];
		double sum = 0;
		for (int i = 0; i < weights.length; i++) {
			weights[i] = weight(from + i, middle, stretch);
			sum += weights[i];
		}
		for (int i = 0; i < weights.length; i++)
			weights[i] /= sum;
	}

	/** The first plane that counts. */
	public int first() {
		return first;
	}

	/** How many planes count, one after the other. */
	public int count() {
		return weights.length;
	}

	/** How much the i-th of those that count does; all of them together are 1. */
	public double weight(final int i) {
		return weights[i];
	}

	private static boolean isNothing(final int plane, final double middle, final double stretch) {
		return Math.abs(weight(plane, middle, stretch)) < NOTHING;
	}

	private static double weight(final int plane, final double middle, final double stretch) {
		return Filter.BICUBIC.weight((plane - middle) / stretch, 1);
	}
}
