// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import ij.process.LUT;

/**
 * Tells pictures of indexed colours (GIF, PNG with a palette), whose values mean
 * nothing by themselves, from intensities that are merely shown in colours: in
 * a lookup table for intensities neighbouring values have similar colours. Only
 * the values that occur count; they are looked for only if the table has a leap.
 */
public enum IndexedColour {

	/** Values are intensities. */
	NONE,
	/** Values are indices of grays. */
	GRAY,
	/** Values are indices of colours. */
	RGB;

	/** Mean change of colour from one value to the next; tables such as Fire stay below 10. */
	private static final int SMOOTH = 24;

	/** What the values of an image are. */
	public static IndexedColour of(final ImagePlus image) {
		if (image.getBitDepth() != 8 || image.isComposite())
			return NONE;
		final LUT lut = image.getProcessor().getLut();
		if (IntStream.range(1, 256).allMatch(i -> change(lut, i - 1, i) <= SMOOTH))
			return NONE;
		final boolean[] occurs = occurring(image.getStack());
		return isSmooth(lut, occurs) ? NONE : isGray(lut, occurs) ? GRAY : RGB;
	}

	/** A plane in the palette's colours; the plane itself if its values are intensities. */
	public ImageProcessor resolve(final ImageProcessor plane) {
		if (this == NONE)
			return plane;
		final ImageProcessor rgb = plane.convertToRGB();
		return this == GRAY ? rgb.convertToByte(false) : rgb;
	}

	/**
	 * The image itself, or, if its values are indices of a palette, a copy in the
	 * palette's colours: gray if all of them are, else RGB.
	 */
	public static ImagePlus resolve(final ImagePlus image) {
		final IndexedColour palette = of(image);
		if (palette == NONE)
			return image;
		final ImageStack stack = new ImageStack(image.getWidth(), image.getHeight());
		for (int i = 1; i <= image.getStackSize(); i++)
			stack.addSlice(image.getStackSize() > 1 ? image.getStack().getSliceLabel(i) : null,
					palette.resolve(image.getStack().getProcessor(i)));
		final ImagePlus copy = new ImagePlus(image.getTitle(), stack);
		copy.setDimensions(image.getNChannels(), image.getNSlices(), image.getNFrames());
		copy.setOpenAsHyperStack(image.isHyperStack());
		copy.setCalibration(image.getCalibration());
		copy.setProperties(image.getPropertiesAsArray());
		copy.setProperty("Info", image.getInfoProperty());
		copy.setOverlay(image.getOverlay());
		copy.setRoi(image.getRoi());
		copy.setPosition(image.getC(), image.getZ(), image.getT());
		return copy;
	}

	private static boolean[] occurring(final ImageStack stack) {
		final boolean[] occurs = new boolean[256];
		for (int i = 1; i <= stack.size(); i++) {
			for (final byte value : (byte[]) stack.getProcessor(i).getPixels())
				occurs[value & 255] = true;
		}
		return occurs;
	}

	private static boolean isSmooth(final LUT lut, final boolean[] occurs) {
		int change = 0;
		int first = -1;
		int last = -1;
		for (int i = 0; i < 256; i++) {
			if (!occurs[i])
				continue;
			if (first < 0)
				first = i;
			else
				change += change(lut, last, i);
			last = i;
		}
		return change <= SMOOTH * (last - first);
	}

	private static int change(final LUT lut, final int i, final int j) {
		return Math.max(Math.abs(lut.getRed(i) - lut.getRed(j)),
				Math.max(Math.abs(lut.getGreen(i) - lut.getGreen(j)), Math.abs(lut.getBlue(i) - lut.getBlue(j))));
	}

	private static boolean isGray(final LUT lut, final boolean[] occurs) {
		for (int i = 0; i < 256; i++) {
			if (occurs[i] && (lut.getRed(i) != lut.getGreen(i) || lut.getRed(i) != lut.getBlue(i)))
				return false;
		}
		return true;
	}
}
