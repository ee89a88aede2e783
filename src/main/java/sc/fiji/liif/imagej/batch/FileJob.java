// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.batch;

import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import ij.ImagePlus;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.io.ImageFiles;

/**
 * The work on one file: opened, judged before anything is computed, made, and saved. Whole images: a selection that a
 * TIFF file holds does not count. Immutable.
 */
public final class FileJob {

	private final ImageWork work;
	private final boolean overwrites;
	private final Consumer<String> remarks;

	/** @param remarks takes what should be said of a file that was opened, a sentence */
	public FileJob(final ImageWork work, final boolean overwrites, final Consumer<String> remarks) {
		this.work = work;
		this.overwrites = overwrites;
		this.remarks = remarks;
	}

	/** One file, opened and judged. */
	final class Opened {

		private final ImagePlus image;
		private final int[] size;
		private final Path to;

		private Opened(final Path from, final BiFunction<ImagePlus, int[], Path> target) {
			image = ImageFiles.open(from, remark -> remarks.accept(from.getFileName() + ": " + remark + "."));
			image.deleteRoi();
			size = work.size(image);
			to = target.apply(image, size);
			ImageFiles.checkFormat(image, to);
			ImageFiles.checkSides(size[0], size[1], to);
		}

		ImagePlus image() {
			return image;
		}

		/** Where the result goes. */
		Path target() {
			return to;
		}

		/** The result's, in words. */
		String size() {
			return size[0] + " x " + size[1] + (size[2] > 1 ? " x " + size[2] : "");
		}

		String manner() {
			return work.manner(image);
		}

		/** Makes and saves the result, to be closed by the caller. */
		ImagePlus make() {
			ImageFiles.checkTarget(to, overwrites);
			ImageFiles.checkRoom(to, (double) size[0] * size[1] * size[2] * image.getBytesPerPixel());
			final ImagePlus result = work.make(image);
			ImageFiles.save(result, to, overwrites);
			return result;
		}
	}

	/**
	 * @param target tells where the result goes, of the image and the result's size
	 * @throws LiifException in one sentence, if the file can't be had, or its result can't be made or saved
	 */
	Opened open(final Path from, final BiFunction<ImagePlus, int[], Path> target) {
		return new Opened(from, target);
	}

	/**
	 * Does it all.
	 *
	 * @param target tells where the result goes, of the image and the result's size
	 * @return a line on what was made
	 * @throws LiifException in one sentence, if that is not possible
	 */
	public String make(final Path from, final BiFunction<ImagePlus, int[], Path> target) {
		final Opened opened = open(from, target);
		opened.make().close();
		return opened.target() + ": " + opened.size() + " pixels";
	}
}
