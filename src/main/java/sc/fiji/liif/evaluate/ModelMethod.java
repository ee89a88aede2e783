// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.evaluate;

import sc.fiji.liif.network.Quality;
import sc.fiji.liif.Progress;
import sc.fiji.liif.image.RasterUpscaler;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.raster.Raster;

/**
 * Enlarging with a model, without rounding. A model of three channels sees a
 * gray picture thrice and answers with the mean; a model of one channel sees red,
 * green and blue one after the other.
 */
public final class ModelMethod implements Method {

	private final String name;
	private final RasterUpscaler upscaler;
	private final int channels;

	/** @param network not closed by this */
	public ModelMethod(final String name, final LiifNetwork network) {
		this(name, network, Quality.standard(), true);
	}

	/**
	 * @param quality         of the network, too
	 * @param isNoiseMeasured whether a network that wants to know the noise is told what is measured, instead of none
	 */
	public ModelMethod(final String name, final LiifNetwork network, final Quality quality,
			final boolean isNoiseMeasured) {
		this.name = name;
		upscaler = new RasterUpscaler(network, quality, isNoiseMeasured);
		channels = network.spec().channels();
	}

	@Override
	public String name() {
		return name;
	}

	@Override
	public Raster enlarge(final Raster picture, final int width, final int height, final Progress progress) {
		if (picture.channels() == channels)
			return upscaler.upscale(picture, width, height, progress);
		final int n = picture.channels();
		final float[] values = new float[width * height * n];
		if (n == 1) {
			final Raster large = upscaler.upscale(repeated(picture), width, height, progress);
			for (int i = 0; i < values.length; i++) {
				for (int c = 0; c < channels; c++)
					values[i] += large.intensity(i * channels + c) / channels;
			}
		}
		else {
			for (int c = 0; c < n; c++) {
				final Raster large = upscaler.upscale(picture.channel(c), width, height, progress);
				for (int i = 0; i < width * height; i++)
					values[i * n + c] = large.intensity(i);
			}
		}
		return Raster.ofFloats(width, height, n, values);
	}

	private Raster repeated(final Raster gray) {
		final float[] values = new float[gray.width() * gray.height() * channels];
		for (int i = 0; i < values.length; i++)
			values[i] = gray.intensity(i / channels);
		return Raster.ofFloats(gray.width(), gray.height(), channels, values);
	}
}
