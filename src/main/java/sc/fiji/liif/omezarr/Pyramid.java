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

	/** Fills a block of one of them, of the finer one before, which has to be there. */
	public static void fill(final OmeImage image, final int level, final ImageBlock block) {
		final OmeShape finer = image.shape(level - 1);
		final ElementType type = image.level(level).type();
		final int height = (int) Math.min(2L * block.height(), finer.size("y") - 2 * block.y());
		final int width = (int) Math.min(2L * block.width(), finer.size("x") - 2 * block.x());
		final ImageBlock covered = new ImageBlock(block.t(), block.z(), 2 * block.y(), 2 * block.x(), block.depth(),
				height, width);
		for (int c = 0; c < image.shape(level).size("c"); c++) {
			if (!image.isWritten(level, c, 1, block))
				image.write(level, c, block, means(type, image.read(level - 1, c, covered), covered, block));
		}
	}

	// -- Helper methods --

	private static void fill(final OmeImage image, final int level, final Progress progress) {
		final ImageBlocks blocks = new ImageBlocks(image, level, 1, 1);
		for (long n = 0; n < blocks.count(); n++) {
			progress.checkCanceled();
			progress.report(n, blocks.count(), "coarser resolutions");
			fill(image, level, blocks.get(n));
		}
	}

	/** Whole numbers are rounded, halves up. */
	private static Object means(final ElementType type, final Object pixels, final ImageBlock finer,
			final ImageBlock block) {
		final Object means = type.array(block.depth() * block.height() * block.width());
		if (ElementType.isFlat(pixels)) {
			// The mean of four that are alike is what each of them is.
			type.fill(means, type.number(pixels, 0));
			return means;
		}
		for (int i = 0; i < block.depth() * block.height(); i++) {
			final int top = i % block.height() * 2;
			final int rows = Math.min(2, finer.height() - top);
			final int first = (i / block.height() * finer.height() + top) * finer.width();
			for (int x = 0; x < block.width(); x++) {
				final int columns = Math.min(2, finer.width() - 2 * x);
				double sum = 0;
				for (int k = 0; k < rows * columns; k++)
					sum += type.number(pixels, first + k / columns * finer.width() + 2 * x + k % columns);
				final double mean = sum / (rows * columns);
				type.set(means, i * block.width() + x, type.isFloat() ? mean : Math.floor(mean + 0.5));
			}
		}
		return means;
	}
}
