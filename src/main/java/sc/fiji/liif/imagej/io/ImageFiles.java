// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.Opener;

import sc.fiji.liif.LiifException;

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

	/** Whether an image can be written under this name. */
	public static boolean isWritable(final Path file) {
		return ImageFormat.of(file).isPresent();
	}

	/** @throws LiifException in one sentence, if it is not an image that ImageJ can read */
	public static ImagePlus open(final Path file) {
		if (!Files.isRegularFile(file))
			throw new LiifException("There is no file " + file + ": check the path.");
		if (!Files.isReadable(file))
			throw new LiifException("The file " + file + " may not be read: change its permissions.");
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		ImagePlus image = null;
		Exception cause = null;
		try {
			image = opener.openImage(file.toAbsolutePath().toString());
		}
		catch (final RuntimeException e) {
			cause = e;
		}
		catch (final OutOfMemoryError e) {
			throw new LiifException("The file " + file + " says that it holds more than fits into memory: "
					+ "give Java more (-Xmx), or get a fresh copy of it.", e);
		}
		if (image == null || image.getProcessor() == null)
			throw new LiifException(
					"The file " + file + " is not an image that ImageJ can read: convert it to TIFF, PNG or JPEG.",
					cause);
		checkComplete(image, file);
		return image;
	}

	/** How many planes a file has, as far as its header tells; 1 for what can't be read. */
	static int planes(final Path file) {
		if (ImageFormat.of(file).orElse(null) != ImageFormat.TIFF)
			return 1;
		try {
			final FileInfo[] infos = Opener.getTiffFileInfo(file.toAbsolutePath().toString());
			return infos == null || infos.length == 0 ? 1 : Math.max(infos.length, infos[0].nImages);
		}
		catch (final RuntimeException e) {
			return 1;
		}
	}

	/** ImageJ opens what there is of a truncated TIFF file, without a word. */
	private static void checkComplete(final ImagePlus image, final Path file) {
		final FileInfo info = image.getOriginalFileInfo();
		if (info == null || info.fileFormat != FileInfo.TIFF || info.compression > FileInfo.COMPRESSION_NONE
				|| info.nImages < 1)
			return;
		final long wanted = info.getOffset() + (long) info.width * info.height * info.getBytesPerPixel() * info.nImages;
		if (file.toFile().length() < wanted)
			throw new LiifException("The file " + file + " is truncated (" + file.toFile().length() + " of " + wanted
					+ " bytes): get a fresh copy of it.");
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
		if (!overwrite && Files.exists(target))
			throw exists(file, null);
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
	 * Writes an image in the format that the file's name asks for. PNG and JPEG
	 * files hold the intensities as they are: without overlay, display range and,
	 * but for 8-bit PNG, lookup table.
	 *
	 * @throws LiifException in one sentence, if it can't be written or if there is
	 *                       such a file and it may not be replaced
	 */
	public static void save(final ImagePlus image, final Path file, final boolean overwrite) {
		checkFormat(image, file);
		checkTarget(file, overwrite);
		final Path target = file.toAbsolutePath();
		final ImageFormat format = format(file);
		final Path part = target.resolveSibling(".liif-" + UUID.randomUUID() + "." + ImageFormat.extension(file));
		try {
			if (!format.write(image, part.toString()) || !format.isWhole(part, image))
				throw new LiifException("The image could not be written to " + file
						+ ": see whether its folder may be written to and the disk has room.");
			move(part, target, overwrite);
		}
		catch (final FileAlreadyExistsException e) {
			throw exists(file, e);
		}
		catch (final IOException e) {
			throw new LiifException("Can't write " + file + " (" + e.getMessage()
					+ "): choose another folder or change its permissions.", e);
		}
		finally {
			delete(part);
		}
	}

	// -- Helper methods --

	private static ImageFormat format(final Path file) {
		return ImageFormat.of(file).orElseThrow(() -> new LiifException(
				"Images can't be written as \"" + file.getFileName() + "\": end the name with .tif, .png or .jpg."));
	}

	private static void move(final Path from, final Path to, final boolean overwrite) throws IOException {
		if (!overwrite)
			Files.move(from, to);
		else {
			try {
				Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
			}
			catch (final AtomicMoveNotSupportedException e) {
				Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
			}
		}
	}

	private static void delete(final Path part) {
		try {
			if (part != null)
				Files.deleteIfExists(part);
		}
		catch (final IOException e) {
			part.toFile().deleteOnExit();
		}
	}

	private static LiifException exists(final Path file, final Throwable cause) {
		return new LiifException("The file " + file + " exists already: choose another name or allow overwriting.",
				cause);
	}
}
