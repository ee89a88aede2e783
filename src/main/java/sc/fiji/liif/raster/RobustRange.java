// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.raster;

import java.util.Arrays;

/**
 * From where to where the values of a picture go, hot pixels aside: from the percentile
 * 0.5 to the percentile 99.9, or to the brightest thing of several pixels if that is brighter, so
 * that few small spots on a dark ground count. Collects the planes of a stack one after the other.
 * What is multiplied and shifted has a range that is multiplied and shifted. For one thread.
 */
public final class RobustRange {

	private static final double LOW = 0.005;
	private static final double HIGH = 0.999;
	/** What outliers may keep, as a part of the range. */
	private static final double MARGIN = 0.25;
	/** Values of a plane that are sorted: every n-th one of large planes. */
	private static final int MOST = 1 << 16;
	/** Not a divisor of usual widths, lest the same columns be seen again and again. */
	private static final int[] STRIDES = {1, 3, 7, 13, 29, 61, 127, 251, 509, 1021, 2039, 4093, 8191};

	/** Values of all planes that are kept: of more, every second one, again and again. */
	private static final int MOST_OF_ALL = 1 << 20;

	private float[] seen = new float[1024];
	private int count;
	private int thinning = 1;
	private int offered;
	private float min = Float.POSITIVE_INFINITY;
	private float max = Float.NEGATIVE_INFINITY;
	private float brightest = Float.NEGATIVE_INFINITY;

	/** Looks at a plane; NaN and infinities don't count. */
	public void add(final float[] plane, final int width) {
		int stride = 0;
		while (plane.length / STRIDES[stride] > MOST && stride < STRIDES.length - 1)
			stride++;
		for (int i = 0; i < plane.length; i++) {
			final float value = plane[i];
			if (!Float.isFinite(value))
				continue;
			min = Math.min(min, value);
			max = Math.max(max, value);
			if (i % STRIDES[stride] == 0)
				note(value);
			if (value > brightest)
				brightest = Math.max(brightest, second(plane, width, i));
		}
	}

	/** The value that becomes 0; infinite without any finite value. */
	public double low() {
		return isDegenerate() ? min : percentile(LOW);
	}

	/** The value that becomes 1; infinite without any finite value. */
	public double high() {
		return isDegenerate() ? max : Math.max(percentile(HIGH), brightest);
	}

	/** The range of all channels of a picture together. */
	public static RobustRange of(final Raster picture) {
		final RobustRange range = new RobustRange();
		final float[] plane = new float[picture.width() * picture.height()];
		for (int c = 0; c < picture.channels(); c++) {
			for (int i = 0; i < plane.length; i++)
				plane[i] = picture.intensity(i * picture.channels() + c);
			range.add(plane, picture.width());
		}
		return range;
	}

	/** A picture as its own range sees it: its values become mostly 0 to 1. */
	public static Raster stretched(final Raster picture) {
		return of(picture).stretch(picture);
	}

	/**
	 * A picture whose outliers (hot and dead pixels) are cut off, farther outside of its range than a
	 * part of that: one of them would outweigh all else in a squared error.
	 */
	public static Raster withoutOutliers(final Raster picture) {
		final RobustRange range = of(picture);
		final double margin = MARGIN * (range.high() - range.low());
		final double least = range.low() - margin;
		final double most = range.high() + margin;
		final float[] values = picture.intensities();
		for (int i = 0; i < values.length; i++)
			values[i] = (float) Math.max(least, Math.min(most, values[i]));
		return Raster.ofFloats(picture.width(), picture.height(), picture.channels(), values);
	}

	/** A picture as this range sees it. */
	public Raster stretch(final Raster picture) {
		final double low = low();
		final double factor = high() > low ? 1 / (high() - low) : 0;
		final float[] values = picture.intensities();
		for (int i = 0; i < values.length; i++)
			values[i] = (float) ((values[i] - low) * factor);
		return Raster.ofFloats(picture.width(), picture.height(), picture.channels(), values);
	}

	/** The two percentiles alone, whatever is brighter. */
	public double[] percentiles() {
		return new double[]{percentile(LOW), percentile(HIGH)};
	}

	// -- Helper methods --

	/** Nearly all values are the same: then the others matter. */
	private boolean isDegenerate() {
		return count == 0 || !(Math.max(percentile(HIGH), brightest) > percentile(LOW));
	}

	private void note(final float value) {
		if (offered++ % thinning != 0)
			return;
		if (count == MOST_OF_ALL) {
			for (int i = 0; i < count / 2; i++)
				seen[i] = seen[2 * i];
			count /= 2;
			thinning *= 2;
		}
		if (count == seen.length)
			seen = Arrays.copyOf(seen, 2 * count);
		seen[count++] = value;
	}

	private double percentile(final double part) {
		Arrays.sort(seen, 0, count);
		return seen[(int) Math.round(part * (count - 1))];
	}

	/** The second largest of the 3 x 3 pixels around one, so far as they are there and finite: a thing has more than one. */
	private static float second(final float[] plane, final int width, final int at) {
		float first = Float.NEGATIVE_INFINITY;
		float second = Float.NEGATIVE_INFINITY;
		final int x = at % width;
		for (int row = at - width; row <= at + width; row += width) {
			for (int dx = -1; dx <= 1; dx++) {
				final int i = row + dx;
				if (x + dx < 0 || x + dx >= width || i < 0 || i >= plane.length || !Float.isFinite(plane[i]))
					continue;
				second = Math.max(second, Math.min(first, plane[i]));
				first = Math.max(first, plane[i]);
			}
		}
		return second;
	}
}
