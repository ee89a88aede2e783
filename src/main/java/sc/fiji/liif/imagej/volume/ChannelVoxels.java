// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.volume;

import java.awt.Rectangle;
import java.util.Arrays;

import ij.ImagePlus;
import ij.process.ImageProcessor;

import net.imglib2.Interval;

import sc.fiji.liif.imagej.planes.LabelledStack;

/** One channel and frame of a stack, read in boxes, so that no more of it need be in memory. */
final class ChannelVoxels {

	private final ImagePlus image;
	private final int channel;
	private final int frame;

	/** @param channel and frame, from 1 on */
	ChannelVoxels(final ImagePlus image, final int channel, final int frame) {
		this.image = image;
		this.channel = channel;
		this.frame = frame;
	}

	/** Of a slice. */
	int width() {
		return image.getWidth();
	}

	/** Of a slice. */
	int height() {
		return image.getHeight();
	}

	/** A part of a slice, from 0 on; its pixels may be the image's. */
	ImageProcessor slice(final int z, final Rectangle part) {
		return LabelledStack.part(image.getStack(), image.getStackIndex(channel, z + 1, frame), part);
	}

	/** What of each slice a box is. */
	static Rectangle rectangle(final Interval box) {
		return new Rectangle((int) box.min(0), (int) box.min(1), (int) box.dimension(0), (int) box.dimension(1));
	}

	/** The slices of a box (x, y, z), as far as it goes; their pixels may be the image's. */
	ImageProcessor[] box(final Interval box) {
		final Rectangle part = rectangle(box);
		final ImageProcessor[] slices = new ImageProcessor[(int) box.dimension(2)];
		Arrays.setAll(slices, i -> slice((int) box.min(2) + i, part));
		return slices;
	}
}
