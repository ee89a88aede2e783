// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.raster;

import java.util.stream.DoubleStream;

/** Peak signal-to-noise ratio in dB, intensities being in [0,1] and the peak 1. */
final class Psnr implements Metric {

	/** What equal pictures count in a mean, which they must not make infinite. */
	private static final double EQUAL = 100;

	@Override
	public String name() {
		return "PSNR";
	}

	@Override
	public String unit() {
		return " (dB)";
	}

	@Override
	public int decimals() {
		return 2;
	}

	/** The mean of some values, of which none counts more than 100 dB. */
	@Override
	public double mean(final DoubleStream values) {
		return Metric.super.mean(values.map(psnr -> Math.min(EQUAL, psnr)));
	}

	/**
	 * The picture's values are clamped to [0,1] first, as the reference does.
	 *
	 * @return positive infinity for equal pictures
	 */
	@Override
	public double of(final Raster picture, final Raster truth, final int shave) {
		final int channels = truth.channels();
		final int width = truth.width();
		final int height = truth.height();
		if (picture.width() != width || picture.height() != height || picture.channels() != channels)
			throw new IllegalArgumentException(picture + " and " + truth);
		if (Math.min(width, height) <= 2 * shave)
			throw new IllegalArgumentException("Nothing is left of " + truth + " without a border of " + shave);
		double sum = 0;
		for (int y = shave; y < height - shave; y++) {
			for (int i = (y * width + shave) * channels; i < (y * width + width - shave) * channels; i++) {
				final double difference = Math.max(0, Math.min(1, picture.intensity(i))) - truth.intensity(i);
				sum += difference * difference;
			}
		}
		return -10 * Math.log10(sum / ((long) (width - 2 * shave) * (height - 2 * shave) * channels));
	}
}
