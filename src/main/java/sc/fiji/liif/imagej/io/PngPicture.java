// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import com.pngencoder.PngEncoder;

import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

/** RGB and gray values as PNG files, compressed by all processors at once. */
final class PngPicture {

	/** Half the size of what Java's own encoder writes, in less time. */
	private static final int LEVEL = 4;

	private PngPicture() {}

	/** Whether a plane's values are what it shows: RGB, or 8 or 16 bit without a table of colours. */
	static boolean isOne(final ImageProcessor plane) {
		return plane instanceof ColorProcessor || !(plane instanceof FloatProcessor) && plane.isDefaultLut();
	}

	/** @throws IOException if the file can't be written as a whole */
	static void write(final ImageProcessor plane, final Path file) throws IOException {
		final PngEncoder encoder = new PngEncoder().withBufferedImage(image(plane)).withCompressionLevel(LEVEL)
				.withPredictorEncoding(true).withMultiThreadedCompressionEnabled(true);
		try {
			// The encoder's threads live on in the group of the first one that asks: not in that of who calls,
			// who may wait for all of his, as Maven does.
			CompletableFuture.runAsync(() -> encoder.toFile(file.toFile()),
					task -> new Thread(outermost(), task, "LIIF PNG").start()).join();
		}
		catch (final CompletionException e) {
			if (e.getCause() instanceof UncheckedIOException)
				throw ((UncheckedIOException) e.getCause()).getCause();
			if (e.getCause() instanceof OutOfMemoryError)
				throw (OutOfMemoryError) e.getCause();
			throw e;
		}
	}

	private static ThreadGroup outermost() {
		ThreadGroup group = Thread.currentThread().getThreadGroup();
		while (group.getParent() != null)
			group = group.getParent();
		return group;
	}

	/** The plane's own pixels, not copied. */
	private static BufferedImage image(final ImageProcessor plane) {
		final int type = plane instanceof ColorProcessor
				? BufferedImage.TYPE_INT_RGB
				: plane.getBitDepth() == 8 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_USHORT_GRAY;
		final BufferedImage one = new BufferedImage(1, 1, type);
		final SampleModel model = one.getSampleModel().createCompatibleSampleModel(plane.getWidth(), plane.getHeight());
		return new BufferedImage(one.getColorModel(), Raster.createWritableRaster(model, values(plane), null), false,
				null);
	}

	private static DataBuffer values(final ImageProcessor plane) {
		final Object pixels = plane.getPixels();
		if (pixels instanceof int[])
			return new DataBufferInt((int[]) pixels, plane.getPixelCount());
		return pixels instanceof byte[]
				? new DataBufferByte((byte[]) pixels, plane.getPixelCount())
				: new DataBufferUShort((short[]) pixels, plane.getPixelCount());
	}
}
