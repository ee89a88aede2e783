// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import ij.ImagePlus;
import ij.plugin.Duplicator;
import ij.process.ImageConverter;
import ij.process.LUT;
import ij.process.StackConverter;

/**
 * Tells pictures of indexed colours (GIF, PNG with a palette), whose values mean
 * nothing by themselves, from intensities that are merely shown in colours: in
 * a lookup table for intensities neighbouring values have similar colours.
 */
final class IndexedColour {

	/** Mean change from one entry to the next; tables such as Fire stay below 10. */
	private static final int SMOOTH = 24;

	private IndexedColour() {}

	/** The image itself, or an RGB copy if its values are indices of a palette. */
	static ImagePlus resolve(final ImagePlus image) {
		if (image.getBitDepth() != 8 || image.isComposite() || isSmooth(image.getProcessor().getLut()))
			return image;
		final ImagePlus copy = new Duplicator().run(withoutSelection(image));
		copy.setTitle(image.getTitle());
		if (copy.getStackSize() > 1)
			new StackConverter(copy).convertToRGB();
		else
			new ImageConverter(copy).convertToRGB();
		copy.setRoi(image.getRoi());
		copy.setPosition(image.getC(), image.getZ(), image.getT());
		return copy;
	}

	private static ImagePlus withoutSelection(final ImagePlus image) {
		final ImagePlus plain = new ImagePlus(image.getTitle(), image.getStack());
		plain.setDimensions(image.getNChannels(), image.getNSlices(), image.getNFrames());
		plain.setOpenAsHyperStack(image.isHyperStack());
		plain.setCalibration(image.getCalibration());
		plain.setOverlay(image.getOverlay());
		plain.setProperty("Info", image.getInfoProperty());
		return plain;
	}

	private static boolean isSmooth(final LUT lut) {
		int change = 0;
		for (int i = 1; i < lut.getMapSize(); i++)
			change += Math.max(Math.abs(lut.getRed(i) - lut.getRed(i - 1)), Math.max(
					Math.abs(lut.getGreen(i) - lut.getGreen(i - 1)), Math.abs(lut.getBlue(i) - lut.getBlue(i - 1))));
		return change < SMOOTH * (lut.getMapSize() - 1);
	}
}
