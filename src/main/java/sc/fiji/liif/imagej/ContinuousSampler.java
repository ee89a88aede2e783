// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import java.util.function.Supplier;

import ij.process.ImageProcessor;
import sc.fiji.liif.image.Cell;

/**
 * How ImageJ's processors sample one component of a {@link ContinuousPlane}: what
 * the continuous processors of the four types have in common.
 */
final class ContinuousSampler {

	private final ContinuousPlane plane;
	private final int component;
	private boolean isResampling;

	ContinuousSampler(final ContinuousPlane plane, final int component) {
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
		final int n = (int) Math.round(Math.hypot(x2 - x1, y2 - y1));
		final double[] values = new double[n + 1];
		for (int i = 0; i <= n; i++)
			values[i] = n == 0 ? measured(ip, x1, y1) : measured(ip, x1 + i * (x2 - x1) / n, y1 + i * (y2 - y1) / n);
		return values;
	}

	/** Does ImageJ's resizing with the footprint of its output pixels. */
	ImageProcessor resized(final ImageProcessor ip, final int width, final int height,
			final Supplier<ImageProcessor> resizing) {
		plane.refresh();
		plane.setCell(new Cell((double) ip.getRoi().width / width, (double) ip.getRoi().height / height));
		isResampling = true;
		try {
			return resizing.get();
		}
		finally {
			isResampling = false;
			plane.setCell(new Cell(1, 1));
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
