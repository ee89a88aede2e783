// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.raster;

/**
 * Resizes pictures as Pillow does, which made the training data and the test
 * data of the LIIF paper: along x first, then along y, centres aligned, at the
 * border only with the pixels that are there. 8-bit pictures are computed in
 * fixed point with 22 bits and rounded to 8 bits after each direction, to the
 * same grey level; others in double precision.
 */
public final class Resize {

	private static final int BITS = 22;

	private final Kernel kernel;

	public Resize(final Filter filter) {
		this((Kernel) filter);
	}

	/** A reduction as a camera makes it. */
	public Resize(final CameraPixel pixel) {
		this((Kernel) pixel);
	}

	/** Of an optical section: to be applied {@linkplain #alongY along one axis}. */
	public Resize(final Spot spot) {
		this((Kernel) spot);
	}

	private Resize(final Kernel kernel) {
		this.kernel = kernel;
	}

	/** An anti-aliased bicubic resize. */
	public static Raster bicubic(final Raster picture, final int width, final int height) {
		return new Resize(Filter.BICUBIC).apply(picture, width, height);
	}

	public Raster apply(final Raster picture, final int width, final int height) {
		if (width < 1 || height < 1)
			throw new IllegalArgumentException("A picture of " + width + " x " + height + " pixels.");
		Raster resized = picture;
		if (width != resized.width() || !kernel.keepsPixels())
			resized = along(resized, new Taps(kernel, resized.width(), width), true);
		if (height != resized.height() || !kernel.keepsPixels())
			resized = along(resized, new Taps(kernel, resized.height(), height), false);
		return resized;
	}

	/** The same along y alone: rows become more or fewer, and nothing else. */
	public Raster alongY(final Raster picture, final int height) {
		return height == picture.height() && kernel.keepsPixels()
				? picture
				: along(picture, new Taps(kernel, picture.height(), height), false);
	}

	/** For each pixel of the result the pixels it is the weighted mean of, along one axis. */
	private static final class Taps {

		private final int[] first;
		private final double[][] weights;

		private Taps(final Kernel kernel, final int from, final int to) {
			first = new int[to];
			weights = new double[to][];
			final double scale = (double) from / to;
			final double widening = Math.max(1, scale);
			final double support = kernel.support(1 / widening) * widening;
			for (int i = 0; i < to; i++) {
				final double centre = (i + 0.5) * scale;
				if (kernel == Filter.NEAREST) {
					first[i] = Math.min(from - 1, (int) centre);
					weights[i] = new double[]{1};
					continue;
				}
				first[i] = Math.max(0, (int) (centre - support + 0.5));
				weights[i] = new double[Math.min(from, (int) (centre + support + 0.5)) - first[i]];
				double sum = 0;
				for (int k = 0; k < weights[i].length; k++) {
					weights[i][k] = kernel.weight((first[i] + k - centre + 0.5) / widening, 1 / widening);
					sum += weights[i][k];
				}
				for (int k = 0; k < weights[i].length && sum != 0; k++)
					weights[i][k] /= sum;
			}
		}

		private int[] fixed(final int i) {
			final int[] fixed = new int[weights[i].length];
			for (int k = 0; k < fixed.length; k++) {
				final double scaled = weights[i][k] * (1 << BITS);
				fixed[k] = (int) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
			}
			return fixed;
		}
	}

	private static Raster along(final Raster picture, final Taps taps, final boolean isX) {
		final int channels = picture.channels();
		final int size = taps.first.length;
		final int width = isX ? size : picture.width();
		final int height = isX ? picture.height() : size;
		final int lines = isX ? height : width;
		// Distances between values of neighbouring pixels and of neighbouring lines.
		final int step = isX ? channels : picture.width() * channels;
		final int line = isX ? picture.width() * channels : channels;
		final int outStep = isX ? channels : width * channels;
		final int outLine = isX ? width * channels : channels;
		final byte[] bytes = picture.isEightBit() ? new byte[width * height * channels] : null;
		final float[] floats = picture.isEightBit() ? null : new float[width * height * channels];
		for (int i = 0; i < size; i++) {
			final int[] fixed = bytes == null ? null : taps.fixed(i);
			for (int l = 0; l < lines; l++) {
				for (int c = 0; c < channels; c++) {
					final int from = l * line + taps.first[i] * step + c;
					final int to = l * outLine + i * outStep + c;
					if (bytes != null)
						bytes[to] = (byte) level(picture, from, step, fixed);
					else
						floats[to] = (float) intensity(picture, from, step, taps.weights[i]);
				}
			}
		}
		return bytes != null
				? Raster.ofBytes(width, height, channels, bytes)
				: Raster.ofFloats(width, height, channels, floats);
	}

	private static int level(final Raster picture, final int from, final int step, final int[] weights) {
		int sum = 1 << BITS - 1;
		for (int k = 0; k < weights.length; k++)
			sum += picture.level(from + k * step) * weights[k];
		return Math.max(0, Math.min(255, sum >> BITS));
	}

	private static double intensity(final Raster picture, final int from, final int step, final double[] weights) {
		double sum = 0;
		for (int k = 0; k < weights.length; k++)
			sum += picture.intensity(from + k * step) * weights[k];
		return sum;
	}
}
