// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.continuous;

import java.util.function.DoubleBinaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;

import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import sc.fiji.liif.imagej.PlaneFunction;
import sc.fiji.liif.sampling.Footprint;

/**
 * How ImageJ's processors sample one component of a {@link PlaneFunction}: what
 * the continuous processors of the four types have in common.
 */
final class PlaneSampler {

	private final PlaneFunction plane;
	private final int component;
	private boolean isResampling;

	PlaneSampler(final PlaneFunction plane, final int component) {
		this.plane = plane;
		this.component = component;
	}

	/**
	 * As ImageJ's own interpolation the function ends a pixel outside of the
	 * outermost centres; beyond there is the background.
	 */
	double value(final ImageProcessor ip, final double x, final double y) {
		if (x < -1 || x >= ip.getWidth() || y < -1 || y >= ip.getHeight())
			return ip.getBackgroundValue();
		return plane.value(x, y, component);
	}

	/** What a measurement wants: calibrated, and 0 beyond the image; while resampling, the plain value. */
	double measured(final ImageProcessor ip, final double x, final double y) {
		if (isResampling)
			return value(ip, x, y);
		if (x < -1 || x >= ip.getWidth() || y < -1 || y >= ip.getHeight())
			return 0;
		final double raw = plane.value(x, y, component);
		final float[] table = ip.getCalibrationTable();
		return table == null ? raw : interpolated(table, raw);
	}

	/** Values at unit steps along a line, at ImageJ's positions. */
	double[] line(final ImageProcessor ip, final double x1, final double y1, final double x2, final double y2) {
		plane.refresh();
		return line(x1, y1, x2, y2, (x, y) -> measured(ip, x, y));
	}

	/** Likewise, of any function of a position. */
	static double[] line(final double x1, final double y1, final double x2, final double y2,
			final DoubleBinaryOperator value) {
		final int n = (int) Math.round(Math.hypot(x2 - x1, y2 - y1));
		final double[] values = new double[n + 1];
		for (int i = 0; i <= n; i++)
			values[i] = n == 0
					? value.applyAsDouble(x1, y1)
					: value.applyAsDouble(x1 + i * (x2 - x1) / n, y1 + i * (y2 - y1) / n);
		return values;
	}

	/** Red, green and blue as a gray value, by ImageJ's weights. */
	static double gray(final ColorProcessor ip, final IntToDoubleFunction component) {
		final double[] weights = ip.getRGBWeights() == null ? ColorProcessor.getWeightingFactors() : ip.getRGBWeights();
		double sum = 0;
		for (int c = 0; c < 3; c++)
			sum += weights[c] * component.applyAsDouble(c);
		return sum;
	}

	/** Does ImageJ's resizing with the footprint of its output pixels. */
	ImageProcessor resized(final ImageProcessor ip, final int width, final int height,
			final Supplier<ImageProcessor> resizing) {
		plane.refresh();
		plane.setFootprint(new Footprint((double) ip.getRoi().width / width, (double) ip.getRoi().height / height));
		isResampling = true;
		try {
			return resizing.get();
		}
		finally {
			isResampling = false;
			plane.setFootprint(new Footprint(1, 1));
		}
	}

	/** Between the entries of a calibration table, and never beyond them. */
	static double interpolated(final float[] table, final double raw) {
		final double clamped = Math.max(0, Math.min(table.length - 1, raw));
		final int below = (int) Math.min(table.length - 2, Math.floor(clamped));
		return table[below] + (clamped - below) * (table[below + 1] - table[below]);
	}

	/** Does something that may write to the plane while it samples it. */
	void frozen(final Runnable action) {
		isResampling = true;
		try {
			plane.frozen(action);
		}
		finally {
			isResampling = false;
		}
	}
}
