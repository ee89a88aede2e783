// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ij.ImagePlus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.ImageFiles;
import sc.fiji.liif.imagej.ImageJModels;
import sc.fiji.liif.imagej.ImagePlusUpscaler;
import sc.fiji.liif.imagej.TargetSize;
import sc.fiji.liif.imagej.UpscaleOptions;

/**
 * {@code upscale IN OUT}: one file, or every image of a folder. In a folder,
 * results that exist are skipped and an image that fails does not stop the rest,
 * but the exit code then says so.
 */
@Command(name = "upscale", description = "Makes larger images of image files.")
final class UpscaleFiles implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(index = "0", paramLabel = "IN", description = "An image file (TIFF, PNG, JPEG, ...), or a folder of them.")
	private Path in;

	@Parameters(index = "1", paramLabel = "OUT", description = "The file to write (.tif, .png or .jpg), or a folder.")
	private Path out;

	@Option(names = "--scale", description = "Output pixels per input pixel, from 1 to 64, whole or not; default 2.")
	private Double scale;

	@Option(names = "--scale-y", description = "Scale along y, if it differs.")
	private Double scaleY;

	@Option(names = "--width", description = "Width in pixels instead of the scale; the height follows.")
	private int width;

	@Option(names = "--height", description = "Height in pixels instead of the scale; the width follows.")
	private int height;

	@Option(names = "--model", description = "A model's name or folder; default edsr-light.")
	private String model = "";

	@Option(names = "--tile", description = "Largest tile in input pixels; default: by the free memory.")
	private int tile;

	@Option(names = "--overwrite", description = "Replace files that exist.")
	private boolean overwrite;

	@Override
	public Integer call() {
		if (!Files.isDirectory(in)) {
			final Path target = Files.isDirectory(out) ? out.resolve(in.getFileName()) : out;
			upscale(in, target);
			return 0;
		}
		if (Files.exists(out) && !Files.isDirectory(out))
			throw new LiifException(out + " is a file, but " + in + " is a folder: give a folder to write to.");
		final List<Path> files = images(in);
		if (files.isEmpty())
			throw new LiifException("There is no image in " + in + ": give a folder with TIFF, PNG or JPEG files.");
		int failed = 0;
		int skipped = 0;
		for (final Path file : files) {
			final Path target = target(file);
			if (!overwrite && Files.exists(target)) {
				skipped++;
				continue;
			}
			try {
				upscale(file, target);
			}
			catch (final LiifException e) {
				failed++;
				spec.commandLine().getErr().println(file + ": " + e.getMessage());
			}
		}
		spec.commandLine().getOut().printf("%d upscaled, %d skipped because they exist, %d failed%n",
				files.size() - failed - skipped, skipped, failed);
		return failed == 0 ? 0 : Main.FAILED;
	}

	// -- Helper methods --

	private void upscale(final Path from, final Path to) {
		if (!overwrite && Files.exists(to))
			throw new LiifException("The file " + to + " exists already: choose another name or add --overwrite.");
		final ImagePlus image = ImageFiles.open(from);
		ImageFiles.checkFormat(image, to);
		final ImagePlus result;
		try (TerminalProgress progress = new TerminalProgress()) {
			result = new ImagePlusUpscaler(ImageJModels.registry(), progress).upscale(image,
					UpscaleOptions.of(size()).model(model).tile(tile));
		}
		ImageFiles.save(result, to, overwrite);
		spec.commandLine().getOut().println(to + ": " + result.getWidth() + " x " + result.getHeight() + " pixels");
	}

	private TargetSize size() {
		if (width != 0 || height != 0)
			return TargetSize.ofPixels(width, height);
		final double x = scale == null ? 2 : scale;
		return TargetSize.ofScale(x, scaleY == null ? x : scaleY);
	}

	/** The same name; formats that ImageJ reads but does not write become TIFF. */
	private Path target(final Path file) {
		final String name = file.getFileName().toString();
		return out.resolve(ImageFiles.isWritable(file) ? name : name + ".tif");
	}

	private static List<Path> images(final Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(Files::isRegularFile).filter(ImageFiles::isImage).sorted().collect(Collectors.toList());
		}
		catch (final IOException e) {
			throw new LiifException("Can't list " + folder + ": " + e.getMessage() + ".", e);
		}
	}
}
