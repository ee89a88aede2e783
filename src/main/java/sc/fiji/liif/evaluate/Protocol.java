// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.evaluate;

import sc.fiji.liif.raster.RobustRange;
import java.util.Collections;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.raster.Metric;
import sc.fiji.liif.raster.Raster;

/** What of two pictures is compared: the published protocols. Intensities are in [0,1], the peak is 1. */
public enum Protocol {

	/** Luma, without a border as wide as the scale: Set5, Set14, B100 and Urban100 in the literature. */
	BENCHMARK {

		@Override
		Raster seen(final Raster picture) {
			return luma(picture);
		}
	},
	/** All channels, without a border as wide as the scale: common for RGB pictures. */
	RGB,
	/** All channels, without a border as wide as the scale and six pixels more: DIV2K in the paper. */
	DIV2K {

		@Override
		int shave(final double scale) {
			return (int) Math.ceil(scale) + 6;
		}
	},
	/**
	 * Intensities in their robust range, which is 1, hot pixels cut off, without a border as wide as the scale; and whether the mean and
	 * the largest of them stay: micrographs.
	 */
	MICRO {

		@Override
		Raster prepared(final Raster picture) {
			return RobustRange.stretched(RobustRange.withoutOutliers(picture));
		}

		@Override
		List<Metric> metrics() {
			return Arrays.asList(Metric.PSNR, Metric.SSIM, Metric.MEAN, Metric.PEAK);
		}
	},
	/** Stacks, of which slices are taken, see {@link VolumeEvaluation}; and whether there is as much along z as along x. */
	VOLUME {

		@Override
		List<Metric> metrics() {
			return Arrays.asList(Metric.PSNR, Metric.SSIM, Metric.ISOTROPY);
		}
	};

	private static final List<Metric> LIKENESS = Collections.unmodifiableList(Arrays.asList(Metric.PSNR, Metric.SSIM));
	private static final float[] LUMA = {65.738f / 256, 129.057f / 256, 25.064f / 256};
	private static final float BLACK = 16f / 256;

	/** Width of the border that is left out. */
	int shave(final double scale) {
		return (int) Math.ceil(scale);
	}

	/** What of a picture is compared. */
	Raster seen(final Raster picture) {
		return picture;
	}

	/** A picture as methods see it. */
	Raster prepared(final Raster picture) {
		return picture;
	}

	/** What pictures are judged by. */
	List<Metric> metrics() {
		return LIKENESS;
	}

	/** What the user calls them. */
	public static List<String> names() {
		return Arrays.stream(values()).map(Protocol::toString).collect(Collectors.toList());
	}

	/** @throws LiifException in one sentence, if there is no such protocol */
	public static Protocol of(final String name) {
		for (final Protocol protocol : values()) {
			if (protocol.toString().equals(name.trim().toLowerCase(Locale.ROOT)))
				return protocol;
		}
		throw new LiifException(
				"There is no protocol \"" + name + "\": the protocols are " + String.join(", ", names()) + ".");
	}

	/** Whether something is left of a picture without its border. */
	public boolean fits(final int width, final int height, final double scale) {
		return Math.min(width, height) > 2 * shave(scale);
	}

	/** What a metric says of a picture; NaN if the picture is too small for it, or the protocol does not ask it. */
	public double judge(final Metric metric, final Raster picture, final Raster truth, final double scale) {
		if (!metrics().contains(metric))
			return Double.NaN;
		if (metric.isOfIntensities())
			return metric.of(picture, truth, shave(scale));
		return metric.of(seen(clamped(picture)), seen(clamped(truth)), shave(scale));
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

	private static Raster clamped(final Raster picture) {
		if (picture.isEightBit())
			return picture;
		final float[] values = picture.intensities();
		for (int i = 0; i < values.length; i++)
			values[i] = Math.max(0, Math.min(1, values[i]));
		return Raster.ofFloats(picture.width(), picture.height(), picture.channels(), values);
	}

	/** Y of BT.601's studio range, as the reference weighs it; gray is the colour of three equal channels. */
	private static Raster luma(final Raster picture) {
		final float[] values = new float[picture.width() * picture.height()];
		for (int i = 0; i < values.length; i++) {
			values[i] = BLACK;
			for (int c = 0; c < 3; c++)
				values[i] += LUMA[c] * picture.intensity(picture.channels() * i + Math.min(c, picture.channels() - 1));
		}
		return Raster.ofFloats(picture.width(), picture.height(), 1, values);
	}
}
