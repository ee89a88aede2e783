// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.read;

import java.nio.file.Path;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.HeapSpace;

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
		// A page is decoded beside the image that it becomes part of.
		HeapSpace.check(
				(double) width * height * (pages + 1) * bytesPerPixel, "The file " + file + ", which says that it has "
						+ width + " x " + height + (pages > 1 ? " x " + pages : "") + " pixels,",
				"cut it into smaller pictures");
	}
}
