// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.evaluate;

import sc.fiji.liif.raster.Metric;

/** How well one method enlarged one picture, by every metric. Immutable. */
public final class Score {

	private final String picture;
	private final double scale;
	private final String method;
	private final double[] values;

	/** @param values in the order of {@link Metric#ALL} */
	Score(final String picture, final double scale, final String method, final double... values) {
		this.picture = picture;
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

	/** By one of {@link Metric#ALL}; NaN if the picture is too small for it. */
	public double value(final Metric metric) {
		return values[Metric.ALL.indexOf(metric)];
	}
}
