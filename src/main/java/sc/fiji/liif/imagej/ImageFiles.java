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
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.process.ImageProcessor;
import sc.fiji.liif.LiifException;

/**
 * Image files through ImageJ's own readers and writers, without dialogs. Output
 * appears under its name only when it is whole.
 */
public final class ImageFiles {

	private static final List<String> READABLE = Collections.unmodifiableList(Arrays.asList("tif", "tiff", "png", "jpg",
			"jpeg", "gif", "bmp", "pgm", "ppm", "pbm", "dcm", "dicom", "fits", "fit", "fts", "zip", "avi"));
	private static final List<String> WRITABLE = Collections
			.unmodifiableList(Arrays.asList("tif", "tiff", "png", "jpg", "jpeg"));

	private static final int MAX_JPEG_SIDE = 65500;

	private ImageFiles() {}

	/** Whether a file's name says that it is an image, and one that is not hidden. */
	public static boolean isImage(final Path file) {
		return !file.getFileName().toString().startsWith(".") && READABLE.contains(extension(file));
	}

	/** Whether an image can be written under this name. */
	public static boolean isWritable(final Path file) {
		return WRITABLE.contains(extension(file));
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
		if (!extension(file).startsWith("tif"))
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
		final String extension = extension(file);
		if (!WRITABLE.contains(extension))
			throw new LiifException(
					"Images can't be written as \"" + file.getFileName() + "\": end the name with .tif, .png or .jpg.");
		final boolean isTiff = extension.startsWith("tif");
		if (!isTiff && image.getStackSize() > 1)
			throw new LiifException("A stack can't be written to " + file.getFileName()
					+ " without losing its planes: end the name with .tif.");
		if (extension.startsWith("j") && Math.max(image.getWidth(), image.getHeight()) > MAX_JPEG_SIDE)
			throw tooLargeForJpeg(file);
		final int bits = image.getBitDepth();
		if (!isTiff && (bits == 32 || bits == 16 && !extension.equals("png")))
			throw new LiifException("A " + bits + "-bit image can't be written to " + file.getFileName()
					+ " without losing intensities: end the name with .tif.");
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
		final Path part = target.resolveSibling(".liif-" + UUID.randomUUID() + "." + extension(file));
		try {
			if (!write(image, part) || !isWhole(part, image))
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
		final String path = file.toString();
		switch (extension(file)) {
		case "png" :
			return new FileSaver(plain(image, true)).saveAsPng(path);
		case "jpg" :
		case "jpeg" :
			FileSaver.setJpegQuality(95);
			return new FileSaver(plain(image, false)).saveAsJpeg(path);
		default :
			final String title = image.getTitle();
			final FileSaver saver = new FileSaver(image);
			final boolean isWritten = image.getStackSize() > 1 ? saver.saveAsTiffStack(path) : saver.saveAsTiff(path);
			image.setTitle(title);
			image.changes = false;
			return isWritten;
		}
	}

	/** ImageJ writes what it shows; this shows the intensities. */
	private static ImagePlus plain(final ImagePlus image, final boolean hasTable) {
		final ImageProcessor pixels = image.getProcessor().duplicate();
		if (pixels.getBitDepth() == 8) {
			pixels.setMinAndMax(0, 255);
			if (!hasTable || pixels.isInvertedLut())
				pixels.setColorModel(pixels.getDefaultColorModel());
		}
		else if (pixels.getBitDepth() == 16)
			pixels.setColorModel(pixels.getDefaultColorModel());
		return new ImagePlus(image.getTitle(), pixels);
	}

	/** ImageJ's writers of PNG and JPEG do not tell when they fail: read it all, but keep little. */
	private static boolean isWhole(final Path file, final ImagePlus image) throws IOException {
		if (extension(file).startsWith("tif"))
			return Files.size(file) > (long) image.getWidth() * image.getHeight() * image.getBytesPerPixel()
					* image.getStackSize() * (image.getBitDepth() == 24 ? 3 : 4) / 4;
		try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
			final Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
			if (!readers.hasNext())
				return false;
			final ImageReader reader = readers.next();
			if (extension(file).startsWith("j") && !endsLikeJpeg(in))
				return false;
			reader.setInput(in);
			final ImageReadParam few = reader.getDefaultReadParam();
			few.setSourceSubsampling(16, 16, 0, 0);
			reader.read(0, few);
			return reader.getWidth(0) == image.getWidth() && reader.getHeight(0) == image.getHeight();
		}
		catch (final IOException | RuntimeException e) {
			return false;
		}
	}

	/** Java reads truncated JPEG files without complaint. */
	private static boolean endsLikeJpeg(final ImageInputStream in) throws IOException {
		in.seek(in.length() - 2);
		final boolean isEnd = in.readUnsignedShort() == 0xffd9;
		in.seek(0);
		return isEnd;
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

	private static LiifException tooLargeForJpeg(final Path file) {
		return new LiifException("A JPEG file can't be wider or higher than " + MAX_JPEG_SIDE
				+ " pixels: end the name of " + file.getFileName() + " with .tif or .png.");
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
