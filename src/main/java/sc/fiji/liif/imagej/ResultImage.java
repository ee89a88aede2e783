// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.WindowManager;
import ij.measure.Calibration;
import ij.process.LUT;

/**
 * Makes a resampled stack an image like its source: dimensions, labels, colours,
 * display ranges, position, properties, and a note of where it came from. What
 * depends on the geometry is left to the caller.
 */
public final class ResultImage {

	private final ImagePlus source;

	ResultImage(final ImagePlus source) {
		this.source = source;
	}

	/**
	 * @param stack       planes in the order of the source's
	 * @param suffix      what the title gets before its extension
	 * @param calibration of the result
	 * @param note        what made it, one line
	 */
	ImagePlus of(final ImageStack stack, final String suffix, final Calibration calibration, final String note) {
		for (int i = 1; i <= stack.size(); i++)
			stack.setSliceLabel(source.getStack().getSliceLabel(i), i);
		stack.setColorModel(source.getProcessor().getColorModel());
		ImagePlus result = new ImagePlus(title(source, suffix), stack);
		result.setDimensions(source.getNChannels(), source.getNSlices(), source.getNFrames());
		result.setOpenAsHyperStack(source.isHyperStack());
		result.setCalibration(calibration);
		if (source.isComposite())
			result = composite(result);
		else if (source.getBitDepth() != 24) {
			result.setLut(source.getProcessor().getLut());
			result.setDisplayRange(source.getDisplayRangeMin(), source.getDisplayRangeMax());
		}
		result.setPosition(source.getC(), source.getZ(), source.getT());
		result.setProperties(source.getPropertiesAsArray());
		result.setProperty("Info", source.getInfoProperty() == null ? note : source.getInfoProperty() + "\n" + note);
		return result;
	}

	/** The source's title with a suffix before its extension. */
	public static String title(final ImagePlus source, final String suffix) {
		final String title = source.getTitle();
		final int dot = title.lastIndexOf('.');
		final boolean hasExtension = title.matches(".+\\.[A-Za-z][A-Za-z0-9]{1,3}");
		final String name = hasExtension ? title.substring(0, dot) : title;
		return WindowManager.makeUniqueName(name + "-" + suffix + (hasExtension ? title.substring(dot) : ""));
	}

	// -- Helper methods --

	private ImagePlus composite(final ImagePlus result) {
		final CompositeImage from = (CompositeImage) source;
		final CompositeImage to = new CompositeImage(result, from.getMode());
		final LUT[] luts = from.getLuts();
		for (int c = 0; c < luts.length; c++)
			luts[c] = (LUT) luts[c].clone();
		to.setLuts(luts);
		final boolean[] active = from.getActiveChannels();
		System.arraycopy(active, 0, to.getActiveChannels(), 0, active.length);
		to.setOpenAsHyperStack(source.isHyperStack());
		return to;
	}
}
