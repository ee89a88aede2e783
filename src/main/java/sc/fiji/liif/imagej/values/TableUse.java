// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.values;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import ij.process.ImageProcessor;
import ij.process.LUT;

/**
 * What an 8-bit picture makes of its lookup table, seen where the values of two
 * adjacent pixels differ. Colours are as far apart as the one of red, green and blue
 * that differs most. Immutable.
 */
final class TableUse {

	private static final int VALUES = 256;
	private static final int DRAWS = 20000;
	/** A table all of whose other steps are smaller is a scale. */
	private static final int MARKED = 12;

	private final LUT lut;
	private final boolean[] occurs = new boolean[VALUES];
	private final Distances adjacent;
	private final Distances any;

	/** @param planes of 8 bits */
	TableUse(final List<ImageProcessor> planes, final LUT table) {
		lut = withoutMarks(table);
		adjacent = new Distances(lut);
		any = new Distances(lut);
		for (final ImageProcessor plane : planes)
			add((byte[]) plane.getPixels(), plane.getWidth());
	}

	/** Tables such as HiLo mark the lowest and the highest value, which says nothing of those between. */
	private static LUT withoutMarks(final LUT table) {
		for (int i = 2; i < VALUES - 1; i++) {
			if (distance(table, i - 1, i) > MARKED)
				return table;
		}
		final LUT plain = (LUT) table.clone();
		final byte[] bytes = plain.getBytes();
		for (int c = 0; c < 3; c++) {
			bytes[c * VALUES] = bytes[c * VALUES + 1];
			bytes[c * VALUES + VALUES - 1] = bytes[c * VALUES + VALUES - 2];
		}
		return new LUT(Arrays.copyOfRange(bytes, 0, VALUES), Arrays.copyOfRange(bytes, VALUES, 2 * VALUES),
				Arrays.copyOfRange(bytes, 2 * VALUES, 3 * VALUES));
	}

	private void add(final byte[] pixels, final int width) {
		for (int i = 0; i < pixels.length; i++) {
			occurs[pixels[i] & 255] = true;
			if (i % width > 0)
				adjacent.add(pixels[i - 1], pixels[i]);
			if (i >= width)
				adjacent.add(pixels[i - width], pixels[i]);
		}
		final Random random = new Random(pixels.length);
		for (int i = 0; i < DRAWS; i++)
			any.add(pixels[random.nextInt(pixels.length)], pixels[random.nextInt(pixels.length)]);
	}

	/** How many values occur. */
	int levels() {
		int n = 0;
		for (final boolean one : occurs)
			n += one ? 1 : 0;
		return n;
	}

	/** Whether all values that occur are shown in gray. */
	boolean isGray() {
		for (int i = 0; i < VALUES; i++) {
			if (occurs[i] && (lut.getRed(i) != lut.getGreen(i) || lut.getRed(i) != lut.getBlue(i)))
				return false;
		}
		return true;
	}

	/** The largest change of colour from one value to the next, from the lowest that occurs to the highest. */
	int largestStep() {
		int first = 0;
		while (first < VALUES - 1 && !occurs[first])
			first++;
		int last = VALUES - 1;
		while (last > first && !occurs[last])
			last--;
		int largest = 0;
		for (int i = first + 1; i <= last; i++)
			largest = Math.max(largest, distance(lut, i - 1, i));
		return largest;
	}

	/**
	 * The length of the way through the table from a pixel's colour to its
	 * neighbour's, by the distance of the two: near 1 if what lies between two values
	 * in the table lies between their colours.
	 */
	double detour() {
		return adjacent.path / Math.max(1, adjacent.colours);
	}

	/** The distance of adjacent pixels' values by that of any two pixels'. */
	double valueDistance() {
		return adjacent.mean(adjacent.values) / Math.max(1, any.mean(any.values));
	}

	/** The distance of adjacent pixels' colours by that of any two pixels'. */
	double colourDistance() {
		return adjacent.mean(adjacent.colours) / Math.max(1, any.mean(any.colours));
	}

	private static int distance(final LUT lut, final int i, final int j) {
		return Math.max(Math.abs(lut.getRed(i) - lut.getRed(j)),
				Math.max(Math.abs(lut.getGreen(i) - lut.getGreen(j)), Math.abs(lut.getBlue(i) - lut.getBlue(j))));
	}

	/** Sums over pairs of pixels whose values differ. */
	private static final class Distances {

		private final LUT lut;
		private final long[] way = new long[VALUES];
		private long pairs;
		private double values;
		private double colours;
		private double path;

		private Distances(final LUT lut) {
			this.lut = lut;
			for (int i = 1; i < VALUES; i++)
				way[i] = way[i - 1] + distance(lut, i - 1, i);
		}

		private void add(final byte a, final byte b) {
			if (a == b)
				return;
			final int i = a & 255;
			final int j = b & 255;
			pairs++;
			values += Math.abs(i - j);
			colours += distance(lut, i, j);
			path += Math.abs(way[i] - way[j]);
		}

		private double mean(final double sum) {
			return sum / Math.max(1, pairs);
		}
	}
}
