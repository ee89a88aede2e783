// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.trust;

import java.util.concurrent.CancellationException;

import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import sc.fiji.liif.Progress;
import sc.fiji.liif.image.Upscaler;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.sampling.ColourSink;
import sc.fiji.liif.sampling.GridSampling;

/**
 * An {@link Upscaler} whose results, brought back to the input's pixels, are the input: to less than a ten-thousandth of the
 * range, or, for models that are told the noise, to within the noise. Holds the whole result as floats.
 */
public final class ConsistentUpscaler {

	/** Of the range from black to white. */
	private static final double TOLERANCE = 0.00005;

	private final Upscaler upscaler;
	private final int channels;
	private final boolean isNoiseAware;

	public ConsistentUpscaler(final Upscaler upscaler, final ModelSpec spec) {
		this.upscaler = upscaler;
		channels = spec.channels();
		isNoiseAware = spec.isNoiseAware();
	}

	/** Memory in Java's heap that it takes besides, for each pixel of the result. */
	public static long bytesPerPixel(final ModelSpec spec) {
		return 2L * Float.BYTES * spec.channels() + Float.BYTES;
	}

	/**
	 * As {@link Upscaler#compute}.
	 *
	 * @throws CancellationException if the progress was canceled
	 */
	public void compute(final RandomAccessibleInterval<FloatType> picture, final GridSampling grid,
			final ColourSink sink, final Progress progress) {
		compute(picture, picture, grid, sink, progress);
	}

	/**
	 * As above.
	 *
	 * @param seen    what the network is shown instead of the picture
	 * @param picture of the same size, which the result is brought back to
	 */
	public void compute(final RandomAccessibleInterval<FloatType> seen,
			final RandomAccessibleInterval<FloatType> picture, final GridSampling grid, final ColourSink sink,
			final Progress progress) {
		final int width = grid.width();
		final int height = grid.height();
		final float[][] planes = new float[channels][Math.multiplyExact(width, height)];
		upscaler.compute(seen, grid, (x, y, w, h, colours) -> {
			for (int k = 0; k < w * h * channels; k++)
				planes[k % channels][(y + k / channels / w) * width + x + k / channels % w] = colours[k];
		}, progress);
		final BackProjection back = new BackProjection(grid, picture);
		final float[] noise = isNoiseAware ? pixels(picture, back, channels) : new float[1];
		progress.report(1, 1, "reproducing the input");
		for (int c = 0; c < channels; c++)
			back.project(pixels(picture, back, c), planes[c], BackProjection.rms(noise), TOLERANCE, progress);
		final float[] row = new float[width * channels];
		for (int y = 0; y < height; y++) {
			for (int k = 0; k < row.length; k++)
				row[k] = planes[k % channels][y * width + k / channels];
			sink.write(0, y, width, 1, row);
		}
	}

	/** A channel of the pixels that a grid covers, row by row. */
	static float[] pixels(final RandomAccessibleInterval<FloatType> picture, final BackProjection back,
			final int channel) {
		final float[] pixels = new float[back.width() * back.height()];
		int i = 0;
		for (final FloatType value : Views.flatIterable(Views.interval(Views.hyperSlice(picture, 2, channel),
				FinalInterval.createMinSize(back.minX(), back.minY(), back.width(), back.height()))))
			pixels[i++] = value.get();
		return pixels;
	}
}
