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
	private Integer width;

	@Option(names = "--height", description = "Height in pixels instead of the scale; the width follows.")
	private Integer height;

	@Option(names = "--model", description = "A model's name or folder; default edsr-light.")
	private String model = "";

	@Option(names = "--tile", description = "Largest tile in input pixels; default: by the free memory.")
	private int tile;

	@Option(names = "--overwrite", description = "Replace files that exist.")
	private boolean overwrite;

	@Override
	public Integer call() {
		final TargetSize size = size();
		if (!Files.isDirectory(in)) {
			upscale(in, Files.isDirectory(out) ? target(in) : out, size);
			return 0;
		}
		if (Files.exists(out) && !Files.isDirectory(out))
			throw new LiifException(out + " is a file, but " + in + " is a folder: give a folder to write to.");
		if (in.toAbsolutePath().normalize().equals(out.toAbsolutePath().normalize()))
			throw new LiifException("The results can't go into the folder of the originals: give another folder.");
		final List<Path> files = images(in);
		if (files.isEmpty())
			throw new LiifException("There is no image in " + in + ": give a folder with TIFF, PNG or JPEG files.");
		int failed = 0;
		int skipped = 0;
		for (final Path file : files) {
			try {
				if (!overwrite && (Files.exists(target(file)) || Files.exists(asTiff(file))))
					skipped++;
				else
					upscale(file, target(file), size);
			}
			catch (final LiifException e) {
				failed++;
				spec.commandLine().getErr().println(file + ": " + e.getMessage());
			}
			catch (final RuntimeException | OutOfMemoryError e) {
				failed++;
				spec.commandLine().getErr().println(file + ": " + e + ". Please report this.");
			}
		}
		spec.commandLine().getOut().printf("%d upscaled, %d skipped because they exist, %d failed%n",
				files.size() - failed - skipped, skipped, failed);
		return failed == 0 ? 0 : Main.FAILED;
	}

	// -- Helper methods --

	/** Whole images: a selection that a TIFF file holds does not count. */
	private void upscale(final Path from, final Path wanted, final TargetSize size) {
		final ImagePlus image = ImageFiles.open(from);
		image.deleteRoi();
		final Path to = Files.isDirectory(out) || Files.isDirectory(in) ? suited(image, from, wanted) : wanted;
		ImageFiles.checkFormat(image, to);
		ImageFiles.checkTarget(to, overwrite);
		final ImagePlus result;
		try (TerminalProgress progress = new TerminalProgress()) {
			result = new ImagePlusUpscaler(ImageJModels.registry(), progress).upscale(image,
					UpscaleOptions.of(size).model(model).tile(tile));
		}
		ImageFiles.save(result, to, overwrite);
		spec.commandLine().getOut().println(to + ": " + result.getWidth() + " x " + result.getHeight() + " pixels");
	}

	private TargetSize size() {
		if (width == null && height == null) {
			final double x = scale == null ? 2 : scale;
			return TargetSize.ofScale(x, scaleY == null ? x : scaleY);
		}
		if (scale != null || scaleY != null)
			throw new LiifException("Both a scale and a size were given: leave one of them out.");
		if (width != null && width < 1 || height != null && height < 1)
			throw new LiifException("A width or height of 0 pixels is not possible: give a number from 1 on.");
		return TargetSize.ofPixels(width == null ? 0 : width, height == null ? 0 : height);
	}

	/** In the output folder the same name; formats that ImageJ reads but does not write become TIFF. */
	private Path target(final Path file) {
		return ImageFiles.isWritable(file) ? out.resolve(file.getFileName()) : asTiff(file);
	}

	private Path asTiff(final Path file) {
		return out.resolve(file.getFileName() + ".tif");
	}

	/** TIFF, too, for what the format of the name can't hold. */
	private Path suited(final ImagePlus image, final Path file, final Path wanted) {
		try {
			ImageFiles.checkFormat(image, wanted);
			return wanted;
		}
		catch (final LiifException e) {
			return asTiff(file);
		}
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
