// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.values;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ImageProcessor;

import sc.fiji.liif.sampling.Sampling;

/** What lies outside of an image: zero, as its values are calibrated. */
public final class Outside {

	private Outside() {}

	/** The stored value: not 0 in images of signed whole numbers, which ImageJ stores shifted. */
	public static int value(final ImagePlus image) {
		final Calibration calibration = image.getCalibration();
		final double[] line = calibration.getCoefficients();
		if (calibration.getFunction() != Calibration.STRAIGHT_LINE || line == null || line[1] != 1)
			return 0;
		final int max = image.getBitDepth() == 8 ? 255 : image.getBitDepth() == 16 ? 65535 : 0;
		return (int) Math.max(0, Math.min(max, Math.round(-line[0])));
	}

	/** Whether a position is on none of a plane's pixels. */
	public static boolean isOutside(final ImageProcessor plane, final double x, final double y) {
		return !(x >= -0.5 && y >= -0.5 && x <= plane.getWidth() - 0.5 && y <= plane.getHeight() - 0.5);
	}

	/** Sets what lies outside to zero in a plane that was made of another one's. */
	public static void clear(final ImagePlus image, final ImageProcessor source, final Sampling sampling,
			final ImageProcessor target) {
		final int right = sampling.width() - 1;
		final int bottom = sampling.height() - 1;
		if (isInside(source, sampling, 0, 0) && isInside(source, sampling, right, 0)
				&& isInside(source, sampling, 0, bottom) && isInside(source, sampling, right, bottom))
			return; // the map is affine: what lies between lies inside, too
		final int zero = value(image);
		for (int j = 0; j <= bottom; j++) {
			for (int i = 0; i <= right; i++) {
				if (isInside(source, sampling, i, j))
					continue;
				if (target.getBitDepth() == 24)
					target.set(i, j, 0);
				else
					target.setf(i, j, zero);
			}
		}
	}

	private static boolean isInside(final ImageProcessor source, final Sampling sampling, final int i, final int j) {
		return !isOutside(source, sampling.x(i, j), sampling.y(i, j));
	}
}
