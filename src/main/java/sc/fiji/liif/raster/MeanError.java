// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.raster;

/** By how many percent the mean intensity differs from the truth's. */
final class MeanError implements Metric {

	@Override
	public String name() {
		return "Mean";
	}

	@Override
	public String unit() {
		return " (%)";
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
		return 100 * (sum(picture, shave) / sum(truth, shave) - 1);
	}

	/** The sum of what is left without the border. */
	private static double sum(final Raster picture, final int shave) {
		double sum = 0;
		for (int y = shave; y < picture.height() - shave; y++) {
			for (int i = (y * picture.width() + shave)
					* picture.channels(); i < (y * picture.width() + picture.width() - shave) * picture.channels(); i++)
				sum += picture.intensity(i);
		}
		return sum;
	}
}
