// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.read;

import java.nio.file.Path;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.UpscalePlan;

/** Keeps files from asking for more memory than there is, whatever their headers say. */
final class ImageSizes {

	private static final long MOST_PIXELS = Integer.MAX_VALUE - 8;

	private ImageSizes() {}

	/** @throws LiifException in one sentence, if an image of that size can't be held */
	static void check(final Path file, final long width, final long height, final long pages, final int bytesPerPixel) {
		if (width < 1 || height < 1)
			throw new LiifException("The file " + file + " says that it is " + width + " x " + height
					+ " pixels large: get a fresh copy of it.");
		if (width > MOST_PIXELS / height)
			throw new LiifException("The file " + file + " says that it has " + width + " x " + height
					+ " pixels, and ImageJ can hold " + MOST_PIXELS + " in a plane: cut it into smaller pictures.");
		final Runtime runtime = Runtime.getRuntime();
		final double bytes = (double) width * height * pages * bytesPerPixel;
		// A page is decoded beside the image that it becomes part of.
		final double needed = bytes + (double) width * height * bytesPerPixel;
		if (needed > runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory())
			System.gc();
		if (needed > runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory())
			throw new LiifException("The file " + file + " says that it has " + width + " x " + height
					+ (pages > 1 ? " x " + pages : "") + " pixels, which need " + UpscalePlan.inWords((long) bytes)
					+ " of memory: give Java more (-Xmx), or cut it into smaller pictures.");
	}
}
