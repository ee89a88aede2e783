// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.stream;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CancellationException;

import ij.ImagePlus;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.UpscaleOptions;
import sc.fiji.liif.imagej.io.zarr.OmeZarrImages;
import sc.fiji.liif.omezarr.OmeShape;
import sc.fiji.liif.zarr.FolderStore;

/** The options of an upscaling, so far as it can be done block by block, into a folder. Immutable. */
public final class ZarrUpscaling {

	private final UpscaleOptions options;

	public ZarrUpscaling(final UpscaleOptions options) {
		this.options = options;
	}

	/** What it leads to, a line. @throws LiifException in one sentence, if it is not possible */
	public String summary(final ImagePlus image, final Path folder) {
		check(image, folder);
		final OmeShape shape = ImageBoxes.of(image).shape();
		return "Result: " + Math.round(shape.size("x") * options.size().scale()) + " x "
				+ Math.round(shape.size("y") * options.size().scale()) + " pixels, written block by block to "
				+ folder.getFileName() + ".";
	}

	/**
	 * @param image of which all is upscaled; of an OME-Zarr image its finest resolution
	 * @return the result, opened as a virtual stack, not shown
	 * @throws LiifException         in one sentence, if it is not possible
	 * @throws CancellationException if canceled; calling it again goes on
	 */
	public ImagePlus run(final ImagePlus image, final Path folder, final Progress progress) {
		check(image, folder);
		new ZarrUpscaler(Installation.current().networks(), progress).upscale(ImageBoxes.of(image),
				new FolderStore(folder), StreamOptions.scale(options.size().scale()).model(options.model())
						.noise(options.noise()).quality(options.quality()));
		return OmeZarrImages.open(folder, remark -> progress.report(1, 1, remark));
	}

	private void check(final ImagePlus image, final Path folder) {
		if (image == null || image.getProcessor() == null)
			throw new LiifException("There is no image: open one first.");
		if (!folder.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zarr"))
			throw new LiifException(
					"An OME-Zarr image can't be called " + folder.getFileName() + ": end the name with .zarr.");
		if (Double.isNaN(options.size().scale()))
			throw new LiifException(
					"Block by block there are results of one scale alone: give scale and nothing else.");
		if (options.isConsistent() || options.planes().of(image) != image
				|| image.getRoi() != null && image.getRoi().isArea())
			throw new LiifException("Block by block there are whole results alone, which need not be consistent: "
					+ "leave consistent, the choice of planes, and the selection out.");
	}
}
