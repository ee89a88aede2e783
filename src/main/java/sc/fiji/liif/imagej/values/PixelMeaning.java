// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import ij.process.LUT;

import sc.fiji.liif.imagej.planes.PlaneChoice;
import sc.fiji.liif.LiifException;

/**
 * What the pixel values of an image mean, and so what may be interpolated: they
 * themselves, the colours that they stand for, or nothing. Files do not tell, so
 * {@link #of} judges by the picture: whether going from a pixel to its neighbour
 * makes sense in values or in colours, or whether it is regions with numbers.
 */
public enum PixelMeaning {

	/** Intensities, in whatever colours they are shown. */
	INTENSITIES,
	/** Indices of a palette's grays. */
	GRAYS,
	/** Indices of a palette's colours, such as in GIF files. */
	COLOURS,
	/** Numbers of objects or classes: what lies between two of them means nothing. */
	LABELS;

	private static final int PLANES = 5;
	private static final int LARGE = 2048;
	/** A larger step from one value to the next is a leap: tables such as Fire stay below 10. */
	private static final int SMOOTH_STEP = 12;
	/** From this many levels on a table that has leaps, too, can be one for intensities. */
	private static final int MANY_LEVELS = 100;
	/** Tables for intensities were seen to have at most 1.1, palettes of 64 and more colours at least 3.4. */
	private static final double MAX_DETOUR = 2;
	/** Palettes of photographs were seen to have at most 1.15, scattered tables on intensities at least 1.38. */
	private static final double SCATTERED = 1.25;
	/** Those of so few levels as the web's palette are often dithered, with 1.5. */
	private static final double SCATTERED_FEW = 2;
	private static final int WEB_LEVELS = 128;
	private static final double UNRELATED = 0.75;

	/** What the values of an image are, as far as the picture tells. */
	public static PixelMeaning of(final ImagePlus image) {
		if (image.getBitDepth() == 24 || image.getNChannels() > 1)
			return INTENSITIES;
		final List<ImageProcessor> planes = samples(image.getStack());
		if (image.getBitDepth() != 8)
			return areLabels(planes, null) ? LABELS : INTENSITIES;
		final LUT lut = image.getProcessor().getLut();
		final TableUse use = new TableUse(planes, lut);
		final boolean isSmooth = use.largestStep() <= SMOOTH_STEP
				|| use.levels() >= MANY_LEVELS && use.detour() <= MAX_DETOUR;
		if (areLabels(planes, isSmooth ? null : use))
			return LABELS;
		final double scattered = use.levels() > WEB_LEVELS ? SCATTERED : SCATTERED_FEW;
		if (isSmooth || use.colourDistance() > scattered * use.valueDistance())
			return INTENSITIES;
		return use.isGray() ? GRAYS : COLOURS;
	}

	/** The choices that users have: {@link #AUTO}, or what they know better. */
	public static final String AUTO = "auto";

	/**
	 * What the values are by the user's choice.
	 *
	 * @param choice {@link #AUTO}, "intensities", "labels" or "colours"
	 * @throws LiifException in one sentence, if the image can't be that
	 */
	public static PixelMeaning of(final ImagePlus image, final String choice) {
		if (choice.equals(AUTO))
			return of(image);
		final PixelMeaning chosen = valueOf(choice.toUpperCase(Locale.ROOT));
		if (chosen == COLOURS && image.getBitDepth() != 8 && image.getBitDepth() != 24)
			throw new LiifException("A " + image.getBitDepth()
					+ "-bit image has no palette, so its values are no colours: choose others.");
		if (image.getBitDepth() == 24)
			return chosen == LABELS ? LABELS : INTENSITIES;
		return chosen;
	}

	/** What is to be said of it in a line about a result; empty for intensities. */
	public String remark() {
		switch (this) {
		case LABELS :
			return "its values are taken for labels: each pixel is that of the nearest one, nothing is interpolated";
		case GRAYS :
		case COLOURS :
			return "its values are taken for indices of a palette, whose colours are interpolated";
		default :
			return "";
		}
	}

	/** A plane in the palette's colours; the plane itself if its values are no indices. */
	public ImageProcessor resolve(final ImageProcessor plane) {
		if (this != GRAYS && this != COLOURS)
			return plane;
		final ImageProcessor rgb = plane.convertToRGB();
		return this == GRAYS ? rgb.convertToByte(false) : rgb;
	}

	/**
	 * The image itself, or, if its values are indices of a palette, a copy in the
	 * palette's colours.
	 */
	public ImagePlus resolve(final ImagePlus image) {
		if (this != GRAYS && this != COLOURS)
			return image;
		final ImageStack stack = new ImageStack(image.getWidth(), image.getHeight());
		for (int i = 1; i <= image.getStackSize(); i++)
			stack.addSlice(image.getStackSize() > 1 ? image.getStack().getSliceLabel(i) : null,
					resolve(image.getStack().getProcessor(i)));
		final ImagePlus copy = new ImagePlus(image.getTitle(), stack);
		copy.setDimensions(image.getNChannels(), image.getNSlices(), image.getNFrames());
		copy.setOpenAsHyperStack(image.isHyperStack());
		copy.setCalibration(image.getCalibration());
		copy.setProperties(image.getPropertiesAsArray());
		copy.setProperty("Info", image.getInfoProperty());
		copy.setOverlay(image.getOverlay());
		copy.setRoi(image.getRoi());
		final int[] position = PlaneChoice.position(image);
		copy.setPosition(position[0], position[1], position[2]);
		return copy;
	}

	// -- Helper methods --

	/** @param use of a table whose colours tell the regions apart; null if the numbers do */
	private static boolean areLabels(final List<ImageProcessor> planes, final TableUse use) {
		final FlatRegions regions = new FlatRegions(planes);
		if (!regions.isFlat())
			return false;
		return use == null
				? regions.areNumbered(planes.get(0).getBitDepth() == 8)
				: use.levels() > 2 && use.colourDistance() >= UNRELATED;
	}

	/** The first plane, the last, and between; of large ones their middle, unless nothing is there. */
	private static List<ImageProcessor> samples(final ImageStack stack) {
		final List<ImageProcessor> planes = new ArrayList<>();
		IntStream.range(0, PLANES).map(i -> 1 + i * (stack.size() - 1) / (PLANES - 1)).distinct()
				.forEach(i -> planes.add(middle(stack.getProcessor(i))));
		return planes;
	}

	private static ImageProcessor middle(final ImageProcessor plane) {
		if (plane.getPixelCount() <= LARGE * LARGE)
			return plane;
		final int width = Math.min(LARGE, plane.getWidth());
		final int height = Math.min(LARGE, plane.getHeight());
		final ImageProcessor middle = plane.createProcessor(width, height);
		middle.insert(plane, (width - plane.getWidth()) / 2, (height - plane.getHeight()) / 2);
		return FlatRegions.isEmpty(middle) ? plane : middle;
	}
}
