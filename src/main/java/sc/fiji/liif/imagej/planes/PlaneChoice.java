// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.planes;

import java.util.Arrays;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.Calibration;

import sc.fiji.liif.LiifException;

/**
 * Which planes of an image are worked on: some of its channels, slices and frames. Each is said as "all",
 * "current", or as numbers and ranges with commas between, such as "1,3" or "5-20". Immutable.
 */
public final class PlaneChoice {

	public static final String ALL = "all";
	public static final String CURRENT = "current";
	/** Everything there is. */
	public static final PlaneChoice EVERYTHING = of(ALL, ALL, ALL);

	private final PlaneRange channels;
	private final PlaneRange slices;
	private final PlaneRange frames;

	private PlaneChoice(final PlaneRange channels, final PlaneRange slices, final PlaneRange frames) {
		this.channels = channels;
		this.slices = slices;
		this.frames = frames;
	}

	/** @throws LiifException in one sentence, if one of them says nothing */
	public static PlaneChoice of(final String channels, final String slices, final String frames) {
		return new PlaneChoice(new PlaneRange("channels", channels), new PlaneRange("slices", slices),
				new PlaneRange("frames", frames));
	}

	/**
	 * An image of the chosen planes alone, which are read when they are asked for, with all that the image has
	 * besides: calibration, colours, display ranges, selection, and that part of its overlay which lies on them.
	 * The image itself, if all are chosen.
	 *
	 * @throws LiifException in one sentence, if the image does not have them
	 */
	public ImagePlus of(final ImagePlus image) {
		if (channels.isAll() && slices.isAll() && frames.isAll())
			return image;
		final int[] current = position(image);
		final int[] c = channels.of(image.getNChannels(), current[0], image.getTitle());
		final int[] z = slices.of(image.getNSlices(), current[1], image.getTitle());
		final int[] t = frames.of(image.getNFrames(), current[2], image.getTitle());
		final int[] planes = new int[c.length * z.length * t.length];
		for (int i = 0; i < planes.length; i++)
			planes[i] = image.getStackIndex(c[i % c.length], z[i / c.length % z.length], t[i / c.length / z.length]);
		if (planes.length == image.getStackSize())
			return image;
		final ChosenStack stack = new ChosenStack(image, planes);
		final ImagePlus bare = new ImagePlus(image.getTitle(), stack);
		bare.setDimensions(c.length, z.length, t.length);
		final ImagePlus chosen = new ChannelColours(image, c).on(bare);
		stack.noteOn(chosen);
		chosen.setCalibration(calibration(image.getCalibration().copy(), z, t));
		chosen.setProperties(image.getPropertiesAsArray());
		chosen.setPosition(1 + index(c, current[0]), 1 + index(z, current[1]), 1 + index(t, current[2]));
		if (image.getOverlay() != null)
			chosen.setOverlay(overlay(image, planes, c, z, t));
		if (image.getRoi() != null)
			chosen.setRoi((Roi) image.getRoi().clone());
		return chosen;
	}

	/**
	 * Channel, slice and frame that an image shows, from 1 on: its own getters don't follow {@code setSlice()} while it has
	 * no window.
	 */
	public static int[] position(final ImagePlus image) {
		return image.convertIndexToPosition(image.getCurrentSlice());
	}

	// -- Helper methods --

	/** The first chosen slice is where it was; between evenly spaced ones lies as much as there did. */
	private static Calibration calibration(final Calibration calibration, final int[] z, final int[] t) {
		calibration.zOrigin = (calibration.zOrigin - (z[0] - 1)) / step(z);
		calibration.pixelDepth *= step(z);
		calibration.frameInterval *= step(t);
		return calibration;
	}

	/** From one number to the next; 1 if that differs. */
	private static int step(final int[] numbers) {
		final int step = numbers.length > 1 ? numbers[1] - numbers[0] : 1;
		for (int i = 1; i < numbers.length; i++) {
			if (numbers[i] - numbers[i - 1] != step)
				return 1;
		}
		return step;
	}

	private static Overlay overlay(final ImagePlus image, final int[] planes, final int[] c, final int[] z,
			final int[] t) {
		final Overlay overlay = image.getOverlay().create();
		for (final Roi roi : image.getOverlay()) {
			final Roi moved = (Roi) roi.clone();
			if (roi.hasHyperStackPosition()) {
				final int[] position = {place(c, roi.getCPosition()), place(z, roi.getZPosition()),
						place(t, roi.getTPosition())};
				if (position[0] < 0 || position[1] < 0 || position[2] < 0)
					continue;
				moved.setPosition(position[0], position[1], position[2]);
			}
			else if (roi.getPosition() > 0) {
				if (place(planes, roi.getPosition()) < 0)
					continue;
				moved.setPosition(place(planes, roi.getPosition()));
			}
			overlay.add(moved);
		}
		return overlay;
	}

	/** Where a number is among the chosen ones, from 1 on; 0, which is everywhere, stays; -1 if it is not there. */
	private static int place(final int[] numbers, final int number) {
		if (number == 0)
			return 0;
		final int place = Arrays.binarySearch(numbers, number);
		return place < 0 ? -1 : 1 + place;
	}

	/** Where a number is, from 0 on; the first one instead, if it is not there. */
	private static int index(final int[] numbers, final int number) {
		return Math.max(0, Arrays.binarySearch(numbers, number));
	}
}
