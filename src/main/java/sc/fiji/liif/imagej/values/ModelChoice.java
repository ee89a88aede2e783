// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.raster.JpegTraces;
import sc.fiji.liif.raster.NoiseEstimate;
import sc.fiji.liif.raster.Raster;

/**
 * Which model an image is to be seen by: the one that was named, or, of those that come along, the one that suits the
 * picture, and why. Judged by the middle of its middle plane, in each channel. Immutable.
 */
public final class ModelChoice {

	/** The name that leaves the choice to the picture; so does an empty one. */
	public static final String AUTO = "auto";

	private static final int LARGE = 1024;
	private static final double WHITE = 255;
	/** Standard deviations, of 255. Clean colours were seen to have up to 1.2, gray ones that look noisier are more often micrographs than fine textures. */
	private static final double NOISY_COLOURS = 2.5;
	private static final double NOISY_GRAYS = 4;

	private final String model;
	private final String reason;

	private ModelChoice(final String model, final String reason) {
		this.model = model;
		this.reason = reason;
	}

	/** For an image whose values are intensities. */
	public static ModelChoice of(final ImagePlus image, final String wanted) {
		return of(image, PixelMeaning.INTENSITIES, wanted);
	}

	/**
	 * @param meaning of the image's values
	 * @param wanted  a model's name or folder, which is then the choice; {@link #AUTO}; or an empty string for the same
	 */
	public static ModelChoice of(final ImagePlus image, final PixelMeaning meaning, final String wanted) {
		if (!isLeftToThePicture(wanted))
			return new ModelChoice(wanted.trim(), "");
		if (meaning == PixelMeaning.LABELS)
			return new ModelChoice(ModelRegistry.DEFAULT, "labels are not interpolated");
		if (image.getBitDepth() > 8 && image.getBitDepth() != 24)
			return new ModelChoice(ModelRegistry.MICROSCOPE, "it has " + image.getBitDepth() + " bits");
		double noise = 0;
		boolean isCompressed = false;
		boolean isGray = true;
		for (final ImageProcessor plane : middles(image, meaning)) {
			final Raster picture = raster(plane);
			final boolean hasColours = !isGray(picture);
			noise = Math.max(noise,
					hasColours ? noiseOfColours(picture) : noise(picture.channel(0).intensities(), picture));
			isCompressed |= JpegTraces.areIn(picture);
			isGray &= !hasColours;
		}
		final String found = String.format(Locale.ROOT, "(standard deviation %.1f of 255)", noise);
		if (isCompressed)
			return new ModelChoice(ModelRegistry.ROBUST, "it bears traces of JPEG compression");
		if (isGray && noise > NOISY_GRAYS)
			return new ModelChoice(ModelRegistry.MICROSCOPE, "it is gray and noisy " + found);
		return !isGray && noise > NOISY_COLOURS
				? new ModelChoice(ModelRegistry.ROBUST, "it is noisy " + found)
				: new ModelChoice(ModelRegistry.DEFAULT, "it has 8 bits and little noise " + found);
	}

	/** Whether a name is none. */
	public static boolean isLeftToThePicture(final String wanted) {
		return wanted == null || wanted.trim().isEmpty() || wanted.trim().equalsIgnoreCase(AUTO);
	}

	/** A model's name or folder. */
	public String model() {
		return model;
	}

	/** Why it was chosen, a phrase with a blank before it for after the model's name; empty if it was named. */
	public String remark() {
		return reason.isEmpty() ? "" : " (chosen since " + reason + ")";
	}

	// -- Helper methods --

	private static List<ImageProcessor> middles(final ImagePlus image, final PixelMeaning meaning) {
		final List<ImageProcessor> middles = new ArrayList<>();
		for (int c = 1; c <= image.getNChannels(); c++) {
			final ImageProcessor plane = image.getStack()
					.getProcessor(image.getStackIndex(c, (image.getNSlices() + 1) / 2, (image.getNFrames() + 1) / 2));
			final int width = Math.min(LARGE, plane.getWidth());
			final int height = Math.min(LARGE, plane.getHeight());
			plane.setRoi((plane.getWidth() - width) / 2, (plane.getHeight() - height) / 2, width, height);
			middles.add(meaning.resolve(plane.crop()));
			plane.resetRoi();
		}
		return middles;
	}

	private static boolean isGray(final Raster picture) {
		for (int i = 0; picture.channels() > 1 && i < picture.width() * picture.height(); i++) {
			if (picture.intensity(3 * i) != picture.intensity(3 * i + 1)
					|| picture.intensity(3 * i) != picture.intensity(3 * i + 2))
				return false;
		}
		return true;
	}

	/** Texture is alike in red, green and blue; noise is not. */
	private static double noiseOfColours(final Raster picture) {
		double most = 0;
		for (int c = 0; c <= 2; c += 2) {
			final float[] difference = picture.channel(c).intensities();
			final float[] green = picture.channel(1).intensities();
			for (int i = 0; i < difference.length; i++)
				difference[i] = (difference[i] - green[i]) * (float) Math.sqrt(0.5);
			most = Math.max(most, noise(difference, picture));
		}
		return most;
	}

	private static double noise(final float[] values, final Raster picture) {
		final NoiseEstimate estimate = new NoiseEstimate(1);
		estimate.add(values, picture.width());
		double sum = 0;
		for (final float value : values)
			sum += value;
		return WHITE * estimate.noise().deviation(sum / values.length);
	}

	private static Raster raster(final ImageProcessor plane) {
		if (plane instanceof ByteProcessor)
			return Raster.ofBytes(plane.getWidth(), plane.getHeight(), 1, (byte[]) plane.getPixels());
		final int[] colours = (int[]) plane.getPixels();
		final byte[] values = new byte[3 * colours.length];
		for (int i = 0; i < values.length; i++)
			values[i] = (byte) (colours[i / 3] >> 16 - 8 * (i % 3));
		return Raster.ofBytes(plane.getWidth(), plane.getHeight(), 3, values);
	}
}
