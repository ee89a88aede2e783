// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;

import sc.fiji.liif.LiifException;

/** What the directories of a TIFF file promise, before any pixel is read. Immutable. */
final class TiffHeader {

	private final List<Page> pages;
	private final boolean isBig;

	private TiffHeader(final List<Page> pages, final boolean isBig) {
		this.pages = Collections.unmodifiableList(pages);
		this.isBig = isBig;
	}

	/**
	 * @throws LiifException in one sentence, if its directories are not a plain chain
	 * @throws IOException   if it can't be read
	 */
	static TiffHeader read(final Path file) throws IOException {
		final int length;
		final boolean isBig;
		try (WatchedInput in = new WatchedInput(file)) {
			final TiffChain chain = new TiffChain(in, file);
			length = chain.length();
			isBig = chain.isBig();
		}
		try (WatchedInput in = new WatchedInput(file)) {
			final CompoundDirectory directories = (CompoundDirectory) new TIFFReader().read(in);
			if (directories.directoryCount() != length || length == 0)
				throw new LiifException("The directory of " + file + " is damaged: get a fresh copy of it.");
			final List<Page> pages = new ArrayList<>();
			for (int i = 0; i < length; i++)
				pages.add(new Page(directories.getDirectory(i)));
			return new TiffHeader(pages, isBig);
		}
	}

	/** Whether offsets have 64 bits, which ImageJ does not read. */
	boolean isBig() {
		return isBig;
	}

	List<Page> pages() {
		return pages;
	}

	/** How many pages are pictures of their own; ImageJ may write many behind a single directory. */
	int planes() {
		final int images = pages.get(0).imagesOfImageJ();
		return Math.max(images, (int) pages.stream().filter(page -> !page.isAccessory()).count());
	}

	/** One directory. */
	static final class Page {

		private static final int SUBFILE_TYPE = 254;
		private static final int WIDTH = 256;
		private static final int HEIGHT = 257;
		private static final int BITS = 258;
		private static final int COMPRESSION = 259;
		private static final int PHOTOMETRIC = 262;
		private static final int DESCRIPTION = 270;
		private static final int ORIENTATION = 274;
		private static final int SAMPLES = 277;
		private static final int X_RESOLUTION = 282;
		private static final int Y_RESOLUTION = 283;
		private static final int RESOLUTION_UNIT = 296;
		private static final int EXTRA_SAMPLES = 338;
		private static final int SAMPLE_FORMAT = 339;
		private static final Pattern IMAGES = Pattern.compile("^ImageJ=[^\\n]*\\nimages=(\\d{1,7})\\b");
		/** Tags of MetaMorph, NIH Image, and ImageJ's own. */
		private static final int[] OF_IMAGEJ = {33628, 33629, 43314, 50838, 50839};

		private final Directory directory;

		private Page(final Directory directory) {
			this.directory = directory;
		}

		long width() {
			return number(WIDTH, 0);
		}

		long height() {
			return number(HEIGHT, 0);
		}

		/** Of a sample. */
		int bits() {
			return (int) number(BITS, 1);
		}

		int samples() {
			return (int) number(SAMPLES, 1);
		}

		boolean isCompressed() {
			return number(COMPRESSION, 1) > 1;
		}

		boolean isSigned() {
			return number(SAMPLE_FORMAT, 1) == 2;
		}

		boolean isFloat() {
			return number(SAMPLE_FORMAT, 1) == 3;
		}

		boolean isComplex() {
			return number(SAMPLE_FORMAT, 1) > 4;
		}

		boolean isWhiteZero() {
			return number(PHOTOMETRIC, 1) == 0;
		}

		/** Neither colours nor indices. */
		boolean isGray() {
			return number(PHOTOMETRIC, 1) <= 1;
		}

		boolean isRgb() {
			return number(PHOTOMETRIC, 1) == 2;
		}

		/** Whether the sample behind the colours is alpha; samples of unknown meaning are not. */
		boolean hasAlpha() {
			final long extra = number(EXTRA_SAMPLES, 0);
			return extra == 1 || extra == 2;
		}

		/** A reduced copy of another page, or a mask. */
		boolean isAccessory() {
			return (number(SUBFILE_TYPE, 0) & 5) != 0;
		}

		/** EXIF's, from 1 to 8. */
		int orientation() {
			return (int) number(ORIENTATION, 1);
		}

		String description() {
			final Object value = value(DESCRIPTION);
			return value instanceof String ? (String) value : "";
		}

		/** Whether it holds what only ImageJ knows how to read. */
		boolean isOfImageJ() {
			boolean isTagged = false;
			for (final int tag : OF_IMAGEJ)
				isTagged |= directory.getEntryById(tag) != null;
			return isTagged || description().startsWith("ImageJ=");
		}

		private int imagesOfImageJ() {
			final Matcher images = IMAGES.matcher(description());
			return images.find() ? Integer.parseInt(images.group(1)) : 1;
		}

		/** Inches or centimetres per pixel along x; NaN if it does not say. */
		double pixelWidth() {
			return pixel(X_RESOLUTION);
		}

		double pixelHeight() {
			return pixel(Y_RESOLUTION);
		}

		/** "inch" or "cm". */
		String unit() {
			return number(RESOLUTION_UNIT, 2) == 3 ? "cm" : "inch";
		}

		private double pixel(final int tag) {
			final Object value = value(tag);
			final double resolution = value instanceof Number ? ((Number) value).doubleValue() : Double.NaN;
			return resolution > 0 && (number(RESOLUTION_UNIT, 2) > 1 || isOfImageJ()) ? 1 / resolution : Double.NaN;
		}

		/** The first number of a tag; what can't be read is a damaged tag. */
		private long number(final int tag, final long otherwise) {
			final Object value = value(tag);
			if (value == null)
				return otherwise;
			if (value instanceof Number)
				return ((Number) value).longValue();
			if (value instanceof short[])
				return ((short[]) value)[0];
			if (value instanceof int[])
				return ((int[]) value)[0];
			return value instanceof long[] ? ((long[]) value)[0] : otherwise;
		}

		private Object value(final int tag) {
			final Entry entry = directory.getEntryById(tag);
			return entry == null ? null : entry.getValue();
		}
	}
}
