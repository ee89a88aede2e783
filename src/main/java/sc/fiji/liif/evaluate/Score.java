// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.evaluate;

import sc.fiji.liif.raster.Metric;

/** How well one method enlarged one picture, by every metric. Immutable. */
public final class Score {

	/** In dB; no rounding error of a method comes near. */
	private static final double EXACT = 90;

	private final String picture;
	private final double scale;
	private final String method;
	private final boolean isBlank;
	private final double[] values;

	/**
	 * @param isBlank whether the truth has but one colour
	 * @param values  in the order of {@link Metric#ALL}
	 */
	Score(final String picture, final double scale, final String method, final boolean isBlank,
			final double... values) {
		this.picture = picture;
		this.isBlank = isBlank;
		this.scale = scale;
		this.method = method;
		this.values = values;
	}

	public String picture() {
		return picture;
	}

	public double scale() {
		return scale;
	}

	public String method() {
		return method;
	}

	/**
	 * Whether it says how good the method is: not if the truth is blank, was met
	 * exactly, or has no numbers, which would count more than all other pictures.
	 */
	boolean isTelling() {
		final double psnr = value(Metric.PSNR);
		return !isBlank && !Double.isNaN(psnr) && psnr < EXACT;
	}

	/** By one of {@link Metric#ALL}; NaN if the picture is too small for it. */
	public double value(final Metric metric) {
		return values[Metric.ALL.indexOf(metric)];
	}
}
