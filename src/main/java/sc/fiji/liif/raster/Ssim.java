// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.raster;

/**
 * The structural similarity index (Wang et al., IEEE TIP 2004): a Gaussian window
 * of 11 x 11 pixels and standard deviation 1.5, K1 = 0.01, K2 = 0.03, dynamic
 * range 1; only windows that lie inside; the mean over positions and channels.
 */
final class Ssim implements Metric {

	private static final int WINDOW = 11;
	private static final double C1 = 0.01 * 0.01;
	private static final double C2 = 0.03 * 0.03;
	private static final double[] GAUSSIAN = new double[WINDOW];
	static {
		double sum = 0;
		for (int i = 0; i < WINDOW; i++) {
			GAUSSIAN[i] = Math.exp(-(i - WINDOW / 2) * (i - WINDOW / 2) / (2 * 1.5 * 1.5));
			sum += GAUSSIAN[i];
		}
		for (int i = 0; i < WINDOW; i++)
			GAUSSIAN[i] /= sum;
	}

	@Override
	public String name() {
		return "SSIM";
	}

	@Override
	public String unit() {
		return "";
	}

	@Override
	public int decimals() {
		return 4;
	}

	/** NaN if the pictures without their borders are smaller than the window. */
	@Override
	public double of(final Raster picture, final Raster truth, final int shave) {
		final int width = truth.width() - 2 * shave;
		final int height = truth.height() - 2 * shave;
		if (Math.min(width, height) < WINDOW)
			return Double.NaN;
		double sum = 0;
		for (int c = 0; c < truth.channels(); c++) {
			final double[] a = channel(picture, c, shave, width, height);
			final double[] b = channel(truth, c, shave, width, height);
			sum += of(a, b, width, height);
		}
		return sum / truth.channels();
	}

	private static double of(final double[] a, final double[] b, final int width, final int height) {
		final double[] meanA = blur(a, width, height);
		final double[] meanB = blur(b, width, height);
		final double[] squareA = blur(product(a, a), width, height);
		final double[] squareB = blur(product(b, b), width, height);
		final double[] both = blur(product(a, b), width, height);
		double sum = 0;
		for (int i = 0; i < meanA.length; i++) {
			final double means = meanA[i] * meanB[i];
			final double squares = meanA[i] * meanA[i] + meanB[i] * meanB[i];
			sum += (2 * means + C1) * (2 * (both[i] - means) + C2)
					/ ((squares + C1) * (squareA[i] + squareB[i] - squares + C2));
		}
		return sum / meanA.length;
	}

	/** The window's weighted mean wherever it lies inside. */
	private static double[] blur(final double[] values, final int width, final int height) {
		final int w = width - WINDOW + 1;
		final int h = height - WINDOW + 1;
		final double[] rows = new double[w * height];
		for (int i = 0; i < rows.length; i++) {
			for (int k = 0; k < WINDOW; k++)
				rows[i] += GAUSSIAN[k] * values[i / w * width + i % w + k];
		}
		final double[] blurred = new double[w * h];
		for (int i = 0; i < blurred.length; i++) {
			for (int k = 0; k < WINDOW; k++)
				blurred[i] += GAUSSIAN[k] * rows[i + k * w];
		}
		return blurred;
	}

	private static double[] product(final double[] a, final double[] b) {
		final double[] product = new double[a.length];
		for (int i = 0; i < a.length; i++)
			product[i] = a[i] * b[i];
		return product;
	}

	private static double[] channel(final Raster picture, final int c, final int shave, final int width,
			final int height) {
		final double[] values = new double[width * height];
		for (int i = 0; i < values.length; i++)
			values[i] = picture
					.intensity(((i / width + shave) * picture.width() + i % width + shave) * picture.channels() + c);
		return values;
	}
}
