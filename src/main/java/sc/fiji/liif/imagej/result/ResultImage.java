// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.result;

import ij.ImagePlus;
import ij.ImageStack;
import ij.WindowManager;
import ij.measure.Calibration;

import sc.fiji.liif.imagej.planes.PlaneChoice;
import sc.fiji.liif.imagej.planes.ChannelColours;

/**
 * Makes a resampled stack an image like its source: dimensions, labels, colours,
 * display ranges, position, properties, and a note of where it came from. What
 * depends on the geometry is left to the caller.
 */
public final class ResultImage {

	private final ImagePlus source;

	public ResultImage(final ImagePlus source) {
		this.source = source;
	}

	/**
	 * @param stack       planes in the order of the source's
	 * @param suffix      what the title gets before its extension
	 * @param calibration of the result
	 * @param note        what made it, one line
	 */
	public ImagePlus of(final ImageStack stack, final String suffix, final Calibration calibration, final String note) {
		for (int i = 1; i <= stack.size(); i++)
			stack.setSliceLabel(source.getStack().getSliceLabel(i), i);
		stack.setColorModel(source.getProcessor().getColorModel());
		final ImagePlus bare = new ImagePlus(title(source, suffix), stack);
		bare.setDimensions(source.getNChannels(), source.getNSlices(), source.getNFrames());
		bare.setCalibration(calibration);
		final ImagePlus result = new ChannelColours(source).on(bare);
		final int[] position = PlaneChoice.position(source);
		result.setPosition(position[0], position[1], position[2]);
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
}
