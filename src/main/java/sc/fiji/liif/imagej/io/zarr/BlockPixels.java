// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.zarr;

import java.lang.reflect.Array;

import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import sc.fiji.liif.omezarr.ImageBlock;
import sc.fiji.liif.omezarr.OmeImage;

/** The pixels of a block, put together plane by plane of ImageJ, then written at once. For one thread. */
public final class BlockPixels {

	private final OmeImage image;
	private final ImageBlock block;
	private final int first;
	/** Of each channel, a Java array. */
	private final Object[] channels;

	/** @param first channel, of so many */
	public BlockPixels(final OmeImage image, final ImageBlock block, final int first, final int count) {
		this.image = image;
		this.block = block;
		this.first = first;
		channels = new Object[count];
		for (int c = 0; c < count; c++)
			channels[c] = image.level(0).type()
					.array(Math.multiplyExact(Math.multiplyExact(block.width(), block.height()), block.depth()));
	}

	/**
	 * @param channel counted from the first one; RGB fills three
	 * @param z       counted from the block's first plane
	 */
	public void put(final int channel, final int z, final ImageProcessor plane) {
		final int count = plane instanceof ColorProcessor ? 3 : 1;
		for (int k = 0; k < count; k++) {
			final Object pixels = plane instanceof ColorProcessor
					? ((ColorProcessor) plane).getChannel(k + 1)
					: plane.getPixels();
			System.arraycopy(pixels, 0, channels[channel + k], z * Array.getLength(pixels), Array.getLength(pixels));
		}
	}

	/** @throws sc.fiji.liif.LiifException in one sentence, if that is not possible */
	public void write() {
		for (int c = 0; c < channels.length; c++)
			image.write(0, first + c, block, channels[c]);
	}
}
