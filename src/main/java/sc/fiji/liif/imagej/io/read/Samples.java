// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.read;

import java.awt.image.DataBuffer;
import java.awt.image.Raster;

import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

/** The samples of a band of a decoded raster as a plane of ImageJ's. */
final class Samples {

	private static final int BYTE = 8;
	private static final int SHORT = 16;
	private static final double MAX_BYTE = 255;

	private Samples() {}

	/** A band of so many bits; less than 8 are stretched to 8. */
	static ImageProcessor scaled(final Raster raster, final int band, final int bits) {
		final int type = raster.getTransferType();
		if (type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE || bits > SHORT)
			return floats(raster, band, type == DataBuffer.TYPE_INT);
		final ImageProcessor plane = unsigned(raster, band, bits, 0);
		if (bits < BYTE) {
			final double factor = MAX_BYTE / ((1 << bits) - 1);
			final byte[] pixels = (byte[]) plane.getPixels();
			for (int i = 0; i < pixels.length; i++)
				pixels[i] = (byte) Math.round((pixels[i] & 255) * factor);
		}
		return plane;
	}

	/** @param offset added to every sample, of which only the bits count */
	static ImageProcessor unsigned(final Raster raster, final int band, final int bits, final int offset) {
		final int width = raster.getWidth();
		final int height = raster.getHeight();
		final ImageProcessor plane = bits <= BYTE
				? new ByteProcessor(width, height)
				: new ShortProcessor(width, height);
		final int mask = bits <= BYTE ? 255 : 65535;
		final int[] row = new int[width];
		for (int y = 0; y < height; y++) {
			raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, band, row);
			for (int x = 0; x < width; x++)
				plane.set(x, y, row[x] + offset & mask);
		}
		return plane;
	}

	static ImageProcessor floats(final Raster raster, final int band, final boolean isUnsigned) {
		final int width = raster.getWidth();
		final FloatProcessor plane = new FloatProcessor(width, raster.getHeight());
		final boolean isInt = raster.getTransferType() == DataBuffer.TYPE_INT;
		final double[] row = new double[width];
		final int[] whole = new int[width];
		for (int y = 0; y < raster.getHeight(); y++) {
			if (isInt)
				raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, band, whole);
			else
				raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, band, row);
			for (int x = 0; x < width; x++)
				plane.setf(x, y, (float) (!isInt ? row[x] : isUnsigned ? whole[x] & 0xffffffffL : whole[x]));
		}
		return plane;
	}

	static void invert(final ImageProcessor plane, final int max) {
		for (int i = 0; i < plane.getPixelCount(); i++)
			plane.set(i, max - plane.get(i));
	}
}
