// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;

import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.Rational;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFEntry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFWriter;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.measure.Calibration;
import ij.process.ImageProcessor;

/**
 * Stacks of more than the 4 GB that TIFF's offsets of 32 bits reach: BigTIFF, not compressed, all directories before all
 * pixels, which are written plane by plane. The first page bears ImageJ's description, which says how planes are
 * channels, slices and frames, and how they are calibrated; names of planes, colours and overlays are not in it.
 */
final class BigTiff {

	/** That TIFF files have at most, with room for what is no pixel. */
	private static final long LIMIT = (1L << 32) - (1L << 24);
	private static final int HEADER = 8;
	private static final short LONG8 = 16;
	private static final int FLOATS = 3;
	private static final int NO_UNIT = 1;
	private static final int RGB = 2;
	private static final int BLACK_IS_ZERO = 1;

	private BigTiff() {}

	/** Whether an image is too large for a TIFF file. */
	static boolean isNeededFor(final ImagePlus image) {
		return bytes(image) > LIMIT;
	}

	/** That an image's pixels take. */
	static long bytes(final ImagePlus image) {
		return bytesOfPlane(image) * image.getStackSize();
	}

	/** Writes all planes, each of which is asked for once. */
	static void write(final ImagePlus image, final Path file) throws IOException {
		final TIFFWriter writer = new TIFFWriter(Long.BYTES);
		try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
			out.setByteOrder(ByteOrder.BIG_ENDIAN);
			writer.writeTIFFHeader(out);
			long first = HEADER + Long.BYTES;
			for (int i = 1; i <= image.getStackSize(); i++)
				first += Long.BYTES + writer.computeIFDSize(directory(image, i, 0));
			// Each directory comes with the pointer to it.
			for (int i = 1; i <= image.getStackSize(); i++)
				writer.writeIFD(directory(image, i, first), out);
			writer.writeOffset(out, 0);
			if (out.getStreamPosition() != first)
				throw new IOException("directories of " + out.getStreamPosition() + " instead of " + first + " bytes");
			for (int i = 1; i <= image.getStackSize(); i++) {
				write(image.getStack().getProcessor(i), out);
				out.flushBefore(out.getStreamPosition());
			}
		}
	}

	// -- Helper methods --

	private static long bytesOfPlane(final ImagePlus image) {
		return (long) image.getWidth() * image.getHeight() * samples(image) * bits(image) / Byte.SIZE;
	}

	private static int samples(final ImagePlus image) {
		return image.getBitDepth() == 24 ? 3 : 1;
	}

	private static int bits(final ImagePlus image) {
		return image.getBitDepth() / samples(image);
	}

	/** @param first where the pixels of the first plane begin */
	private static List<Entry> directory(final ImagePlus image, final int plane, final long first) {
		final long bytes = bytesOfPlane(image);
		final int[] bits = new int[samples(image)];
		Arrays.fill(bits, bits(image));
		final List<Entry> entries = new ArrayList<>();
		entries.add(new TIFFEntry(TIFF.TAG_IMAGE_WIDTH, image.getWidth()));
		entries.add(new TIFFEntry(TIFF.TAG_IMAGE_HEIGHT, image.getHeight()));
		entries.add(
				new TIFFEntry(TIFF.TAG_BITS_PER_SAMPLE, TIFF.TYPE_SHORT, bits.length == 1 ? (Object) bits[0] : bits));
		entries.add(new TIFFEntry(TIFF.TAG_COMPRESSION, TIFF.TYPE_SHORT, 1));
		entries.add(new TIFFEntry(TIFF.TAG_PHOTOMETRIC_INTERPRETATION, TIFF.TYPE_SHORT,
				bits.length == 1 ? BLACK_IS_ZERO : RGB));
		if (plane == 1)
			entries.add(new TIFFEntry(TIFF.TAG_IMAGE_DESCRIPTION, description(image)));
		entries.add(new TIFFEntry(TIFF.TAG_STRIP_OFFSETS, LONG8, first + (plane - 1) * bytes));
		entries.add(new TIFFEntry(TIFF.TAG_SAMPLES_PER_PIXEL, TIFF.TYPE_SHORT, bits.length));
		entries.add(new TIFFEntry(TIFF.TAG_ROWS_PER_STRIP, image.getHeight()));
		entries.add(new TIFFEntry(TIFF.TAG_STRIP_BYTE_COUNTS, LONG8, bytes));
		final Calibration calibration = image.getCalibration();
		if (calibration.scaled()) {
			entries.add(new TIFFEntry(TIFF.TAG_X_RESOLUTION, perUnit(calibration.pixelWidth)));
			entries.add(new TIFFEntry(TIFF.TAG_Y_RESOLUTION, perUnit(calibration.pixelHeight)));
			entries.add(new TIFFEntry(TIFF.TAG_RESOLUTION_UNIT, TIFF.TYPE_SHORT, NO_UNIT));
		}
		if (image.getBitDepth() == 32)
			entries.add(new TIFFEntry(TIFF.TAG_SAMPLE_FORMAT, TIFF.TYPE_SHORT, FLOATS));
		return entries;
	}

	/** ImageJ's, without the zero that it ends with. */
	private static String description(final ImagePlus image) {
		return new FileSaver(image).getDescriptionString().replace("\0", "");
	}

	/** Pixels per unit of length as a fraction of whole numbers of 32 bits, as ImageJ has it. */
	private static Rational perUnit(final double pixel) {
		double denominator = 1e6;
		while (denominator / pixel > Integer.MAX_VALUE && denominator > 1)
			denominator /= 10;
		return new Rational(Math.round(denominator / pixel), Math.round(denominator));
	}

	private static void write(final ImageProcessor plane, final ImageOutputStream out) throws IOException {
		final Object pixels = plane.getPixels();
		if (pixels instanceof byte[])
			out.write((byte[]) pixels);
		else if (pixels instanceof short[])
			out.writeShorts((short[]) pixels, 0, plane.getPixelCount());
		else if (pixels instanceof float[])
			out.writeFloats((float[]) pixels, 0, plane.getPixelCount());
		else {
			final int[] colours = (int[]) pixels;
			final byte[] row = new byte[3 * plane.getWidth()];
			for (int y = 0; y < plane.getHeight(); y++) {
				for (int k = 0; k < row.length; k++)
					row[k] = (byte) (colours[y * plane.getWidth() + k / 3] >> 16 - 8 * (k % 3));
				out.write(row);
			}
		}
	}
}
