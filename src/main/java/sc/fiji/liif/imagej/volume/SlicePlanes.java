// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.volume;

import ij.process.ImageProcessor;

/**
 * Some slices of a stack, seen as planes along the optical axis: in each of them a row is a line of one slice. Immutable, so
 * far as the slices are.
 */
final class SlicePlanes {

	private final ImageProcessor[] slices;
	private final boolean isAlongX;

	/**
	 * @param slices   of one type and size
	 * @param isAlongX whether rows are rows of the slices (xz planes), or columns (yz planes)
	 */
	SlicePlanes(final ImageProcessor[] slices, final boolean isAlongX) {
		this.slices = slices;
		this.isAlongX = isAlongX;
	}

	/** How many there are. */
	int count() {
		return isAlongX ? slices[0].getHeight() : slices[0].getWidth();
	}

	/** How wide they are. */
	int width() {
		return isAlongX ? slices[0].getWidth() : slices[0].getHeight();
	}

	/** One of them, as a copy. */
	ImageProcessor plane(final int i) {
		final int width = width();
		final ImageProcessor plane = slices[0].createProcessor(width, slices.length);
		final int step = isAlongX ? 1 : slices[0].getWidth();
		final int first = isAlongX ? i * slices[0].getWidth() : i;
		for (int z = 0; z < slices.length; z++) {
			final Object from = slices[z].getPixels();
			final Object to = plane.getPixels();
			if (isAlongX)
				System.arraycopy(from, first, to, z * width, width);
			else
				gather(from, first, step, to, z * width, width);
		}
		return plane;
	}

	private static void gather(final Object from, final int first, final int step, final Object to, final int start,
			final int count) {
		for (int k = 0; k < count; k++) {
			if (from instanceof byte[])
				((byte[]) to)[start + k] = ((byte[]) from)[first + k * step];
			else if (from instanceof short[])
				((short[]) to)[start + k] = ((short[]) from)[first + k * step];
			else if (from instanceof float[])
				((float[]) to)[start + k] = ((float[]) from)[first + k * step];
			else
				((int[]) to)[start + k] = ((int[]) from)[first + k * step];
		}
	}
}
