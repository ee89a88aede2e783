// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.sampling;

/**
 * What a bounded picture's function is beyond the area of its pixels, which ends
 * half a pixel outside of the outermost centres.
 */
public enum Extension {

	/** The colour of the nearest position of the border. */
	BORDER {

		@Override
		public double map(final double x, final double min, final double max) {
			return Math.max(min, Math.min(max, x));
		}
	},

	/** The picture mirrored at its border, again and again. */
	MIRROR {

		@Override
		public double map(final double x, final double min, final double max) {
			if (x >= min && x <= max || Double.isNaN(x))
				return x;
			final double period = 2 * (max - min);
			final double phase = (x - min) % period;
			final double offset = phase < 0 ? phase + period : phase;
			return Double.isInfinite(x) ? max : min + (offset <= max - min ? offset : period - offset);
		}
	};

	/** The position within [min, max] that gives the colour at x. */
	public abstract double map(double x, double min, double max);

	/** How much that position moves with x: 1 inside; outside 0 where the border goes on, 1 or -1 in a mirror. */
	public double slope(final double x, final double min, final double max) {
		if (x >= min && x <= max)
			return 1;
		final double step = (max - min) * 1e-6;
		return Math.rint((map(x + step, min, max) - map(x - step, min, max)) / (2 * step));
	}
}
