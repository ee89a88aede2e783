// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.values;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import ij.process.ImageProcessor;

/**
 * Planes seen as flat regions of whole numbers on a background, their lowest value: so
 * are label images, but not micrographs, photographs and smoothed drawings, in which
 * most values occur in single pixels. Immutable.
 */
final class FlatRegions {

	/** Of a value's pixels, those that have three equals in a square. */
	private static final double MIN_FLATNESS = 0.75;
	private static final double MIN_FLAT_SHARE = 0.9;
	/** More values, or pairs of values that touch, are none of a label image, and are not counted. */
	private static final int MOST_VALUES = 1 << 18;
	/** So many pixels that are not flat tell noise without looking at all of it. */
	private static final int FIRST_LOOK = 4096;
	/** A map of so few classes may nest them in their order. */
	private static final int FEW = 16;
	private static final int MANY = 6;
	private static final double MAX_ORDER = 0.8;
	private static final int MOST_COPIES = 5;

	private final Map<Float, int[]> areas = new HashMap<>();
	private final Map<Long, Integer> borders = new HashMap<>();
	private boolean isFlat = true;

	/** @param planes of one image */
	FlatRegions(final List<ImageProcessor> planes) {
		for (final ImageProcessor plane : planes) {
			if (isFlat)
				add(undoubled(plane));
		}
		isFlat &= areFlat();
	}

	/** Whether all values are the same. */
	static boolean isEmpty(final ImageProcessor plane) {
		for (int i = 1; i < plane.getPixelCount(); i++) {
			if (plane.getf(i) != plane.getf(0))
				return false;
		}
		return true;
	}

	/** Whether there are values beside the background, whole numbers, nearly all of which are in flat regions. */
	boolean isFlat() {
		return isFlat;
	}

	/**
	 * Whether the values number the regions: a few classes from 0 on, or many numbers that
	 * are neighbours in counting but, where regions touch, rarely each other's next, as the
	 * steps of an intensity would be.
	 *
	 * @param isByte whether they have 8 bits: drawings have many gray levels, too
	 */
	boolean areNumbered(final boolean isByte) {
		final TreeSet<Float> values = new TreeSet<>(areas.keySet());
		final int n = values.size();
		if (n < 3)
			return false;
		if (values.first() == 0 && values.last() == n - 1 && n <= FEW)
			return true;
		int consecutive = 0;
		for (final float value : values) {
			if (value != values.first() && (isNumber(values, value - 1) || isNumber(values, value + 1)))
				consecutive++;
		}
		return (2 * consecutive >= n - 1 || !isByte && n > MANY) && order(values) <= MAX_ORDER;
	}

	// -- Helper methods --

	/** The plane before it was enlarged by repeating its pixels, which makes everything flat. */
	private static ImageProcessor undoubled(final ImageProcessor plane) {
		for (int k = MOST_COPIES; k > 1; k--) {
			final int width = plane.getWidth() / k;
			final int height = plane.getHeight() / k;
			if (width < 2 || height < 2 || !isRepeated(plane, k))
				continue;
			final ImageProcessor small = plane.createProcessor(width, height);
			for (int y = 0; y < height; y++) {
				for (int x = 0; x < width; x++)
					small.setf(x, y, plane.getf(x * k, y * k));
			}
			return small;
		}
		return plane;
	}

	private static boolean isRepeated(final ImageProcessor plane, final int k) {
		for (int y = 0; y < plane.getHeight() / k * k; y++) {
			for (int x = 0; x < plane.getWidth() / k * k; x++) {
				if (plane.getf(x, y) != plane.getf(x / k * k, y / k * k))
					return false;
			}
		}
		return !isEmpty(plane);
	}

	private void add(final ImageProcessor plane) {
		final int width = plane.getWidth();
		final int height = plane.getHeight();
		long single = 0;
		long flat = 0;
		float lowest = Float.POSITIVE_INFINITY;
		for (int i = 0; i < plane.getPixelCount(); i++)
			lowest = Math.min(lowest, plane.getf(i));
		float last = 0;
		int[] area = null;
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				final float value = plane.getf(x, y);
				final boolean isFlatHere = isSquare(plane, x, y) || isSquare(plane, x - 1, y)
						|| isSquare(plane, x, y - 1) || isSquare(plane, x - 1, y - 1);
				// Runs are long in flat planes: few pixels cost a look-up.
				if (value != last || area == null)
					area = areas.computeIfAbsent(value, v -> new int[2]);
				last = value;
				area[0]++;
				area[1] += isFlatHere ? 1 : 0;
				single += isFlatHere ? 0 : 1;
				flat += isFlatHere && value != lowest ? 1 : 0;
				if (x + 1 < width)
					border(value, plane.getf(x + 1, y));
				if (y + 1 < height)
					border(value, plane.getf(x, y + 1));
			}
			if (Math.max(areas.size(), borders.size()) > MOST_VALUES || single > FIRST_LOOK && single > flat) {
				isFlat = false;
				return;
			}
		}
	}

	private void border(final float value, final float other) {
		if (value != other)
			borders.merge((long) Float.floatToIntBits(value) << 32 | Float.floatToIntBits(other) & 0xffffffffL, 1,
					Integer::sum);
	}

	private boolean areFlat() {
		if (areas.size() < 2)
			return false;
		final float background = new TreeSet<>(areas.keySet()).first();
		int flat = 0;
		long area = 0;
		long flatArea = 0;
		for (final Map.Entry<Float, int[]> value : areas.entrySet()) {
			if (value.getKey() != Math.rint(value.getKey()) || value.getKey().isInfinite())
				return false;
			if (value.getKey() == background)
				continue;
			area += value.getValue()[0];
			flatArea += value.getValue()[1];
			if (value.getValue()[1] >= MIN_FLATNESS * value.getValue()[0])
				flat++;
		}
		return flat >= MIN_FLAT_SHARE * (areas.size() - 1) && flatArea >= MIN_FLAT_SHARE * area;
	}

	private static boolean isSquare(final ImageProcessor plane, final int x, final int y) {
		if (x < 0 || y < 0 || x > plane.getWidth() - 2 || y > plane.getHeight() - 2)
			return false;
		final float value = plane.getf(x, y);
		return value == plane.getf(x + 1, y) && value == plane.getf(x, y + 1) && value == plane.getf(x + 1, y + 1);
	}

	private static boolean isNumber(final TreeSet<Float> values, final float value) {
		return value != values.first() && values.contains(value);
	}

	/** How often adjacent pixels that differ hold values next to each other among those that occur. */
	private double order(final TreeSet<Float> values) {
		final Map<Float, Integer> ranks = new HashMap<>();
		for (final float value : values)
			ranks.put(value, ranks.size());
		long differ = 0;
		long next = 0;
		for (final Map.Entry<Long, Integer> border : borders.entrySet()) {
			final float one = Float.intBitsToFloat((int) (border.getKey() >> 32));
			final float other = Float.intBitsToFloat((int) (long) border.getKey());
			differ += border.getValue();
			if (Math.abs(ranks.get(one) - ranks.get(other)) == 1)
				next += border.getValue();
		}
		return (double) next / Math.max(1, differ);
	}
}
