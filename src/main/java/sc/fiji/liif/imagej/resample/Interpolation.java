// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.resample;

import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import sc.fiji.liif.imagej.values.PlaneSinks;
import sc.fiji.liif.sampling.Sampling;

/** ImageJ's own ways to find what lies between pixels, without a network. */
public enum Interpolation {

	/** The value of the pixel that is nearest. */
	NEAREST {

		@Override
		double inside(final ImageProcessor gray, final double x, final double y) {
			return gray.getf(PlaneSinks.nearest(x, gray.getWidth()), PlaneSinks.nearest(y, gray.getHeight()));
		}
	},

	/** A cubic (Catmull-Rom) spline, as of ImageJ's {@code Scale...}. */
	BICUBIC {

		@Override
		double inside(final ImageProcessor gray, final double x, final double y) {
			// Next to the border ImageJ has no four neighbours and answers nothing better.
			return gray.getBicubicInterpolatedPixel(Math.max(0, Math.min(gray.getWidth() - 1.001, x)),
					Math.max(0, Math.min(gray.getHeight() - 1.001, y)), gray);
		}
	};

	/** Pixels beyond the nearest ones that a spline looks at, or more. */
	private static final int REACH = 3;

	abstract double inside(ImageProcessor gray, double x, double y);

	/**
	 * Values at some positions of a plane, those of the nearest border where they lie outside.
	 *
	 * @param positions x and y of each, in pixels, centres at integers
	 * @param n         how many positions
	 * @param values    receives for each of them one gray value, or red, green and blue from 0 to 255; not rounded
	 */
	public void sample(final ImageProcessor plane, final double[] positions, final int n, final double[] values) {
		if (!(plane instanceof ColorProcessor)) {
			for (int i = 0; i < n; i++)
				values[i] = inside(plane, positions[2 * i], positions[2 * i + 1]);
			return;
		}
		final int[] columns = range(positions, n, 0, plane.getWidth());
		final int[] rows = range(positions, n, 1, plane.getHeight());
		final ColorProcessor part = part((ColorProcessor) plane, columns, rows);
		for (int c = 0; c < 3; c++) {
			final ImageProcessor gray = part.getChannel(c + 1, null);
			for (int i = 0; i < n; i++)
				values[3 * i + c] = inside(gray, positions[2 * i] - columns[0], positions[2 * i + 1] - rows[0]);
		}
	}

	/** A plane of the same type, whose pixels lie where a sampling has them. */
	ImageProcessor resample(final ImageProcessor plane, final Sampling sampling) {
		if (plane instanceof ColorProcessor) {
			final ColorProcessor colours = new ColorProcessor(sampling.width(), sampling.height());
			for (int c = 1; c <= 3; c++)
				colours.setChannel(c,
						resample(((ColorProcessor) plane).getChannel(c, null), sampling).convertToByteProcessor(false));
			return colours;
		}
		final ImageProcessor target = plane.createProcessor(sampling.width(), sampling.height());
		final double most = target instanceof FloatProcessor ? 0 : target.getBitDepth() == 8 ? 255 : 65535;
		for (int j = 0; j < sampling.height(); j++) {
			for (int i = 0; i < sampling.width(); i++) {
				final double value = inside(plane, sampling.x(i, j), sampling.y(i, j));
				target.setf(i, j, (float) (most == 0 ? value : Math.max(0, Math.min(most, Math.rint(value)))));
			}
		}
		return target;
	}

	// -- Helper methods --

	/** The first pixel that answers for some positions along an axis, and the one behind the last. */
	private static int[] range(final double[] positions, final int n, final int axis, final int length) {
		double least = length - 1;
		double most = 0;
		for (int i = 0; i < n; i++) {
			least = Math.min(least, positions[2 * i + axis]);
			most = Math.max(most, positions[2 * i + axis]);
		}
		final int from = (int) Math.max(0, Math.floor(least) - REACH);
		return new int[]{from, (int) Math.max(from + 1, Math.min(length, Math.floor(most) + REACH + 1))};
	}

	private static ColorProcessor part(final ColorProcessor plane, final int[] columns, final int[] rows) {
		final int width = columns[1] - columns[0];
		final int[] pixels = new int[width * (rows[1] - rows[0])];
		for (int y = rows[0]; y < rows[1]; y++)
			System.arraycopy((int[]) plane.getPixels(), y * plane.getWidth() + columns[0], pixels,
					(y - rows[0]) * width, width);
		return new ColorProcessor(width, rows[1] - rows[0], pixels);
	}
}
