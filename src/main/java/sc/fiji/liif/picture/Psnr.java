// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.picture;

import java.util.stream.DoubleStream;

/** Peak signal-to-noise ratio in dB, intensities being in [0,1] and the peak 1. */
public final class Psnr {

	/** What equal pictures count in a mean, which they must not make infinite. */
	private static final double EQUAL = 100;

	private Psnr() {}

	/** The mean of some values, of which none counts more than 100 dB; NaN if there are none. */
	public static double mean(final DoubleStream values) {
		return values.map(psnr -> Math.min(EQUAL, psnr)).average().orElse(Double.NaN);
	}

	/**
	 * Over all channels; a picture's values are clamped to [0,1] first, as the
	 * reference does.
	 *
	 * @param shave width of the border that is left out, in pixels
	 * @return positive infinity for equal pictures
	 */
	public static double of(final Picture picture, final Picture truth, final int shave) {
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
