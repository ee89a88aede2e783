// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.spark;

import java.io.PrintStream;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.stream.StreamOptions;
import sc.fiji.liif.imagej.stream.StreamTask;
import sc.fiji.liif.imagej.stream.ZarrBoxes;
import sc.fiji.liif.omezarr.ImageBlocks;
import sc.fiji.liif.omezarr.OmeImage;
import sc.fiji.liif.omezarr.OmeShape;
import sc.fiji.liif.omezarr.Pyramid;
import sc.fiji.liif.zarr.Store;
import sc.fiji.liif.zarr.ZarrNode;

/**
 * One OME-Zarr image made of another by Spark's executors. The driver settles what they have to agree about, which is kept in
 * the new image, and makes its description; then come the blocks of the finest resolution, in any order, then, resolution by
 * resolution, those of the coarser ones.
 */
final class BlockJob {

	private final Pieces pieces;
	private final PrintStream out;
	private final String source;
	private final String target;
	private final StreamOptions options;

	/** @param source and target, places that all machines can reach */
	BlockJob(final Pieces pieces, final PrintStream out, final String source, final String target,
			final StreamOptions options) {
		this.pieces = pieces;
		this.out = out;
		this.source = source;
		this.target = target;
		this.options = options;
	}

	/** Says what would be done. @throws LiifException in one sentence, if it is not possible */
	void plan() {
		final OmeShape shape = StreamTask.shape(new ZarrBoxes(Locations.store(source)), options);
		out.println(target + ": " + shape.size("x") + " x " + shape.size("y") + " x " + shape.size("z") + " pixels, "
				+ shape.size("c") + " channels, " + shape.size("t") + " frames; " + options.blocks(shape)
				+ " blocks at least, " + options.files(shape) + " files; nothing is written.");
	}

	/**
	 * @param isResumed whether to go on with an image that was begun
	 * @param sharers   tasks that an executor runs side by side
	 * @throws LiifException in one sentence, if it is not possible
	 */
	void run(final boolean isResumed, final int sharers) {
		final Store place = Locations.store(target);
		if (ZarrNode.exists(place) && !isResumed)
			throw new LiifException("There is an image at " + target
					+ ": go on with it with --resume, choose another name, or delete it.");
		final OmeImage image;
		final ImageBlocks blocks;
		try (StreamTask task = StreamTask.begin(new ZarrBoxes(Locations.store(source)), place, options,
				Workshop.networks(), Progress.NONE)) {
			image = task.image();
			blocks = task.blocks(sharers);
		}
		final long start = System.nanoTime();
		// What is sent to the executors: texts and numbers.
		final String from = source;
		final String to = target;
		final int atOnce = blocks.atOnce();
		final int deep = blocks.deep();
		out.println(to + ": " + blocks.count() + " blocks");
		pieces.run("blocks", blocks.count(), number -> Workshop.join(from, to,
				task -> task.make(new ImageBlocks(task.image(), 0, atOnce, deep).get(number), Progress.NONE)));
		for (int level = 1; level < image.levels(); level++) {
			final int which = level;
			pieces.run("blocks of resolution " + level, new ImageBlocks(image, level, 1, 1).count(),
					number -> Workshop.join(from, to, task -> Pyramid.fill(task.image(), which,
							new ImageBlocks(task.image(), which, 1, 1).get(number))));
		}
		out.printf("%s: made in %.1f s%n", to, (System.nanoTime() - start) / 1e9);
	}
}
