// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ij.ImagePlus;

import picocli.CommandLine;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.io.ImageFiles;

/**
 * Makes images of one file, or of every image of a folder. In a folder, results that
 * exist are skipped and an image that fails does not stop the rest, but the exit code
 * then says so.
 */
final class FilesRun {

	private static final int FAILED = 1;

	private final Path in;
	private final Path out;
	private final boolean overwrite;
	private final CommandLine line;

	/** @param line for its output */
	FilesRun(final String in, final String out, final boolean overwrite, final CommandLine line) {
		this.in = Paths.get(in);
		this.out = Paths.get(out);
		this.overwrite = overwrite;
		this.line = line;
	}

	/**
	 * @param work makes an image of an image
	 * @return the exit code
	 * @throws LiifException in one sentence, if it is not possible
	 */
	int run(final BiFunction<ImagePlus, Terminal, ImagePlus> work) {
		if (!Files.isDirectory(in)) {
			make(in, Files.isDirectory(out) ? target(in) : out, work);
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
					make(file, target(file), work);
			}
			catch (final LiifException e) {
				failed++;
				line.getErr().println(file + ": " + e.getMessage());
			}
			catch (final CancellationException e) {
				throw e;
			}
			catch (final RuntimeException | OutOfMemoryError e) {
				failed++;
				line.getErr().println(file + ": " + e + ". Please report this.");
			}
		}
		line.getOut().printf("%d made, %d skipped because they exist, %d failed%n", files.size() - failed - skipped,
				skipped, failed);
		return failed == 0 ? 0 : FAILED;
	}

	// -- Helper methods --

	/** Whole images: a selection that a TIFF file holds does not count. */
	private void make(final Path from, final Path wanted, final BiFunction<ImagePlus, Terminal, ImagePlus> work) {
		final ImagePlus image = ImageFiles.open(from,
				remark -> line.getOut().println(from.getFileName() + ": " + remark + "."));
		image.deleteRoi();
		final Path to = Files.isDirectory(out) || Files.isDirectory(in) ? suited(image, from, wanted) : wanted;
		ImageFiles.checkFormat(image, to);
		ImageFiles.checkTarget(to, overwrite);
		final ImagePlus result;
		try (Terminal terminal = new Terminal(line.getOut())) {
			result = work.apply(image, terminal);
		}
		ImageFiles.save(result, to, overwrite);
		line.getOut().println(to + ": " + result.getWidth() + " x " + result.getHeight() + " pixels");
	}

	/** In the output folder the same name; formats that ImageJ reads but does not write become TIFF. */
	private Path target(final Path file) {
		return ImageFiles.isWritable(file) ? out.resolve(file.getFileName()) : asTiff(file);
	}

	private Path asTiff(final Path file) {
		return out.resolve(file.getFileName() + ".tif");
	}

	/** TIFF, too, for what the format of the name does not suit. */
	private Path suited(final ImagePlus image, final Path file, final Path wanted) {
		return ImageFiles.suits(image, wanted) ? wanted : asTiff(file);
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
