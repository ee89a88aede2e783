// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.io.Opener;
import sc.fiji.liif.LiifException;

/**
 * Image files through ImageJ's own readers and writers, without dialogs. Output
 * appears under its name only when it is whole.
 */
public final class ImageFiles {

	private static final List<String> READABLE = Collections
			.unmodifiableList(Arrays.asList("tif", "tiff", "png", "jpg", "jpeg", "gif", "bmp", "pgm", "ppm", "dcm"));
	private static final List<String> WRITABLE = Collections
			.unmodifiableList(Arrays.asList("tif", "tiff", "png", "jpg", "jpeg"));

	private ImageFiles() {}

	/** Whether a file's name says that it is an image. */
	public static boolean isImage(final Path file) {
		return READABLE.contains(extension(file));
	}

	/** Whether an image can be written under this name. */
	public static boolean isWritable(final Path file) {
		return WRITABLE.contains(extension(file));
	}

	/** @throws LiifException in one sentence, if it is not an image that ImageJ can read */
	public static ImagePlus open(final Path file) {
		if (!Files.isRegularFile(file))
			throw new LiifException("There is no file " + file + ".");
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
		if (image == null || image.getProcessor() == null)
			throw new LiifException(
					"The file " + file + " is not an image that ImageJ can read: convert it to TIFF, PNG or JPEG.",
					cause);
		return image;
	}

	/** @throws LiifException in one sentence, if an image of this kind would lose something in that format */
	public static void checkFormat(final ImagePlus image, final Path file) {
		final String extension = extension(file);
		if (!WRITABLE.contains(extension))
			throw new LiifException(
					"Images can't be written as \"" + file.getFileName() + "\": end the name with .tif, .png or .jpg.");
		final boolean isTiff = extension.startsWith("tif");
		if (!isTiff && image.getStackSize() > 1)
			throw new LiifException("A stack can't be written to " + file.getFileName()
					+ " without losing its planes: end the name with .tif.");
		final int bits = image.getBitDepth();
		if (!isTiff && (bits == 32 || bits == 16 && !extension.equals("png")))
			throw new LiifException("A " + bits + "-bit image can't be written to " + file.getFileName()
					+ " without losing intensities: end the name with .tif.");
	}

	/**
	 * Writes an image in the format that the file's name asks for.
	 *
	 * @throws LiifException in one sentence, if it can't be written or if there is
	 *                       such a file and it may not be replaced
	 */
	public static void save(final ImagePlus image, final Path file, final boolean overwrite) {
		checkFormat(image, file);
		final Path target = file.toAbsolutePath();
		if (!overwrite && Files.exists(target))
			throw exists(file, null);
		Path part = null;
		try {
			Files.createDirectories(target.getParent());
			part = target.resolveSibling(".liif-" + UUID.randomUUID() + "." + extension(file));
			if (!write(image, part))
				throw new LiifException(
						"The image could not be written to " + file + ": see whether the disk is full.");
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

	private static boolean write(final ImagePlus image, final Path file) {
		final String title = image.getTitle();
		final FileSaver saver = new FileSaver(image);
		final String path = file.toString();
		try {
			switch (extension(file)) {
			case "png" :
				return saver.saveAsPng(path);
			case "jpg" :
			case "jpeg" :
				FileSaver.setJpegQuality(95);
				return saver.saveAsJpeg(path);
			default :
				return image.getStackSize() > 1 ? saver.saveAsTiffStack(path) : saver.saveAsTiff(path);
			}
		}
		finally {
			image.setTitle(title);
			image.changes = false;
		}
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

	private static String extension(final Path file) {
		final String name = file.getFileName().toString();
		return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
	}
}
