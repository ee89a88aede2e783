// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.evaluate;

import sc.fiji.liif.Progress;
import sc.fiji.liif.raster.CameraPixel;
import sc.fiji.liif.raster.Metric;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.Resize;

/**
 * A Gaussian, and then bicubic interpolation: of several widths, none included, that which is best for the picture,
 * by its PSNR. Nobody who does not know the truth can do that; a model that removes noise should.
 */
final class BestSmoothing implements Method {

	static final String NAME = "smoothing";

	/** Full widths at half maximum, in pixels of the input. */
	private static final double[] WIDTHS = {0.7, 1.2, 1.7, 2.3, 3, 4, 5.5, 7.5};

	@Override
	public String name() {
		return NAME;
	}

	/** Without the truth nothing is smoothed. */
	@Override
	public Raster enlarge(final Raster picture, final int width, final int height, final Progress progress) {
		progress.checkCanceled();
		return Resize.bicubic(picture, width, height);
	}

	@Override
	public Raster enlarge(final Raster picture, final Raster truth, final Progress progress) {
		final Raster exact = Raster.ofFloats(picture.width(), picture.height(), picture.channels(),
				picture.intensities());
		Raster best = enlarge(exact, truth.width(), truth.height(), progress);
		for (final double width : WIDTHS) {
			progress.checkCanceled();
			final Raster smooth = new Resize(new CameraPixel(width)).apply(exact, exact.width(), exact.height());
			final Raster large = Resize.bicubic(smooth, truth.width(), truth.height());
			if (Metric.PSNR.of(large, truth, 0) > Metric.PSNR.of(best, truth, 0))
				best = large;
		}
		return best;
	}
}
