// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import sc.fiji.liif.network.Quality;
import sc.fiji.liif.sampling.IntensityRange;
import sc.fiji.liif.raster.RobustRange;
import sc.fiji.liif.raster.Noise;
import sc.fiji.liif.raster.NoiseEstimate;
import java.util.concurrent.CancellationException;

import net.imglib2.img.array.ArrayImgs;
import net.imglib2.view.Views;

import sc.fiji.liif.Progress;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.sampling.GridSampling;

/** Upscales pictures in memory: {@link Upscaler} for those who have no image library's images. */
public final class RasterUpscaler {

	private final Upscaler upscaler;
	private final int channels;
	private final int inputs;
	private final boolean isNoiseMeasured;

	public RasterUpscaler(final LiifNetwork network) {
		this(network, Quality.standard(), true);
	}

	/**
	 * @param quality         of the network, too
	 * @param isNoiseMeasured whether a network that wants to know the noise is told what is measured, instead of none
	 */
	public RasterUpscaler(final LiifNetwork network, final Quality quality, final boolean isNoiseMeasured) {
		this.isNoiseMeasured = isNoiseMeasured;
		upscaler = new Upscaler(network).quality(quality);
		channels = network.spec().channels();
		inputs = network.spec().inputs();
	}

	/**
	 * @param picture with as many channels as the network has. If that is noise-aware: with its noise after
	 *                them, or without, which is then measured and the picture stretched
	 * @param width   of the result in pixels
	 * @param height  likewise
	 * @return floats, not clamped
	 * @throws CancellationException if canceled
	 */
	public Raster upscale(final Raster picture, final int width, final int height, final Progress progress) {
		return picture.channels() < inputs
				? stretched(picture, width, height, progress)
				: direct(picture, width, height, progress);
	}

	// -- Helper methods --

	private Raster stretched(final Raster picture, final int width, final int height, final Progress progress) {
		final RobustRange range = RobustRange.of(picture);
		final Raster seen = range.stretch(picture);
		final float[] values = direct((isNoiseMeasured ? NoiseEstimate.of(seen) : Noise.NONE).joinedTo(seen), width,
				height, progress).intensities();
		final IntensityRange back = new IntensityRange(range.low(), range.high());
		for (int i = 0; i < values.length; i++)
			values[i] = (float) back.fromUnit(values[i]);
		return Raster.ofFloats(width, height, channels, values);
	}

	private Raster direct(final Raster picture, final int width, final int height, final Progress progress) {
		final float[] values = new float[width * height * channels];
		final var image = Views.moveAxis(
				ArrayImgs.floats(picture.intensities(), picture.channels(), picture.width(), picture.height()), 0, 2);
		upscaler.compute(image, new GridSampling(image, width, height), (x, y, w, h, colours) -> {
			for (int row = 0; row < h; row++)
				System.arraycopy(colours, row * w * channels, values, ((y + row) * width + x) * channels, w * channels);
		}, progress);
		return Raster.ofFloats(width, height, channels, values);
	}
}
