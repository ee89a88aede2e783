// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.values;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ImageProcessor;

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
}
