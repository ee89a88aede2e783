// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.omezarr;

import java.util.concurrent.CancellationException;

import sc.fiji.liif.Progress;
import sc.fiji.liif.zarr.ElementType;

/** Fills the coarser resolutions of an image, so far as they were not written: each pixel is the mean of the 2 x 2 pixels of the finer one that it covers. */
public final class Pyramid {

	private Pyramid() {}

	/**
	 * Fills all of them.
	 *
	 * @throws sc.fiji.liif.LiifException in one sentence, if they can't be written
	 * @throws CancellationException      if canceled
	 */
	public static void fill(final OmeImage image, final Progress progress) {
		for (int level = 1; level < image.levels(); level++)
			fill(image, level, progress.part(level - 1, image.levels() - 1, what -> "coarser resolutions"));
	}

	/** Fills one of them of the finer one before. */
	public static void fill(final OmeImage image, final int level, final Progress progress) {
		final OmeShape shape = image.shape(level);
		final long planes = shape.size("t") * shape.size("c") * shape.size("z");
		final int side = image.chunk(level, "y");
		for (long n = 0; n < planes; n++) {
			progress.checkCanceled();
			progress.report(n, planes, "coarser resolutions");
			final long z = n % shape.size("z");
			final long c = n / shape.size("z") % shape.size("c");
			final long t = n / shape.size("z") / shape.size("c");
			for (long y = 0; y < shape.size("y"); y += side)
				band(image, level, t, c, z, y, (int) Math.min(side, shape.size("y") - y));
		}
	}

	/** Some rows of a plane, chunk after chunk. */
	private static void band(final OmeImage image, final int level, final long t, final long c, final long z,
			final long y, final int height) {
		final OmeShape finer = image.shape(level - 1);
		final OmeShape shape = image.shape(level);
		final int side = image.chunk(level, "x");
		for (long x = 0; x < shape.size("x"); x += side) {
			final int width = (int) Math.min(side, shape.size("x") - x);
			final int finerHeight = (int) Math.min(2L * height, finer.size("y") - 2 * y);
			final int finerWidth = (int) Math.min(2L * width, finer.size("x") - 2 * x);
			if (image.isWritten(level, t, c, z, y, x, height, width))
				continue;
			final Object pixels = image.read(level - 1, t, c, z, 2 * y, 2 * x, finerHeight, finerWidth);
			image.write(level, t, c, z, y, x, height, width,
					means(image.level(level).type(), pixels, finerWidth, finerHeight, width, height));
		}
	}

	/** Whole numbers are rounded, halves up. */
	static Object means(final ElementType type, final Object pixels, final int width, final int height,
			final int newWidth, final int newHeight) {
		final Object means = type.array(newWidth * newHeight);
		for (int i = 0; i < newWidth * newHeight; i++) {
			final int left = i % newWidth * 2;
			final int top = i / newWidth * 2;
			double sum = 0;
			int count = 0;
			for (int k = 0; k < 4; k++) {
				final int x = left + k % 2;
				final int y = top + k / 2;
				if (x < width && y < height) {
					sum += type.number(pixels, y * width + x);
					count++;
				}
			}
			type.set(means, i, type.isFloat() ? sum / count : Math.floor(sum / count + 0.5));
		}
		return means;
	}
}
