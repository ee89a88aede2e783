// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ImageProcessor;

import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.io.zarr.OmeZarrWriter;
import sc.fiji.liif.omezarr.OmeFormat;

/** The formats that images are written in: what each can hold, and how it is written and checked. */
enum ImageFormat {

	/** Everything, with calibration, overlays and display ranges. */
	TIFF("tif", "tiff") {

		@Override
		String objection(final ImagePlus image) {
			return null;
		}

		@Override
		boolean write(final ImagePlus image, final Path file) throws IOException {
			final String title = image.getTitle();
			if (BigTiff.isNeededFor(image)) {
				BigTiff.write(image, file);
				return Files.size(file) > BigTiff.bytes(image);
			}
			final FileSaver saver = new FileSaver(image);
			final boolean isWritten = image.getStackSize() > 1
					? saver.saveAsTiffStack(file.toString())
					: saver.saveAsTiff(file.toString());
			image.setTitle(title);
			image.changes = false;
			return isWritten && Files.size(file) > BigTiff.bytes(image);
		}
	},

	/** All planes, with calibration, channels and display ranges, in a folder. */
	ZARR("zarr") {

		@Override
		String objection(final ImagePlus image) {
			return null;
		}

		@Override
		boolean write(final ImagePlus image, final Path folder) {
			OmeZarrWriter.write(image, folder, OmeFormat.STANDARD, Progress.NONE);
			return true;
		}
	},

	/** One plane of 8 or 16 bit or RGB, or the channels of a picture with 16 bits for each colour or with alpha. */
	PNG("png") {

		@Override
		String objection(final ImagePlus image) {
			if (image.getBitDepth() == 32)
				return INTENSITIES;
			return image.getStackSize() > 1 && !ColourPicture.isOne(image) ? PLANES : null;
		}

		/** Many programs read PNG files of 16 bits per colour, but keep 8 of them, without a word. */
		@Override
		boolean suits(final ImagePlus image) {
			return super.suits(image) && !(ColourPicture.isOne(image) && image.getBitDepth() == 16);
		}

		@Override
		boolean write(final ImagePlus image, final Path file) throws IOException {
			if (ColourPicture.isOne(image))
				return ImageIO.write(ColourPicture.of(image), "png", file.toFile()) && isReadable(file, image);
			final ImagePlus plain = plain(image, true);
			if (PngPicture.isOne(plain.getProcessor())) {
				PngPicture.write(plain.getProcessor(), file);
				return true;
			}
			return new FileSaver(plain).saveAsPng(file.toString()) && isReadable(file, image);
		}
	},

	/** One plane of 8 bit or RGB, with losses. */
	JPEG("jpg", "jpeg") {

		@Override
		String objection(final ImagePlus image) {
			if (image.getStackSize() > 1)
				return ColourPicture.isOne(image) && image.getBitDepth() == 8 ? ALPHA : PLANES;
			return image.getBitDepth() == 32 || image.getBitDepth() == 16 ? INTENSITIES : null;
		}

		@Override
		int mostSide() {
			return MAX_JPEG_SIDE;
		}

		/** Java reads truncated JPEG files without complaint, but they don't end as they should. */
		@Override
		boolean write(final ImagePlus image, final Path file) throws IOException {
			final int before = FileSaver.getJpegQuality();
			FileSaver.setJpegQuality(JPEG_QUALITY);
			try {
				if (!new FileSaver(plain(image, false)).saveAsJpeg(file.toString()))
					return false;
			}
			finally {
				FileSaver.setJpegQuality(before);
			}
			try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
				in.seek(in.length() - 2);
				return in.readUnsignedShort() == END_OF_JPEG && isReadable(file, image);
			}
		}
	};

	private static final String ALPHA = "losing its transparency";
	private static final String PLANES = "losing its planes";
	private static final String INTENSITIES = "losing intensities";
	private static final int MAX_JPEG_SIDE = 65500;
	private static final int JPEG_QUALITY = 95;
	private static final int SUBSAMPLING = 16;
	private static final int END_OF_JPEG = 0xffd9;

	private final List<String> extensions;

	ImageFormat(final String... extensions) {
		this.extensions = Collections.unmodifiableList(Arrays.asList(extensions));
	}

	/** The format that a file's name asks for. */
	static Optional<ImageFormat> of(final Path file) {
		final String extension = extension(file);
		return Arrays.stream(values()).filter(format -> format.extensions.contains(extension)).findFirst();
	}

	/** What follows the last dot of a file's name, in small letters. */
	static String extension(final Path file) {
		final String name = file.getFileName().toString();
		return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
	}

	/** What an image can't be written without, such as "losing its planes"; null if it can be written. */
	abstract String objection(ImagePlus image);

	/** The largest width and height that it can hold. */
	int mostSide() {
		return Integer.MAX_VALUE;
	}

	/** Whether it is a good choice for the image when nobody asked for it. */
	boolean suits(final ImagePlus image) {
		return objection(image) == null;
	}

	/** Writes the image, and says whether the file holds all of it: ImageJ's writers do not always tell when they fail. */
	abstract boolean write(ImagePlus image, Path file) throws IOException;

	// -- Helper methods --

	/** ImageJ writes what it shows; this shows the intensities. */
	private static ImagePlus plain(final ImagePlus image, final boolean hasTable) {
		final ImageProcessor pixels = image.getProcessor().duplicate();
		if (pixels.isInvertedLut() && pixels.getBitDepth() != 24) {
			final int max = pixels.getBitDepth() == 8 ? 255 : 65535;
			for (int i = 0; i < pixels.getPixelCount(); i++)
				pixels.set(i, max - pixels.get(i));
		}
		if (pixels.getBitDepth() == 8) {
			pixels.setMinAndMax(0, 255);
			if (!hasTable || pixels.isInvertedLut())
				pixels.setColorModel(pixels.getDefaultColorModel());
		}
		else if (pixels.getBitDepth() == 16)
			pixels.setColorModel(pixels.getDefaultColorModel());
		return new ImagePlus(image.getTitle(), pixels);
	}

	/** Reads all of a file, but keeps little. */
	private static boolean isReadable(final Path file, final ImagePlus image) {
		try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
			final Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
			if (!readers.hasNext())
				return false;
			final ImageReader reader = readers.next();
			reader.setInput(in);
			final ImageReadParam few = reader.getDefaultReadParam();
			few.setSourceSubsampling(SUBSAMPLING, SUBSAMPLING, 0, 0);
			reader.read(0, few);
			return reader.getWidth(0) == image.getWidth() && reader.getHeight(0) == image.getHeight();
		}
		catch (final IOException | RuntimeException e) {
			return false;
		}
	}
}
