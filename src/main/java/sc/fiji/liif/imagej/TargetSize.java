// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import java.util.Locale;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Numbers;

/**
 * How large a result shall be: by scale, or by width and height in pixels.
 * Immutable; judged when it meets an image.
 */
public final class TargetSize {

	public static final double MIN_SCALE = 1;
	public static final double MAX_SCALE = 64;

	/** Largest number of pixels that a plane of ImageJ can have. */
	private static final long MAX_PIXELS = Integer.MAX_VALUE - 8L;

	private final double scaleX;
	private final double scaleY;
	private final long width;
	private final long height;

	private TargetSize(final double scaleX, final double scaleY, final long width, final long height) {
		this.scaleX = scaleX;
		this.scaleY = scaleY;
		this.width = width;
		this.height = height;
	}

	public static TargetSize ofScale(final double scaleX, final double scaleY) {
		return new TargetSize(scaleX, scaleY, 0, 0);
	}

	/** @param width in pixels, or 0 to follow the height; likewise the height */
	public static TargetSize ofPixels(final long width, final long height) {
		return new TargetSize(2, 2, width, height);
	}

	/** The scale that was asked for, or NaN if it differs between the axes or a size was asked for. */
	double scale() {
		return width == 0 && height == 0 && scaleX == scaleY ? scaleX : Double.NaN;
	}

	/**
	 * The result's width and height for an input of some size.
	 *
	 * @throws LiifException in one sentence, if that is not possible
	 */
	public int[] of(final int inputWidth, final int inputHeight) {
		if (width < 0 || height < 0)
			throw new LiifException("A size of " + width + " x " + height
					+ " pixels is not possible: give a width and a height from 1 on, or leave one out.");
		final double[] size = width > 0 || height > 0
				? pixels(inputWidth, inputHeight)
				: scaled(inputWidth, inputHeight);
		checkPlane(size[0], size[1]);
		return new int[]{(int) size[0], (int) size[1]};
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

	private double[] scaled(final int inputWidth, final int inputHeight) {
		checkScale(scaleX);
		checkScale(scaleY);
		return new double[]{Math.rint(inputWidth * scaleX), Math.rint(inputHeight * scaleY)};
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
