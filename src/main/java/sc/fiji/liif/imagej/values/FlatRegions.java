// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.values;

import java.util.TreeMap;

import ij.process.ImageProcessor;

/**
 * A plane seen as flat regions of whole numbers on a background, its lowest value:
 * so are label images, but not micrographs, photographs and smoothed drawings.
 * Immutable.
 */
final class FlatRegions {

	private static final double MIN_FLATNESS = 0.9;
	/** Enough to tell noise, which is never flat, without looking at all of it. */
	private static final int FIRST_LOOK = 4096;
	private static final double MAX_ORDER = 0.8;

	private final ImageProcessor plane;
	private final int width;
	private final int height;
	private final float background;
	private long area;
	private boolean isFlat;

	FlatRegions(final ImageProcessor plane) {
		this.plane = plane;
		width = plane.getWidth();
		height = plane.getHeight();
		float lowest = Float.POSITIVE_INFINITY;
		for (int i = 0; i < width * height; i++)
			lowest = Math.min(lowest, plane.getf(i));
		background = lowest;
		isFlat = lookForFlatness();
	}

	/** Whether there is but background. */
	boolean isEmpty() {
		return area == 0;
	}

	/**
	 * Whether nearly all pixels that are not background are whole numbers and have
	 * three equals in a square.
	 */
	boolean isFlat() {
		return isFlat;
	}

	/**
	 * Whether the values number the regions: at least two, most of them with a
	 * neighbour in counting, but regions that touch are rarely each other's next, as
	 * the steps of an intensity would be.
	 */
	boolean areNumbered() {
		final TreeMap<Float, Integer> ranks = new TreeMap<>();
		for (int i = 0; i < width * height; i++)
			ranks.put(plane.getf(i), 0);
		int rank = 0;
		int consecutive = 0;
		for (final Float value : ranks.keySet()) {
			ranks.put(value, rank++);
			if (value != background && (isNumber(ranks, value - 1) || isNumber(ranks, value + 1)))
				consecutive++;
		}
		return rank > 2 && 2 * consecutive >= rank - 1 && order(ranks) <= MAX_ORDER;
	}

	// -- Helper methods --

	private boolean lookForFlatness() {
		long flat = 0;
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				final float value = plane.getf(x, y);
				if (value == background)
					continue;
				area++;
				if (value != Math.rint(value) || Float.isInfinite(value))
					return false;
				if (isSquare(x, y) || isSquare(x - 1, y) || isSquare(x, y - 1) || isSquare(x - 1, y - 1))
					flat++;
			}
			if (area > FIRST_LOOK && flat < area * MIN_FLATNESS / 2)
				return false;
		}
		return flat >= area * MIN_FLATNESS;
	}

	private boolean isSquare(final int x, final int y) {
		if (x < 0 || y < 0 || x > width - 2 || y > height - 2)
			return false;
		final float value = plane.getf(x, y);
		return value == plane.getf(x + 1, y) && value == plane.getf(x, y + 1) && value == plane.getf(x + 1, y + 1);
	}

	private boolean isNumber(final TreeMap<Float, Integer> values, final float value) {
		return value != background && values.containsKey(value);
	}

	/** How often adjacent pixels that differ hold values next to each other among those that occur. */
	private double order(final TreeMap<Float, Integer> ranks) {
		long differ = 0;
		long next = 0;
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				final float value = plane.getf(x, y);
				for (int side = 0; side < 2; side++) {
					if (side == 0 && x + 1 == width || side == 1 && y + 1 == height)
						continue;
					final float other = side == 0 ? plane.getf(x + 1, y) : plane.getf(x, y + 1);
					if (value == other)
						continue;
					differ++;
					if (Math.abs(ranks.get(value) - ranks.get(other)) == 1)
						next++;
				}
			}
		}
		return (double) next / Math.max(1, differ);
	}
}
