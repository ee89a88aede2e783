// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import ij.ImagePlus;

import sc.fiji.liif.AtomicFolder;
import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.ImagePlusUpscaler;
import sc.fiji.liif.imagej.UpscaleOptions;
import sc.fiji.liif.imagej.io.ImageFiles;
import sc.fiji.liif.network.Networks;
import sc.fiji.liif.network.Quality;

/** Many images, each upscaled by whichever executor is free, as TIFF files. */
final class BatchJob {

	private final Pieces pieces;
	private final List<String> images;
	private final String folder;

	/** @param folder for the results; those that are there are not made again */
	BatchJob(final Pieces pieces, final List<String> images, final String folder) {
		this.pieces = pieces;
		this.images = images;
		this.folder = folder;
	}

	void run(final double scale, final String model, final String noise, final String form) {
		final String[] all = images.toArray(new String[0]);
		final String to = folder;
		pieces.run("images", all.length,
				number -> make(all[(int) number], to, UpscaleOptions.scale(scale).model(model).noise(noise), form));
	}

	/** Where the result of an image is. */
	static String result(final String image, final String folder) {
		final String name = image.substring(Math.max(image.lastIndexOf('/'), image.lastIndexOf('\\')) + 1);
		final int dot = name.lastIndexOf('.');
		return folder.replaceFirst("/+$", "") + "/" + (dot > 0 ? name.substring(0, dot) : name) + ".tif";
	}

	// -- Helper methods --

	private static void make(final String image, final String folder, final UpscaleOptions options, final String form)
			throws IOException {
		final String result = result(image, folder);
		final Networks networks = Workshop.networks().pinned(form);
		if (Locations.isLocal(image) && Locations.isLocal(folder)) {
			if (!Files.exists(Locations.local(result)))
				ImageFiles.save(upscaled(Locations.local(image), networks, options), Locations.local(result), false);
			return;
		}
		final org.apache.hadoop.fs.Path target = new org.apache.hadoop.fs.Path(result);
		final HadoopFiles files = new HadoopFiles(target, Locations.configuration());
		if (files.system().exists(target))
			return;
		final Path work = Files.createTempDirectory("liif");
		try {
			final Path made = work.resolve(target.getName());
			ImageFiles.save(upscaled(fetched(image, work.resolve("in")), networks, options), made, false);
			files.write(target, out -> Files.copy(made, out));
		}
		finally {
			AtomicFolder.delete(work);
		}
	}

	private static Path fetched(final String image, final Path folder) throws IOException {
		if (Locations.isLocal(image))
			return Locations.local(image);
		final org.apache.hadoop.fs.Path from = new org.apache.hadoop.fs.Path(image);
		Files.createDirectories(folder);
		final Path to = folder.resolve(from.getName());
		from.getFileSystem(Locations.configuration()).copyToLocalFile(false, from,
				new org.apache.hadoop.fs.Path(to.toUri()), true);
		return to;
	}

	private static ImagePlus upscaled(final Path image, final Networks networks, final UpscaleOptions options) {
		return new ImagePlusUpscaler(networks, Progress.NONE).upscale(ImageFiles.open(image),
				options.quality(Quality.standard()));
	}
}
