// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.stream;

import java.util.List;

import ij.ImagePlus;
import ij.process.ImageProcessor;

import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.io.zarr.OmeZarrImages;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.omezarr.OmeChannel;
import sc.fiji.liif.omezarr.OmeShape;

/** An image that is read box by box, however large its planes are. */
public interface ImageBoxes {

	/**
	 * Of an image in ImageJ; of one that was opened from an OME-Zarr image because the finest resolution is too large for ImageJ,
	 * the finest.
	 */
	static ImageBoxes of(final ImagePlus image) {
		return OmeZarrImages.place(image).isPresent() ? new ZarrBoxes(image) : new PlusBoxes(image);
	}

	/** What it is called. */
	String name();

	/** How much there is of it, and how large its pixels are; red, green and blue of RGB being three channels. */
	OmeShape shape();

	/** How its channels are shown. */
	List<OmeChannel> channels();

	/** Of ImageJ: 8, 16, 24 or 32. */
	int bits();

	/** Channels that {@link #read} gives at once: 1, or 3 for the pixels of RGB. */
	default int channelsAtOnce() {
		return bits() == 24 ? 3 : 1;
	}

	/** How often {@link #read} has to be asked for all channels. */
	default int groups() {
		return (int) shape().size("c") / channelsAtOnce();
	}

	/** Whether all channels are the red, green and blue of one picture. */
	boolean areColours();

	/**
	 * Pixels of a plane.
	 *
	 * @param channel frame and slice, from 0 on; of RGB there is but one channel
	 */
	ImageProcessor read(int channel, int slice, int frame, int x, int y, int width, int height);

	/** What a network has to know of the values of each channel that is read by itself. */
	Exposure[] exposures(String noise, Progress progress);

	/** A part of it by which a model can be chosen. */
	ImagePlus sample();

	/**
	 * All of it, as an image of ImageJ, whose planes are read when they are looked at.
	 *
	 * @throws sc.fiji.liif.LiifException in one sentence, if its planes are too large for that
	 */
	ImagePlus stack();
}
