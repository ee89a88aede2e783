// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.raster;

/**
 * What a camera's pixel sees through a lens: the mean over the pixel's area of a
 * picture blurred by a Gaussian point spread function. With a perfect lens that
 * is exact binning, fractions of source pixels included.
 */
public final class CameraPixel implements Kernel {

	private static final double FWHM = 2 * Math.sqrt(2 * Math.log(2));
	private static final int POINTS = 9;
	/** Beyond so many standard deviations nothing is left. */
	private static final double REACH = 4;

	private final double sigma;

	/** @param width full width at half maximum in pixels of the result; 0 for a perfect lens */
	public CameraPixel(final double width) {
		sigma = width / FWHM;
	}

	@Override
	public double support(final double pixel) {
		return 0.5 + pixel / 2 + REACH * sigma;
	}

	@Override
	public double weight(final double distance, final double pixel) {
		if (sigma == 0)
			return Math.max(0, Math.min(0.5, distance + pixel / 2) - Math.max(-0.5, distance - pixel / 2));
		double sum = 0;
		for (int i = 0; i < POINTS; i++) {
			final double d = (distance + (i + 0.5) / POINTS - 0.5) / sigma;
			sum += Math.exp(-d * d / 2);
		}
		return sum;
	}

	@Override
	public boolean keepsPixels() {
		return sigma == 0;
	}
}
