// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.sampling;

/**
 * The linear map between an image's values and [0,1], where networks live. The
 * one rule for all that looks at images: values of 8 bits, RGB included, are
 * divided by 255; others are mapped by the smallest and largest finite value.
 * Immutable.
 */
public final class IntensityRange {

	private static final int FIXED_BITS = 8;

	/** Of no values at all. */
	public static final IntensityRange EMPTY = new IntensityRange(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

	private final double min;
	private final double max;

	/**
	 * @param min the value that becomes 0
	 * @param max the value that becomes 1
	 */
	public IntensityRange(final double min, final double max) {
		this.min = min;
		this.max = max;
	}

	/** The range of all values of so many bits, if it hangs on nothing else; else null. */
	public static IntensityRange ofBits(final int bits) {
		return bits <= FIXED_BITS ? new IntensityRange(0, Math.pow(2, bits) - 1) : null;
	}

	/** Large enough for one more value; NaN and infinities don't count. */
	public IntensityRange with(final double value) {
		if (Double.isNaN(value) || Double.isInfinite(value) || value >= min && value <= max)
			return this;
		return new IntensityRange(Math.min(min, value), Math.max(max, value));
	}

	/** Large enough for both. */
	public IntensityRange with(final IntensityRange other) {
		return new IntensityRange(Math.min(min, other.min), Math.max(max, other.max));
	}

	/** Without any finite value everything is 0. */
	public IntensityRange orZero() {
		return min > max ? new IntensityRange(0, 0) : this;
	}

	/**
	 * The value of an intensity, which a float can hold, also beyond the range; every
	 * one is the constant if all values are equal.
	 */
	public double fromUnit(final double unit) {
		return Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, min + unit * (max - min)));
	}

	public double min() {
		return min;
	}

	public double max() {
		return max;
	}
}
