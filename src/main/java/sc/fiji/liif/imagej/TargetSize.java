// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import java.awt.Rectangle;
import java.util.Locale;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;

import ij.ImagePlus;
import ij.measure.Calibration;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Numbers;
import sc.fiji.liif.Unit;
import sc.fiji.liif.sampling.GridSampling;

/**
 * How large a result shall be: by scale, by width and height in pixels, or by the size of its pixels
 * in the image's unit of length. Immutable; judged when it meets an image.
 */
public final class TargetSize {

	public static final double MIN_SCALE = 1;
	public static final double MAX_SCALE = 64;

	/** Largest number of pixels that a plane of ImageJ can have. */
	private static final long MAX_PIXELS = Integer.MAX_VALUE - 8L;
	/** Of a scale that comes of a quotient. */
	private static final double ROUNDING = 1e-9;

	private final double scaleX;
	private final double scaleY;
	private final long width;
	private final long height;
	/** In the unit of length; 0 if that was not asked for. */
	private final double pixelWidth;
	private final double pixelHeight;
	private final String unit;

	private TargetSize(final double scaleX, final double scaleY, final long width, final long height,
			final double pixelWidth, final double pixelHeight, final String unit) {
		this.scaleX = scaleX;
		this.scaleY = scaleY;
		this.width = width;
		this.height = height;
		this.pixelWidth = pixelWidth;
		this.pixelHeight = pixelHeight;
		this.unit = unit;
	}

	public static TargetSize ofScale(final double scaleX, final double scaleY) {
		return new TargetSize(scaleX, scaleY, 0, 0, 0, 0, null);
	}

	/** @param width in pixels, or 0 to follow the height; likewise the height */
	public static TargetSize ofPixels(final long width, final long height) {
		return new TargetSize(2, 2, width, height, 0, 0, null);
	}

	/**
	 * Pixels of exactly this width and height in the image's unit of length. The scale follows, so that the
	 * result's last column and row may lie beyond the image by half a pixel or leave half of one uncovered.
	 *
	 * @throws LiifException in one sentence, if they are no lengths
	 */
	public static TargetSize ofPixelSize(final double pixelWidth, final double pixelHeight) {
		if (!(pixelWidth > 0 && pixelHeight > 0))
			throw new LiifException("A pixel size of " + Numbers.text(pixelWidth) + " x " + Numbers.text(pixelHeight)
					+ " is not possible: give lengths above 0.");
		return new TargetSize(2, 2, 0, 0, pixelWidth, pixelHeight, null);
	}

	/**
	 * Pixels as large as another image's, whatever its unit of length.
	 *
	 * @throws LiifException in one sentence, if the image has no pixel size
	 */
	public static TargetSize like(final ImagePlus other) {
		final Calibration calibration = calibration(other);
		return new TargetSize(2, 2, 0, 0, calibration.pixelWidth, calibration.pixelHeight, calibration.getUnit());
	}

	/** The scale that was asked for, or NaN if it differs between the axes or a size was asked for. */
	public double scale() {
		return width == 0 && height == 0 && pixelWidth == 0 && scaleX == scaleY ? scaleX : Double.NaN;
	}

	/**
	 * The positions of the result's pixels in a part of an image.
	 *
	 * @throws LiifException in one sentence, if that is not possible
	 */
	public GridSampling grid(final ImagePlus image, final Rectangle area) {
		final Interval interval = FinalInterval.createMinSize(area.x, area.y, area.width, area.height);
		if (pixelWidth == 0) {
			final int[] size = of(area.width, area.height);
			return new GridSampling(interval, size[0], size[1]);
		}
		final Calibration calibration = calibration(image);
		final double x = scale(pixelWidth, calibration.pixelWidth, calibration.getUnit());
		final double y = scale(pixelHeight, calibration.pixelHeight, calibration.getUnit());
		checkPlane(area.width * x, area.height * y);
		return GridSampling.scaled(interval, x, y);
	}

	private int[] of(final int inputWidth, final int inputHeight) {
		if (width < 0 || height < 0)
			throw new LiifException("A size of " + width + " x " + height
					+ " pixels is not possible: give a width and a height from 1 on, or leave one out.");
		final double[] size = width > 0 || height > 0
				? pixels(inputWidth, inputHeight)
				: scaled(inputWidth, inputHeight);
		checkPlane(size[0], size[1]);
		return new int[]{(int) size[0], (int) size[1]};
	}

	/** Pixels of a result, as many as come closest to a scale. */
	public static double length(final long pixels, final double scale) {
		return Math.rint(pixels * scale);
	}

	/** @throws LiifException if no ImageJ image can have these sides */
	static void checkPlane(final double width, final double height) {
		if (width * height > MAX_PIXELS)
			throw new LiifException(
					String.format(Locale.ROOT,
							"A result of %.0f x %.0f pixels is larger than an ImageJ image can be (%d pixels): "
									+ "choose a smaller size, or select a part of the image.",
							width, height, MAX_PIXELS));
	}

	// -- Helper methods --

	/** Output pixels per pixel of an image. */
	private double scale(final double wanted, final double present, final String presentUnit) {
		final double factor = unit == null ? 1 : Unit.factor(unit, presentUnit);
		if (Double.isNaN(factor))
			throw new LiifException("The one image is measured in " + unit + ", the other in " + presentUnit
					+ ": give the pixel size in " + presentUnit + " instead.");
		final double scale = present / (wanted * factor);
		if (!(scale > MIN_SCALE - ROUNDING && scale < MAX_SCALE + ROUNDING))
			throw new LiifException("A pixel size of " + Numbers.text(wanted * factor) + " " + presentUnit
					+ " is not possible for pixels of " + Numbers.text(present) + " " + presentUnit
					+ ": choose one from " + Numbers.text(present / MAX_SCALE) + " to " + Numbers.text(present) + " "
					+ presentUnit + ".");
		return Math.abs(scale - Math.rint(scale)) < ROUNDING ? Math.rint(scale) : scale;
	}

	private static Calibration calibration(final ImagePlus image) {
		if (!image.getCalibration().scaled())
			throw new LiifException("\"" + image.getTitle()
					+ "\" has no pixel size: enter it under Image > Properties, or give a scale.");
		return image.getCalibration();
	}

	private double[] scaled(final int inputWidth, final int inputHeight) {
		checkScale(scaleX);
		checkScale(scaleY);
		return new double[]{length(inputWidth, scaleX), length(inputHeight, scaleY)};
	}

	private double[] pixels(final int inputWidth, final int inputHeight) {
		final double w = width > 0 ? width : Math.max(1, Math.rint((double) height * inputWidth / inputHeight));
		final double h = height > 0 ? height : Math.max(1, Math.rint((double) width * inputHeight / inputWidth));
		checkLength(w, inputWidth, "width");
		checkLength(h, inputHeight, "height");
		return new double[]{w, h};
	}

	private static void checkScale(final double scale) {
		if (!(scale >= MIN_SCALE && scale <= MAX_SCALE))
			throw new LiifException("A scale of " + Numbers.text(scale) + " is not supported: choose one from "
					+ Numbers.text(MIN_SCALE) + " to " + Numbers.text(MAX_SCALE) + ", whole or fractional.");
	}

	private static void checkLength(final double target, final int input, final String what) {
		if (target < input * MIN_SCALE || target > input * MAX_SCALE)
			throw new LiifException(String.format(Locale.ROOT,
					"A %s of %.0f pixels is not supported for an input of %d: choose one from %.0f to %.0f.", what,
					target, input, input * MIN_SCALE, input * MAX_SCALE));
	}
}
