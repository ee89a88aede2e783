// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import sc.fiji.liif.architecture.Alignment;
import sc.fiji.liif.sampling.Members;

/**
 * The reference's own way from coordinates to members, its float32 arithmetic,
 * border epsilon and area weights included: what {@link Members} is judged by.
 * Coordinates are the reference's: (y, x), both axes from -1 to 1.
 */
final class ReferenceMembers {

	private static final float LIMIT = (float) (1 - 1e-6);

	private ReferenceMembers() {}

	static Members of(final float[] coordinates, final int members, final int width, final int height) {
		final int n = coordinates.length / 2;
		final Members found = new Members(members == 1 ? Alignment.NEAREST : Alignment.ENSEMBLE);
		found.clear(n);
		for (int q = 0; q < n; q++) {
			final int[] iy = new int[members];
			final int[] ix = new int[members];
			final float[] ry = new float[members];
			final float[] rx = new float[members];
			final float[] area = new float[members];
			float sum = 0;
			for (int m = 0; m < members; m++) {
				iy[m] = index(coordinates[2 * q], members == 1 ? 0 : m < 2 ? -1 : 1, height);
				ix[m] = index(coordinates[2 * q + 1], members == 1 ? 0 : m % 2 == 0 ? -1 : 1, width);
				ry[m] = (coordinates[2 * q] - centre(iy[m], height)) * height;
				rx[m] = (coordinates[2 * q + 1] - centre(ix[m], width)) * width;
				area[m] = Math.abs(ry[m] * rx[m]) + 1e-9f;
				sum += area[m];
			}
			for (int m = 0; m < members; m++)
				found.put(m, iy[m] * width + ix[m], ry[m], rx[m], area[members - 1 - m] / sum);
			found.finish();
		}
		return found;
	}

	/** Centre of the i-th of n pixels. */
	static float centre(final int i, final int n) {
		return (float) (-1 + 1.0 / n) + (float) (2.0 / n) * i;
	}

	private static int index(final float coordinate, final int side, final int n) {
		final float shifted = side == 0 ? coordinate : coordinate + (float) (side * (1.0 / n) + 1e-6);
		final float clamped = Math.max(-LIMIT, Math.min(LIMIT, shifted));
		return (int) Math.rint((clamped + 1) * (n / 2f) - 0.5f);
	}
}
