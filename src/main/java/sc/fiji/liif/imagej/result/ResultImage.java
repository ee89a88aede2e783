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
		return of(stack, source.getNSlices(), PlaneChoice.position(source), suffix, calibration, note);
	}

	/**
	 * The same with another number of slices, over the same extent; labels are those of the nearest slices. Channels that
	 * the source does not have come after its own.
	 *
	 * @param slices for each channel and frame
	 * @param more   what channels that the source does not have are called
	 */
	public ImagePlus ofSlices(final ImageStack stack, final int slices, final String more, final String suffix,
			final Calibration calibration, final String note) {
		final double factor = (double) slices / source.getNSlices();
		final int channels = stack.size() / slices / source.getNFrames();
		for (int i = 0; i < stack.size(); i++) {
			final int c = i % channels;
			final int z = (int) ((i / channels % slices + 0.5) / factor);
			stack.setSliceLabel(c < source.getNChannels()
					? source.getStack().getSliceLabel(source.getStackIndex(c + 1, z + 1, i / channels / slices + 1))
					: more, i + 1);
		}
		final int[] position = PlaneChoice.position(source);
		position[1] = (int) ((position[1] - 0.5) * factor) + 1;
		return of(stack, slices, position, suffix, calibration, note);
	}

	/**
	 * Of sections of the source, whose geometry is another one.
	 *
	 * @param sections for each channel and frame
	 */
	public ImagePlus ofSections(final ImageStack stack, final int sections, final String suffix,
			final Calibration calibration, final String note) {
		final int[] position = PlaneChoice.position(source);
		position[1] = 1;
		return of(stack, sections, position, suffix, calibration, note);
	}

	private ImagePlus of(final ImageStack stack, final int slices, final int[] position, final String suffix,
			final Calibration calibration, final String note) {
		stack.setColorModel(source.getProcessor().getColorModel());
		final ImagePlus bare = new ImagePlus(title(source, suffix), stack);
		bare.setDimensions(stack.size() / slices / source.getNFrames(), slices, source.getNFrames());
		bare.setCalibration(calibration);
		final ImagePlus result = new ChannelColours(source).on(bare);
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
