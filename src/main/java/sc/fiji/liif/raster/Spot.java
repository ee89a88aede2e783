// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.raster;

/**
 * A Gaussian point spread function, seen at single points: what a slice of a stack sees along the optical axis, where no
 * camera's pixel takes a mean.
 */
public final class Spot implements Kernel {

	private static final double FWHM = 2 * Math.sqrt(2 * Math.log(2));
	/** Beyond so many standard deviations nothing is left. */
	private static final double REACH = 4;

	private final double sigma;
	private final double shift;

	/**
	 * @param width full width at half maximum in pixels of the result
	 * @param shift how far its middle lies beside the point, in pixels of the result
	 */
	public Spot(final double width, final double shift) {
		sigma = width / FWHM;
		this.shift = shift;
	}

	@Override
	public double support(final double pixel) {
		// Never less than the nearest source pixel.
		return Math.max(pixel, REACH * sigma + Math.abs(shift));
	}

	@Override
	public double weight(final double distance, final double pixel) {
		// A point between two pixels of the source sees both.
		final double width = Math.max(sigma, pixel / FWHM);
		final double d = (distance - shift) / width;
		return Math.exp(-d * d / 2);
	}

	@Override
	public boolean keepsPixels() {
		return false;
	}
}
