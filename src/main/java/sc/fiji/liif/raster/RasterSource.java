// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.raster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import sc.fiji.liif.LiifException;

/** Finds pictures in files: what a library for images offers to those that know none. */
public interface RasterSource {

	/** For {@code channels}: gray planes have one, RGB planes three. */
	int AS_THEY_ARE = 0;

	/**
	 * All images in a folder and in the folders below, in the order of their names,
	 * which are their paths from the folder's own name on, with slashes between. They
	 * are not read yet.
	 *
	 * @param channels of the pictures: 1, 3 or {@link #AS_THEY_ARE}
	 * @throws LiifException in one sentence, if there is no such folder
	 */
	List<RasterStack> inFolder(Path folder, int channels);

	/**
	 * As {@link #inFolder}, of several folders.
	 *
	 * @throws LiifException in one sentence, if one of them has no images
	 */
	default List<RasterStack> inFolders(final List<Path> folders, final int channels) {
		final List<RasterStack> stacks = new ArrayList<>();
		for (final Path folder : folders) {
			final List<RasterStack> found = inFolder(folder, channels);
			if (found.isEmpty())
				throw new LiifException(
						"There are no pictures in " + folder + ": give a folder with TIFF, PNG or JPEG files.");
			stacks.addAll(found);
		}
		return stacks;
	}
}
