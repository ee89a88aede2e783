// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.stream;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;

import ij.ImagePlus;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.HeapSpace;
import sc.fiji.liif.imagej.UpscaleOptions;
import sc.fiji.liif.imagej.io.zarr.OmeZarrImages;
import sc.fiji.liif.network.Networks;
import sc.fiji.liif.omezarr.OmeShape;
import sc.fiji.liif.zarr.FolderStore;

/** An image of ImageJ that becomes an OME-Zarr image in a folder, block by block. Immutable. */
public final class StreamRun {

	private final ImagePlus image;
	private final Path folder;
	private final StreamOptions options;

	/**
	 * @param image of which all is worked on, see {@link ImageBoxes#of}
	 * @throws LiifException in one sentence, if it is not possible
	 */
	public StreamRun(final ImagePlus image, final Path folder, final StreamOptions options) {
		if (image == null || image.getProcessor() == null)
			throw new LiifException("There is no image: open one first.");
		if (!OmeZarrImages.isCalledZarr(folder))
			throw new LiifException(
					"An OME-Zarr image can't be called " + folder.getFileName() + ": end the name with .zarr.");
		if (image.getRoi() != null && image.getRoi().isArea())
			throw new LiifException("Block by block there are whole results alone: remove the selection.");
		this.image = image;
		this.folder = folder;
		this.options = options;
	}

	/** The options of an upscaling, so far as it can be done block by block; likewise. */
	public static StreamOptions options(final ImagePlus image, final UpscaleOptions upscaling) {
		if (Double.isNaN(upscaling.size().scale()))
			throw new LiifException(
					"Block by block there are results of one scale alone: give scale and nothing else.");
		if (upscaling.isConsistent() || upscaling.isVirtual() || image != null && upscaling.planes().of(image) != image)
			throw new LiifException("Block by block there are whole results alone, neither consistent nor virtual, "
					+ "which are on the disk: leave consistent, virtual and the choice of planes out.");
		return StreamOptions.upscale(upscaling.size().scale()).model(upscaling.model()).noise(upscaling.noise())
				.values(upscaling.values()).quality(upscaling.quality()).tile(upscaling.tile());
	}

	/** What it leads to, a line. @throws LiifException in one sentence, if it is not possible */
	public String summary() {
		final ImageBoxes source = ImageBoxes.of(image);
		final OmeShape shape = StreamTask.shape(source, options);
		double bytes = source.bits() == 24 ? 1 : source.bits() / Byte.SIZE;
		for (final String axis : OmeShape.AXES)
			bytes *= shape.size(axis);
		return "Result: " + shape.size("x") + " x " + shape.size("y")
				+ (shape.size("z") > 1 ? " x " + shape.size("z") : "") + " pixels, written block by block to "
				+ folder.getFileName() + "; " + HeapSpace.inWords(bytes) + " before compression.";
	}

	/**
	 * @return the result, opened as a virtual stack, not shown
	 * @throws LiifException         in one sentence, if it is not possible
	 * @throws CancellationException if canceled; calling it again goes on
	 */
	public ImagePlus run(final Networks networks, final Progress progress) {
		try (StreamTask task = StreamTask.begin(ImageBoxes.of(image), new FolderStore(folder), options, networks,
				progress)) {
			task.run(progress);
		}
		return OmeZarrImages.open(folder, remark -> progress.report(1, 1, remark));
	}
}
