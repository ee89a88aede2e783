// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.volume;

import net.imglib2.Interval;

/**
 * A box of voxels as the xz planes and the yz planes have it, in the network's intensities. Values are
 * {@code [colour][z][y][x]}. For one thread.
 */
final class RefinedBox {

	private final Interval box;
	/** Half of what planes along x answer, and along y; or the sum of both. */
	private final float[][][] halves;

	/**
	 * @param colours        1, or red, green and blue
	 * @param hasDifferences whether the difference of both is wanted
	 */
	RefinedBox(final Interval box, final int colours, final boolean hasDifferences) {
		this.box = box;
		final int voxels = Math.toIntExact(box.dimension(0) * box.dimension(1) * box.dimension(2));
		halves = new float[hasDifferences ? 2 : 1][colours][voxels];
	}

	/** Memory that a voxel takes. */
	static int bytes(final int colours, final boolean hasDifferences) {
		return (hasDifferences ? 2 : 1) * colours * Float.BYTES;
	}

	/** (x, y, z) of the result. */
	Interval box() {
		return box;
	}

	int colours() {
		return halves[0].length;
	}

	/**
	 * Adds to one row of all slices, or to one column.
	 *
	 * @param along   0 for a row, 1 for a column
	 * @param number  of it in the box
	 * @param weight  of what is added
	 * @param answers {@code [colour][z][x or y]}
	 */
	void add(final int along, final int number, final float weight, final float[][] answers) {
		final int width = (int) box.dimension(0);
		final int area = width * (int) box.dimension(1);
		final int length = (int) box.dimension(along);
		final int step = along == 0 ? 1 : width;
		final int first = along == 0 ? number * width : number;
		for (int c = 0; c < answers.length; c++) {
			final float[] sums = halves[Math.min(along, halves.length - 1)][c];
			for (int k = 0; k < answers[c].length; k++)
				sums[k / length * area + first + k % length * step] += weight * answers[c][k];
		}
	}

	/** The mean of both answers. */
	float mean(final int colour, final int voxel) {
		return halves.length == 1 ? halves[0][colour][voxel] : halves[0][colour][voxel] + halves[1][colour][voxel];
	}

	/** How far they are apart. */
	float difference(final int colour, final int voxel) {
		return 2 * Math.abs(halves[0][colour][voxel] - halves[1][colour][voxel]);
	}
}
