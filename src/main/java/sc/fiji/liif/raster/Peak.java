// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.raster;

/** The largest intensity, divided by that of the truth. */
final class Peak implements Metric {

	@Override
	public String name() {
		return "Peak";
	}

	@Override
	public String unit() {
		return "";
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
		return max(picture, shave) / max(truth, shave);
	}

	/** The largest of what is left without the border. */
	private static double max(final Raster picture, final int shave) {
		double max = Double.NEGATIVE_INFINITY;
		for (int y = shave; y < picture.height() - shave; y++) {
			for (int i = (y * picture.width() + shave)
					* picture.channels(); i < (y * picture.width() + picture.width() - shave) * picture.channels(); i++)
				max = Math.max(max, picture.intensity(i));
		}
		return max;
	}
}
