// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.volume;

import ij.ImagePlus;
import ij.process.ImageProcessor;

import net.imglib2.Interval;

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

	/** A slice, from 0 on; its pixels may be the image's. */
	ImageProcessor slice(final int z) {
		return image.getStack().getProcessor(image.getStackIndex(channel, z + 1, frame));
	}

	/** The slices of a box (x, y, z), as far as it goes; their pixels may be the image's. */
	ImageProcessor[] box(final Interval box) {
		final ImageProcessor[] slices = new ImageProcessor[(int) box.dimension(2)];
		for (int i = 0; i < slices.length; i++) {
			final ImageProcessor slice = slice((int) box.min(2) + i);
			if (box.dimension(0) == slice.getWidth() && box.dimension(1) == slice.getHeight())
				slices[i] = slice;
			else {
				slice.setRoi((int) box.min(0), (int) box.min(1), (int) box.dimension(0), (int) box.dimension(1));
				slices[i] = slice.crop();
			}
		}
		return slices;
	}
}
