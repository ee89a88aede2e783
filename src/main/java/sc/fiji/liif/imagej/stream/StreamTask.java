// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.stream;

import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import ij.ImagePlus;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.values.ModelChoice;
import sc.fiji.liif.imagej.values.PixelMeaning;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.network.Networks;
import sc.fiji.liif.omezarr.ImageBlock;
import sc.fiji.liif.omezarr.ImageBlocks;
import sc.fiji.liif.omezarr.OmeImage;
import sc.fiji.liif.omezarr.OmeShape;
import sc.fiji.liif.omezarr.Pyramid;
import sc.fiji.liif.zarr.ElementType;
import sc.fiji.liif.zarr.Store;
import sc.fiji.liif.zarr.ZarrNode;

/**
 * An OME-Zarr image that is made of another image block by block, in memory that does not grow with either: by one thread, or
 * by many processes on many machines, which all begin it alike, and make different blocks. Each block is computed with as much
 * around it as the network looks at, so that pixels do not depend on the blocks; chunks appear when they are whole, and what was
 * stopped goes on where it was.
 *
 * <pre>
 * try (StreamTask task = StreamTask.begin(source, target, StreamOptions.upscale(4), networks, progress)) {
 * 	task.run(progress);
 * }
 * </pre>
 *
 * For one thread at a time. To be closed.
 */
public final class StreamTask implements AutoCloseable {

	private final OmeImage image;
	private final BlockWork work;
	private final StreamOptions options;

	private StreamTask(final OmeImage image, final BlockWork work, final StreamOptions options) {
		this.image = image;
		this.work = work;
		this.options = options;
	}

	/**
	 * Begins an image, or goes on with one that was begun alike.
	 *
	 * @param target where nothing is yet, or what was begun with the same image and options
	 * @throws LiifException         in one sentence, if it is not possible
	 * @throws CancellationException if canceled
	 */
	public static StreamTask begin(final ImageBoxes source, final Store target, final StreamOptions options,
			final Networks networks, final Progress progress) {
		final SourceMark from = SourceMark.of(source);
		final OmeShape shape = shape(source, options);
		if (ZarrNode.exists(target)) {
			final WorkRecord record = WorkRecord.of(target);
			record.check(options, from, ModelChoice.isLeftToThePicture(options.model()), target);
			return task(OmeImage.open(target), source, options, record, networks);
		}
		final WorkRecord record = settled(source, options, from, networks, progress);
		return task(OmeImage.create(target, options.format(), source.name(), type(source), shape, source.channels(),
				record.asAttribute()), source, options, record, networks);
	}

	/**
	 * Joins in with making an image that was begun, of the same image as it was.
	 *
	 * @throws LiifException in one sentence, if it was not, or it can't be made here
	 */
	public static StreamTask join(final ImageBoxes source, final Store target, final Networks networks) {
		final WorkRecord record = WorkRecord.of(target);
		final StreamOptions options = StreamOptions.of(record.wanted()).model(record.model());
		record.check(options, SourceMark.ofNameAndSize(source), false, target);
		return task(OmeImage.open(target), source, options, record, networks);
	}

	/** What a result is like. @throws LiifException in one sentence, if it is not possible */
	public static OmeShape shape(final ImageBoxes source, final StreamOptions options) {
		return options.kind() == StreamOptions.Kind.UPSCALE
				? UpscaleBlockWork.shape(source.shape(), options.scale())
				: IsotropicBlockWork.shape(source, options);
	}

	/** What is made. */
	public OmeImage image() {
		return image;
	}

	/**
	 * How its finest resolution is best cut for some who share the memory of this process. Blocks of another cut have the same
	 * pixels.
	 */
	public ImageBlocks blocks(final int sharers) {
		return work.blocks(image, options.atOnce(), sharers);
	}

