// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

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

	public RasterUpscaler(final LiifNetwork network) {
		upscaler = new Upscaler(network);
	}

	/**
	 * @param picture with as many channels as the network has
	 * @param width   of the result in pixels
	 * @param height  likewise
	 * @return floats, not clamped
	 * @throws CancellationException if canceled
	 */
	public Raster upscale(final Raster picture, final int width, final int height, final Progress progress) {
		final int channels = picture.channels();
		final float[] values = new float[width * height * channels];
		final var image = Views
				.moveAxis(ArrayImgs.floats(picture.intensities(), channels, picture.width(), picture.height()), 0, 2);
		upscaler.compute(image, new GridSampling(image, width, height), (x, y, w, h, colours) -> {
			for (int row = 0; row < h; row++)
				System.arraycopy(colours, row * w * channels, values, ((y + row) * width + x) * channels, w * channels);
		}, progress);
		return Raster.ofFloats(width, height, channels, values);
	}
}
