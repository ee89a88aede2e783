// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

import ij.ImagePlus;
import ij.WindowManager;

import sc.fiji.liif.AtomicFile;
import sc.fiji.liif.AtomicFolder;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.HeapSpace;
import sc.fiji.liif.imagej.io.read.ImageFileReaders;
import sc.fiji.liif.imagej.io.zarr.OmeZarrImages;

/**
 * Image files through ImageJ's own readers and writers, without dialogs. Output
 * appears under its name only when it is whole.
 */
public final class ImageFiles {

	/** What ImageJ reads besides the formats that are written. */
	private static final List<String> READABLE = Collections.unmodifiableList(
			Arrays.asList("gif", "bmp", "pgm", "ppm", "pbm", "dcm", "dicom", "fits", "fit", "fts", "zip", "avi"));

	private ImageFiles() {}

	/** Whether a file's name says that it is an image, and one that is not hidden. */
	public static boolean isImage(final Path file) {
		return !file.getFileName().toString().startsWith(".")
				&& (isWritable(file) || READABLE.contains(ImageFormat.extension(file)));
	}

	/** Whether it is a folder that is an image. */
	public static boolean isZarr(final Path path) {
		return Files.isDirectory(path) && OmeZarrImages.isZarr(path);
	}

	/** Whether an image can be written under this name. */
	public static boolean isWritable(final Path file) {
		return ImageFormat.of(file).isPresent();
	}

	/** As {@link #open(Path, Consumer)}, without remarks. */
	public static ImagePlus open(final Path file) {
		return open(file, remark -> {
		});
	}

	/**
	 * Opens an image as a whole.
	 *
	 * @param remarks takes what should be said about it, such as what is left out
	 * @throws LiifException in one sentence, if it can't be had right
	 */
	public static ImagePlus open(final Path file, final Consumer<String> remarks) {
		return isZarr(file) ? OmeZarrImages.open(file, remarks) : ImageFileReaders.open(file, remarks);
	}

	/**
	 * An open image, or else that of a file.
	 *
	 * @throws LiifException in one sentence, if there is neither
	 */
	public static ImagePlus named(final String titleOrPath) {
		final ImagePlus open = WindowManager.getImage(titleOrPath);
		if (open != null)
			return open;
		try {
			if (Files.isRegularFile(Paths.get(titleOrPath)))
				return open(Paths.get(titleOrPath));
		}
		catch (final InvalidPathException e) {
			// said below
		}
		throw new LiifException("There is neither an open image nor a file \"" + titleOrPath.replace('\0', '?')
				+ "\": give the title of an image that is open, or the path of one.");
	}

	/** Whether the format of the file's name is a good choice for an image like that, of the given size, when nobody asked for it. */
	public static boolean suits(final ImagePlus image, final int width, final int height, final Path file) {
		return ImageFormat.of(file)
				.filter(format -> format.suits(image) && Math.max(width, height) <= format.mostSide()).isPresent();
	}

	/** @throws LiifException in one sentence, if the format has no images of that size */
	public static void checkSides(final int width, final int height, final Path file) {
		if (Math.max(width, height) > format(file).mostSide())
			throw new LiifException("An image of " + width + " x " + height + " pixels can't be written to "
					+ file.getFileName() + ", since its format ends at " + format(file).mostSide()
					+ " pixels: end the name with .tif.");
	}

	/** @throws LiifException in one sentence, if an image of this kind would lose something in that format */
	public static void checkFormat(final ImagePlus image, final Path file) {
		final String objection = format(file).objection(image);
		if (objection != null)
			throw new LiifException((image.getStackSize() > 1 ? "A stack" : "A " + image.getBitDepth() + "-bit image")
					+ " can't be written to " + file.getFileName() + " without " + objection
					+ ": end the name with .tif.");
	}

	/**
	 * Makes sure that a file could be written, before an image is computed for it.
	 *
	 * @throws LiifException in one sentence, if there is such a file and it may not
	 *                       be replaced, or if its folder can't be written to
	 */
	public static void checkTarget(final Path file, final boolean overwrite) {
		final Path target = file.toAbsolutePath();
		if (!overwrite && Files.exists(target, LinkOption.NOFOLLOW_LINKS))
			throw exists(file, null);
		if (!AtomicFile.isFree(target) && !isZarr(target))
			throw new LiifException("What is at " + file + " is no file and can't be replaced: choose another name.");
		try {
			Files.createDirectories(target.getParent());
		}
		catch (final IOException e) {
			throw new LiifException("There can be no folder " + target.getParent() + " to write " + target.getFileName()
					+ " to: choose another.", e);
		}
		if (!Files.isWritable(target.getParent()))
			throw new LiifException("The folder " + target.getParent()
					+ " may not be written to: choose another or change its permissions.");
	}

	/**
	 * Makes sure that the disk has room, as far as that can be told: what PNG and JPEG
	 * files need can't.
	 *
	 * @param file  in a folder that exists
	 * @param bytes that the image's pixels take
	 * @throws LiifException in one sentence, if it has not
	 */
	public static void checkRoom(final Path file, final double bytes) {
		try {
			final long free = Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace();
			if (ImageFormat.of(file).orElse(null) == ImageFormat.TIFF && bytes > free)
				throw new LiifException(
						"The result " + file + " needs " + HeapSpace.inWords(bytes) + ", but the disk has only "
								+ HeapSpace.inWords(free) + " free: make room or choose another disk.");
		}
		catch (final IOException e) {
			// Writing it will show.
		}
	}

	/**
	 * Writes an image in the format that the file's name asks for. PNG and JPEG
	 * files hold the intensities as they are: without overlay, display range and,
	 * but for 8-bit PNG, lookup table; those of an inverting table are inverted.
	 *
	 * @throws LiifException in one sentence, if it can't be written or if there is
	 *                       such a file and it may not be replaced
	 */
	public static void save(final ImagePlus image, final Path file, final boolean overwrite) {
		checkFormat(image, file);
		checkSides(image.getWidth(), image.getHeight(), file);
		checkTarget(file, overwrite);
		final ImageFormat format = format(file);
		final AtomicFile.Writer writer = part -> {
			if (!format.write(image, part))
				throw new IOException("the disk may be full");
		};
		try {
			if (format == ImageFormat.ZARR)
				AtomicFolder.write(file, writer);
			else if (overwrite)
				AtomicFile.write(file, writer);
			else
				AtomicFile.writeNew(file, writer);
		}
		catch (final FileAlreadyExistsException e) {
			throw exists(file, e);
		}
		catch (final IOException e) {
			throw new LiifException("Can't write " + file + " (" + e.getMessage()
					+ "): choose another folder, make room on the disk, or change its permissions.", e);
		}
		catch (final OutOfMemoryError e) {
			throw new LiifException("There is not enough memory to write " + file + ", an image of " + image.getWidth()
					+ " x " + image.getHeight() + " pixels: end the name with .tif, "
					+ "which needs the least, or give Java more (-Xmx).", e);
		}
	}

	// -- Helper methods --

	private static ImageFormat format(final Path file) {
		return ImageFormat.of(file).orElseThrow(() -> new LiifException("Images can't be written as \""
				+ file.getFileName() + "\": end the name with .tif, .png, .jpg or .zarr."));
	}

	private static LiifException exists(final Path file, final Throwable cause) {
		return new LiifException("The file " + file + " exists already: choose another name or allow overwriting.",
				cause);
	}
}
