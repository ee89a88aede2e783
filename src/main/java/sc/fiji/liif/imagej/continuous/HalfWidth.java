// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.continuous;

/**
 * How wide ridges and valleys of a curve are at half their height: half way between the summit and the higher one of the
 * two feet that it stands on, one on each side, where the curve is lowest before it gets as high again (its prominence,
 * in the words of topography). For valleys the curve is looked at upside down. Immutable.
 */
final class HalfWidth {

	private final double[] distances;
	private final double[] values;
	private final double pixel;

	/**
	 * @param distances of the values, ascending; values that are not finite end what can be looked at
	 * @param pixel     how far summits may lie from where they are said to be: a pixel
	 */
	HalfWidth(final double[] distances, final double[] values, final double pixel) {
		this.distances = distances;
		this.values = values;
		this.pixel = pixel;
	}

	/**
	 * The width of a summit in the unit of the distances; NaN if the curve ends on a side before it is half as low.
	 *
	 * @param at   its distance
	 * @param sign 1 for a ridge, -1 for a valley
	 */
	double of(final double at, final int sign) {
		int summit = -1;
		for (int i = 0; i < distances.length; i++) {
			if (Math.abs(distances[i] - at) <= pixel && (summit < 0 || sign * values[i] > sign * values[summit]))
				summit = i;
		}
		if (summit < 0)
			return Double.NaN;
		final double top = sign * values[summit];
		final double foot = Math.max(foot(summit, -1, sign), foot(summit, 1, sign));
		final double half = (top + foot) / 2;
		return crossing(summit, 1, sign, half) - crossing(summit, -1, sign, half);
	}

	/** The lowest value on a side before the curve gets higher than the summit. */
	private double foot(final int summit, final int direction, final int sign) {
		double lowest = sign * values[summit];
		for (int i = summit + direction; i >= 0 && i < values.length && Double.isFinite(values[i])
				&& sign * values[i] <= sign * values[summit]; i += direction)
			lowest = Math.min(lowest, sign * values[i]);
		return lowest;
	}

	/** Where the curve first is as low as that on a side; NaN if it is not. */
	private double crossing(final int summit, final int direction, final int sign, final double level) {
		for (int i = summit + direction; i >= 0 && i < values.length && Double.isFinite(values[i]); i += direction) {
			final double value = sign * values[i];
			final double before = sign * values[i - direction];
			if (value < level) {
				final double share = (before - level) / (before - value);
				return distances[i - direction] + share * (distances[i] - distances[i - direction]);
			}
		}
		return Double.NaN;
	}
}
