// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

import ij.ImagePlus;
import ij.measure.Calibration;

/**
 * Reads TIFF, PNG, JPEG, GIF and BMP files through ImageIO with TwelveMonkeys' plugins,
 * but for those TIFF files that ImageJ wrote or knows better.
 */
final class StandardReader implements ImageFileReader {

	private static final int MOST_BYTES_PER_PIXEL = 8;

	@Override
	public boolean reads(final Path file, final byte[] head) {
		switch (FileKind.of(head)) {
		case TIFF :
			return !isOfImageJ(file);
		case PNG :
		case JPEG :
		case GIF :
		case BMP :
			return true;
		default :
			return false;
		}
	}

	@Override
	public ImagePlus read(final Path file, final Consumer<String> remarks) throws IOException {
		final FileKind kind = FileKind.of(ImageFileReaders.head(file));
		final ReaderWarnings warnings = new ReaderWarnings();
		final PageStack stack = new PageStack(file);
		final ImagePlus image;
		try (WatchedInput in = new WatchedInput(file)) {
			final ImageReader reader = Readers.of(kind);
			try {
				reader.addIIOReadWarningListener(warnings);
				reader.setInput(in, false, kind == FileKind.PNG || kind == FileKind.JPEG);
				if (kind == FileKind.TIFF)
					image = readTiff(reader, file, stack, remarks);
				else if (kind == FileKind.GIF) {
					new GifFrames(reader, file).forEach(stack::add);
					image = stack.image(true);
				}
				else {
					stack.add(readPhoto(reader, file, kind, remarks));
					image = stack.image(false);
				}
			}
			finally {
				reader.dispose();
			}
		}
		warnings.check(file);
		warnings.remarks().forEach(remarks);
		return image;
	}

	// -- Helper methods --

	/** What ImageJ wrote is not compressed, nor BigTIFF, and what others compressed ImageJ may read for ever. */
	private static boolean isOfImageJ(final Path file) {
		try {
			final TiffHeader header = TiffHeader.read(file);
			final List<TiffHeader.Page> pages = header.pages();
			return !header.isBig() && pages.get(0).isOfImageJ()
					&& pages.stream().noneMatch(TiffHeader.Page::isCompressed);
		}
		catch (final IOException | RuntimeException e) {
			return false; // Reading it will say what is wrong.
		}
	}

	private static DecodedPage readPhoto(final ImageReader reader, final Path file, final FileKind kind,
			final Consumer<String> remarks) throws IOException {
		ImageSizes.check(file, reader.getWidth(0), reader.getHeight(0), 1, MOST_BYTES_PER_PIXEL);
		final DecodedPage page = DecodedPage.of(reader.read(0));
		if (kind == FileKind.BMP)
			return page;
		final PhotoMetadata metadata = PhotoMetadata.read(file, kind);
		metadata.profile().ifPresent(
				profile -> remarks.accept("its colour profile \"" + profile + "\" is not applied: sRGB is assumed"));
		return turned(page, metadata.orientation());
	}

	private static DecodedPage turned(final DecodedPage page, final int orientation) {
		return orientation == 1 ? page : page.map(plane -> PhotoMetadata.upright(plane, orientation));
	}

	private static ImagePlus readTiff(final ImageReader reader, final Path file, final PageStack stack,
			final Consumer<String> remarks) throws IOException {
		final List<TiffHeader.Page> pages = TiffHeader.read(file).pages();
		final TiffHeader.Page first = pages.get(0);
		if (reader.getNumImages(true) != pages.size())
			throw new IOException("of its " + pages.size() + " pages only " + reader.getNumImages(true) + " are found");
		ImageSizes.check(file, first.width(), first.height(), pages.size(),
				Math.max(1, first.samples() * Math.min(Float.BYTES, (first.bits() + 7) / 8)));
		int accessories = 0;
		for (int i = 0; i < pages.size(); i++) {
			final TiffHeader.Page page = pages.get(i);
			if (page.isAccessory() && i > 0) {
				accessories++;
				continue;
			}
			ImageSizes.check(file, page.width(), page.height(), 1, 1);
			stack.add(turned(readPage(reader, i, page), page.orientation()));
		}
		if (accessories > 0)
			remarks.accept("of its pages " + accessories + " are reduced copies or masks and left out");
		final ImagePlus image = stack.image(false);
		describe(image, first);
		OmeDescription.of(first.description()).ifPresent(ome -> ome.apply(image));
		ImageJDescription.of(first.description()).ifPresent(imagej -> imagej.apply(image));
		return image;
	}

	private static DecodedPage readPage(final ImageReader reader, final int i, final TiffHeader.Page page)
			throws IOException {
		if (page.isComplex())
			throw new IOException("its samples are complex numbers");
		final boolean isRaw = page.bits() > 1 && (page.isGray() || page.isFloat());
		// Of its own type: else premultiplied colours are taken for plain ones.
		final ImageReadParam param = reader.getDefaultReadParam();
		param.setDestinationType(reader.getRawImageType(i));
		final DecodedPage decoded = isRaw
				? DecodedPage.of(reader.readRaster(i, null), page)
				: DecodedPage.of(reader.read(i, param));
		if (decoded.planes().get(0).getWidth() != page.width() || decoded.planes().get(0).getHeight() != page.height())
			throw new IOException("its page " + (i + 1) + " is not as large as it says");
		return decoded;
	}

	/** Takes over what is known about the page as a whole. */
	private static void describe(final ImagePlus image, final TiffHeader.Page page) {
		final Calibration calibration = image.getCalibration();
		if (page.pixelWidth() > 0 && page.pixelHeight() > 0 && Math.abs(page.pixelWidth() * 72 - 1) > 1e-3) {
			final boolean isTurned = page.orientation() > 4;
			calibration.pixelWidth = isTurned ? page.pixelHeight() : page.pixelWidth();
			calibration.pixelHeight = isTurned ? page.pixelWidth() : page.pixelHeight();
			calibration.setUnit(page.unit());
		}
		if (!page.description().isEmpty())
			image.setProperty("Info", page.description());
	}
}
