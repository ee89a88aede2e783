// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;

import ij.ImagePlus;

import picocli.CommandLine;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.OwnedLock;
import sc.fiji.liif.imagej.HeapSpace;
import sc.fiji.liif.imagej.io.ImageFiles;
import sc.fiji.liif.imagej.io.ImageFolder;

/**
 * Makes images of one file, or of every image of a folder. In a folder, results that
 * exist are skipped, what is no image is passed over and named, and an image that fails
 * does not stop the rest, but the exit code then says so. Several runs over the same
 * folder share the work.
 */
final class FilesRun {

	/** What makes an image of an image. */
	interface Work {

		/** Width, height and number of planes that the result will have. */
		int[] size(ImagePlus image);

		ImagePlus make(ImagePlus image, Terminal terminal);
	}

	private static final int FAILED = 1;
	private static final int MOST_NAMES = 20;

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
	 * @return the exit code
	 * @throws LiifException in one sentence, if it is not possible
	 */
	int run(final Work work) {
		if (!Files.isDirectory(in)) {
			make(in, Files.isDirectory(out) ? target(in) : out, work);
			return 0;
		}
		if (Files.exists(out) && !Files.isDirectory(out))
			throw new LiifException(out + " is a file, but " + in + " is a folder: give a folder to write to.");
		if (in.toAbsolutePath().normalize().equals(out.toAbsolutePath().normalize()))
			throw new LiifException("The results can't go into the folder of the originals: give another folder.");
		final ImageFolder folder = new ImageFolder(in, false);
		if (!folder.others().isEmpty())
			line.getOut().println("Passed over: " + listed(folder.others()) + ".");
		if (folder.images().isEmpty())
			throw new LiifException("There is no image in " + in + ": give a folder with TIFF, PNG or JPEG files.");
		ImageFiles.checkTarget(out.resolve(".liif-probe"), true); // and makes the folder
		return run(folder.images(), work);
	}

	// -- Helper methods --

	private int run(final List<Path> files, final Work work) {
		int made = 0;
		int failed = 0;
		for (final Path file : files) {
			try {
				if (makeOnce(file, work))
					made++;
			}
			catch (final LiifException e) {
				failed++;
				line.getErr().println(file + ": " + e.getMessage());
			}
			catch (final CancellationException e) {
				throw e;
			}
			catch (final OutOfMemoryError e) {
				failed++;
				line.getErr().println(HeapSpace.exhausted(file.toString(), e).getMessage());
			}
			catch (final RuntimeException e) {
				failed++;
				line.getErr().println(file + ": " + e + ". Please report this.");
			}
		}
		line.getOut().printf("%d made, %d skipped because they exist or are being made, %d failed%n", made,
				files.size() - failed - made, failed);
		return failed == 0 ? 0 : FAILED;
	}

	/** Unless the result exists, or another run over the same folder is at it. */
	private boolean makeOnce(final Path file, final Work work) {
		final Path claim = out
				.resolve(".liif-" + UUID.nameUUIDFromBytes(file.getFileName().toString().getBytes(UTF_8)));
		try (OwnedLock lock = OwnedLock.take(claim).orElse(null)) {
			if (lock == null || !overwrite && (Files.exists(target(file)) || Files.exists(asTiff(file))))
				return false;
			make(file, target(file), work);
			return true;
		}
	}

	private static String listed(final List<String> names) {
		return String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())))
				+ (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "");
	}

	/** Whole images: a selection that a TIFF file holds does not count. */
	private void make(final Path from, final Path wanted, final Work work) {
		final ImagePlus image = ImageFiles.open(from,
				remark -> line.getOut().println(from.getFileName() + ": " + remark + "."));
		image.deleteRoi();
		final int[] size = work.size(image);
		final Path to = Files.isDirectory(out) || Files.isDirectory(in) ? suited(image, size, from, wanted) : wanted;
		ImageFiles.checkFormat(image, to);
		ImageFiles.checkSides(size[0], size[1], to);
		ImageFiles.checkTarget(to, overwrite);
		ImageFiles.checkRoom(to, (double) size[0] * size[1] * size[2] * image.getBytesPerPixel());
		final ImagePlus result;
		try (Terminal terminal = new Terminal(line.getOut())) {
			result = work.make(image, terminal);
		}
		ImageFiles.save(result, to, overwrite);
		line.getOut().println(to + ": " + result.getWidth() + " x " + result.getHeight() + " pixels");
	}

	/** In the output folder the same name; formats that ImageJ reads but does not write become TIFF. */
	private Path target(final Path file) {
		return ImageFiles.isWritable(file) ? out.resolve(file.getFileName()) : asTiff(file);
	}

	private Path asTiff(final Path file) {
		try {
			return out.resolve(file.getFileName() + ".tif");
		}
		catch (final InvalidPathException e) {
			// The locale has no letters for the name; its bytes tell it from others.
			return out.resolve(file.getFileName().toString().replaceAll("[^ -~]", "_") + "-"
					+ Integer.toHexString(file.getFileName().hashCode()) + ".tif");
		}
	}

	/** TIFF, too, for what the format of the name does not suit. */
	private Path suited(final ImagePlus image, final int[] size, final Path file, final Path wanted) {
		return ImageFiles.suits(image, size[0], size[1], wanted) ? wanted : asTiff(file);
	}
}
