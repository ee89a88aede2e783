// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.values;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.LUT;

/** Pictures whose values are indices of a palette. */
public final class TestPalettes {

	private static final int SIDE = 64;

	private TestPalettes() {}

	/**
	 * A colourful picture in so many colours, those of pixels drawn at random.
	 *
	 * @param isSorted whether the palette goes from dark to bright; else it is in no order
	 */
	public static ImagePlus photograph(final int colours, final boolean isSorted) {
		final Random random = new Random(5);
		final List<int[]> palette = new ArrayList<>();
		for (int i = 0; i < colours; i++)
			palette.add(colour(random.nextInt(SIDE), random.nextInt(SIDE)));
		if (isSorted)
			palette.sort(Comparator.comparing(c -> 3 * c[0] + 6 * c[1] + c[2]));
		else
			Collections.shuffle(palette, random);
		final byte[][] table = new byte[3][256];
		for (int i = 0; i < colours; i++) {
			for (int c = 0; c < 3; c++)
				table[c][i] = (byte) palette.get(i)[c];
		}
		final ByteProcessor indices = new ByteProcessor(SIDE, SIDE);
		for (int i = 0; i < SIDE * SIDE; i++)
			indices.set(i, nearest(palette, colour(i % SIDE, i / SIDE)));
		indices.setLut(new LUT(table[0], table[1], table[2]));
		return new ImagePlus("photograph", indices);
	}

	private static int[] colour(final int x, final int y) {
		return new int[]{(int) (127 + 60 * Math.sin(x / 5.0) + 60 * Math.cos(y / 4.0 + x / 9.0)),
				(int) (127 + 100 * Math.sin(y / 6.0)), (int) (127 + 100 * Math.cos((x + y) / 8.0))};
	}

	private static int nearest(final List<int[]> palette, final int[] colour) {
		int best = 0;
		for (int i = 1; i < palette.size(); i++) {
			if (distance(palette.get(i), colour) < distance(palette.get(best), colour))
				best = i;
		}
		return best;
	}

	private static int distance(final int[] a, final int[] b) {
		int sum = 0;
		for (int c = 0; c < 3; c++)
			sum += (a[c] - b[c]) * (a[c] - b[c]);
		return sum;
	}
}