	/**
	 * Makes what is not there of a block of the finest resolution.
	 *
	 * @throws LiifException         in one sentence, if it is not possible
	 * @throws CancellationException if canceled
	 */
	public void make(final ImageBlock block, final Progress progress) {
		work.make(image, block, progress);
	}

	/** Makes all that is not there, block by block, then the coarser resolutions; likewise. */
	public void run(final Progress progress) {
		final ImageBlocks blocks = blocks(1);
		for (long i = 0; i < blocks.count(); i++) {
			progress.checkCanceled();
			progress.report(i, blocks.count(), "blocks");
			make(blocks.get(i), progress.part((int) i, (int) blocks.count()));
		}
		Pyramid.fill(image, progress);
	}

	@Override
	public void close() {
		work.close();
	}

	// -- Helper methods --

	/** What is to be found out before. */
	private static WorkRecord settled(final ImageBoxes source, final StreamOptions options, final SourceMark from,
			final Networks networks, final Progress progress) {
		final ImagePlus sample = source.sample();
		final PixelMeaning meaning = PixelMeaning.of(sample, options.values());
		if (meaning == PixelMeaning.LABELS)
			return new WorkRecord(options.wanted(), from, "", "", "", "",
					Collections.nCopies(source.groups(), Exposure.of(sample.getProcessor()).text()));
		if (meaning != PixelMeaning.INTENSITIES)
			throw new LiifException("The values of \"" + source.name()
					+ "\" are indices of a palette: make its colours RGB first, with Image > Type > RGB Color.");
		final String model = options.kind() == StreamOptions.Kind.UPSCALE
				? ModelChoice.of(sample, options.model()).model()
				: options.model().trim();
		try (Networks.Lease lease = networks.lease(model, options.quality())) {
			final LiifNetwork network = lease.network();
			if (network.spec().reach().isGlobal())
				throw new LiifException("The model " + network.spec().name()
						+ " looks at the whole picture at once: choose another model.");
			return new WorkRecord(options.wanted(), from, model, networks.digest(model), form(network),
					network.precision().toString(), Arrays.stream(source.exposures(options.noise(), progress))
							.map(Exposure::text).collect(Collectors.toList()));
		}
	}

	/** In the form of the network that the image was begun in: by these networks, if they compute so, else by others. */
	private static StreamTask task(final OmeImage image, final ImageBoxes source, final StreamOptions options,
			final WorkRecord record, final Networks networks) {
		if (record.areLabels())
			return new StreamTask(image, work(source, options, record, networks, null), options);
		final String digest = networks.digest(record.model());
		Networks fitting = networks;
		Networks.Lease lease = networks.lease(record.model(), options.quality());
		try {
			record.check(digest, lease.network().precision().toString());
			if (!form(lease.network()).equals(record.form())) {
				lease.close();
				fitting = networks.pinned(record.form());
				lease = fitting.lease(record.model(), options.quality());
			}
			return new StreamTask(image, work(source, options, record, fitting, lease), options);
		}
		catch (final RuntimeException | Error e) {
			lease.close();
			throw e;
		}
	}

	private static BlockWork work(final ImageBoxes source, final StreamOptions options, final WorkRecord record,
			final Networks networks, final Networks.Lease lease) {
		return options.kind() == StreamOptions.Kind.UPSCALE
				? new UpscaleBlockWork(source, options, record.exposures(), lease)
				: new IsotropicBlockWork(source, options, record.model(), record.exposures(), networks, lease);
	}

	/** What its numbers hang on, as {@link Networks#pinned} takes it. */
	private static String form(final LiifNetwork network) {
		return Arrays.stream(network.form().toString().split(" "))
				.filter(word -> word.startsWith("encode=") || word.startsWith("decode="))
				.collect(Collectors.joining(" "));
	}

	private static ElementType type(final ImageBoxes source) {
		return source.bits() == 16 ? ElementType.UINT16 : source.bits() == 32 ? ElementType.FLOAT32 : ElementType.UINT8;
	}
}
