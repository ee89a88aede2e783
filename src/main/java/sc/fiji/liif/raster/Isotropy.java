// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.raster;

/**
 * How much finer structure a picture has along y than along x: the power at the same frequencies, from an eighth to three
 * eighths of a cycle per pixel, in dB. 0 for structure without a direction; negative for what is blurred along y. The truth is
 * not looked at.
 */
final class Isotropy implements Metric {

	private static final double LOWEST = 1 / 8.0;
	private static final double HIGHEST = 3 / 8.0;
	/** Shorter lines have no frequency in between. */
	private static final int LEAST = 8;

	@Override
	public String name() {
		return "Isotropy";
	}

	@Override
	public String unit() {
		return " (dB)";
	}

	@Override
	public int decimals() {
		return 2;
	}

	@Override
	public boolean isOfIntensities() {
		return true;
	}

	@Override
	public double of(final Raster picture, final Raster truth, final int shave) {
		final int width = picture.width() - 2 * shave;
		final int height = picture.height() - 2 * shave;
		if (Math.min(width, height) < LEAST)
			return Double.NaN;
		final int channels = picture.channels();
		final int row = picture.width() * channels;
		final int first = shave * row + shave * channels;
		final double[] waves = waves(height);
		double down = 0;
		for (int x = 0; x < width * channels; x++)
			down += power(picture, first + x, row, waves) / width;
		final double[] acrossWaves = waves(width);
		double across = 0;
		for (int y = 0; y < height; y++) {
			for (int c = 0; c < channels; c++)
				across += power(picture, first + y * row + c, channels, acrossWaves) / height;
		}
		return 10 * Math.log10(down / across);
	}

	/** The cosines and then the sines of a turn in so many steps. */
	private static double[] waves(final int length) {
		final double[] waves = new double[2 * length];
		for (int i = 0; i < length; i++) {
			waves[i] = Math.cos(2 * Math.PI * i / length);
			waves[length + i] = Math.sin(2 * Math.PI * i / length);
		}
		return waves;
	}

	/** The mean power density of a line in the band, the line being faded out at its ends. */
	private static double power(final Raster picture, final int first, final int step, final double[] waves) {
		final int length = waves.length / 2;
		final double[] line = new double[length];
		double mean = 0;
		for (int i = 0; i < length; i++)
			mean += picture.intensity(first + i * step) / length;
		for (int i = 0; i < length; i++)
			line[i] = (picture.intensity(first + i * step) - mean)
					* Math.pow(Math.sin(Math.PI * (i + 0.5) / length), 2);
		double sum = 0;
		int count = 0;
		for (int k = (int) Math.ceil(LOWEST * length); k <= HIGHEST * length; k++) {
			double real = 0;
			double imaginary = 0;
			for (int i = 0; i < length; i++) {
				final int angle = k * i % length;
				real += line[i] * waves[angle];
				imaginary += line[i] * waves[length + angle];
			}
			sum += real * real + imaginary * imaginary;
			count++;
		}
		return sum / count / length;
	}
}
