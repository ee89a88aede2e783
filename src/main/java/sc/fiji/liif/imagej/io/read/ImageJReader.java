// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.read;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.Opener;
import ij.plugin.FileInfoVirtualStack;

import sc.fiji.liif.LiifException;

/**
 * Reads what ImageJ wrote or knows best: its own TIFF files, DICOM, FITS, PGM, zipped
 * TIFF, and in Fiji all that its plugins for other formats read.
 */
final class ImageJReader implements ImageFileReader {

	private static final long MOST_UNPACKED = 1L << 34;
	private final long most;

	/** @param most bytes of pixels; plain TIFF stacks that are larger are read plane by plane */
	ImageJReader(final long most) {
		this.most = most;
	}

	@Override
	public boolean reads(final Path file, final byte[] head) {
		return true;
	}

	@Override
	public ImagePlus read(final Path file, final Consumer<String> remarks) throws IOException {
		final FileKind kind = FileKind.of(ImageFileReaders.head(file));
		if (kind == FileKind.ZIP)
			return ofArchive(file, remarks);
		final TiffHeader header = kind == FileKind.TIFF ? TiffHeader.read(file) : null;
		final boolean isVirtual = header != null && isString(file) && isTooLarge(header);
		if (header != null) {
			for (final TiffHeader.Page page : header.pages())
				ImageSizes.check(file, page.width(), page.height(), isVirtual ? 1 : header.planes(), bytes(page));
		}
		final ImagePlus image = isVirtual
				? FileInfoVirtualStack.openVirtual(file.toAbsolutePath().toString())
				: open(file, kind);
		if (image == null || image.getProcessor() == null)
			throw new LiifException(
					"The file " + file + " is not an image that ImageJ can read: convert it to TIFF, PNG or JPEG.");
		if (header != null)
			checkPromise(image, header, file);
		return image;
	}

	/** How many images an archive holds. */
	static long pictures(final Path archive) throws IOException {
		try (FileSystem content = FileSystems.newFileSystem(archive, (ClassLoader) null);
				Stream<Path> entries = Files.walk(content.getPath("/"))) {
			return entries.filter(entry -> entry.getFileName() != null && isPicture(entry)).count();
		}
		catch (final RuntimeException e) {
			throw new IOException("its list of contents is damaged", e);
		}
	}

	// -- Helper methods --

	/** Whether planes are better read when they are asked for: those of stacks that can be. */
	private boolean isTooLarge(final TiffHeader header) {
		final TiffHeader.Page page = header.pages().get(0);
		return header.planes() > 1 && !header.isBig()
				&& header.pages().stream().noneMatch(TiffHeader.Page::isCompressed)
				&& (double) page.width() * page.height() * bytes(page) * header.planes() > most;
	}

	/** Of a pixel. */
	private static int bytes(final TiffHeader.Page page) {
		return Math.max(1, page.samples() * Math.min(Float.BYTES, page.bits() / 8));
	}

	/** ImageJ knows files by strings, which can't hold every name under every locale. */
	private static ImagePlus open(final Path file, final FileKind kind) throws IOException {
		if (isString(file))
			return open(file.toAbsolutePath().toString(), kind);
		final Path copy = Files.createTempFile("liif", "." + extension(file));
		try {
			Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
			final ImagePlus image = open(copy.toString(), kind);
			if (image != null)
				image.setTitle(Objects.toString(file.getFileName()));
			return image;
		}
		finally {
			Files.delete(copy);
		}
	}

	private static boolean isString(final Path file) {
		try {
			return Files.exists(Paths.get(file.toString()));
		}
		catch (final InvalidPathException e) {
			return false;
		}
	}

	private static String extension(final Path file) {
		final String name = file.getFileName().toString().replaceAll("[^ -~]", "_");
		return name.substring(name.lastIndexOf('.') + 1);
	}

	private static ImagePlus open(final String path, final FileKind kind) throws IOException {
		if (kind == FileKind.TIFF)
			checkCompression(path);
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		final int type = opener.getFileType(path);
		// Of what it does not know, ImageJ shows a message that waits for a click; readers that Fiji has may know it.
		return type == Opener.UNKNOWN
				? opener.openWithHandleExtraFileTypes(path, new int[]{type})
				: opener.openImage(path);
	}

	/** What ImageJ takes for compressed, whatever others take it for, it may read for ever. */
	private static void checkCompression(final String path) throws IOException {
		final FileInfo[] pages = Opener.getTiffFileInfo(path);
		for (final FileInfo page : pages == null ? new FileInfo[0] : pages) {
			if (page.compression > FileInfo.COMPRESSION_NONE)
				throw new IOException("it is compressed in a way that contradicts itself");
		}
	}

	/** ImageJ opens what there is of a truncated TIFF file, and some of what it does not know, without a word. */
	private static void checkPromise(final ImagePlus image, final TiffHeader header, final Path file)
			throws IOException {
		final TiffHeader.Page page = header.pages().get(0);
		if (image.getWidth() != page.width() || image.getHeight() != page.height()
				|| image.getStackSize() < header.planes())
			throw new IOException("ImageJ finds other pages in it than it says it has");
		final FileInfo info = image.getOriginalFileInfo();
		if (info == null || page.isCompressed() || info.nImages < 1)
			return;
		final long wanted = info.getOffset() + (long) info.width * info.height * info.getBytesPerPixel() * info.nImages;
		if (Files.size(file) < wanted)
			throw new LiifException("The file " + file + " is truncated (" + Files.size(file) + " of " + wanted
					+ " bytes): get a fresh copy of it.");
	}

	/** The one image in an archive. */
	private static ImagePlus ofArchive(final Path file, final Consumer<String> remarks) throws IOException {
		final long pictures = pictures(file);
		if (pictures == 0)
			throw new LiifException("There is no image in " + file + ": give an image file.");
		if (pictures > 1)
			throw new LiifException(
					"There are " + pictures + " images in " + file + ": unpack it into a folder first.");
		final Path copy = Files.createTempFile("liif", ".tif");
		try {
			unpack(file, copy);
			final ImagePlus image = ImageFileReaders.open(copy, remarks);
			image.setTitle(Objects.toString(file.getFileName()));
			return image;
		}
		catch (final LiifException e) {
			throw new LiifException(e.getMessage().replace(copy.toString(), file.toString()), e);
		}
		finally {
			Files.delete(copy);
		}
	}

	private static void unpack(final Path archive, final Path copy) throws IOException {
		try (FileSystem content = FileSystems.newFileSystem(archive, (ClassLoader) null);
				Stream<Path> entries = Files.walk(content.getPath("/"))) {
			final Path entry = entries.filter(one -> one.getFileName() != null && isPicture(one)).findFirst()
					.orElseThrow();
			if (Files.size(entry) > Math.min(MOST_UNPACKED, Files.getFileStore(copy).getUsableSpace()))
				throw new IOException("the image in it is too large to be unpacked");
			Files.copy(entry, copy, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (final RuntimeException e) {
			throw new IOException("its content is damaged", e);
		}
	}

	private static boolean isPicture(final Path entry) {
		return entry.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.(tiff?|dcm|png|jpe?g)");
	}
}
