// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.raster;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;

/** A number that tells how much a picture is like the truth. Stateless. */
public interface Metric {

	Metric PSNR = new Psnr();
	Metric SSIM = new Ssim();

	/** By how many percent the mean intensity differs from the truth's. */
	Metric MEAN = new IntensityMetric("Mean", " (%)", Double::sum, ratio -> 100 * (ratio - 1));
	/** The largest intensity, divided by that of the truth. */
	Metric PEAK = new IntensityMetric("Peak", "", Math::max, ratio -> ratio);

	/** Power along y against that along x at the same frequencies. */
	Metric ISOTROPY = new Isotropy();

	/** All metrics, the most important first: a new one is registered here. */
	List<Metric> ALL = Collections.unmodifiableList(Arrays.asList(PSNR, SSIM, MEAN, PEAK, ISOTROPY));

	/** What tables call it. */
	String name();

	/** Its unit in parentheses after a blank, or an empty text. */
	String unit();

	/** How many decimals tables show. */
	int decimals();

	/**
	 * Compares all channels.
	 *
	 * @param picture of the truth's size, intensities in [0,1]
	 * @param shave   width of the border that is left out, in pixels
	 * @return NaN if the pictures are too small for it
	 */
	double of(Raster picture, Raster truth, int shave);

	/** Whether it is of intensities as they are, instead of those that are clamped to [0,1]. */
	default boolean isOfIntensities() {
		return false;
	}

	/** The mean over some pictures; NaN if there are none. */
	default double mean(final DoubleStream values) {
		return values.filter(value -> !Double.isNaN(value)).average().orElse(Double.NaN);
	}
}
