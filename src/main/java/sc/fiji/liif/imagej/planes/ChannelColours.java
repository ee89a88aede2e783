// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.planes;

import java.util.stream.IntStream;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.process.LUT;

/** How some channels of an image are shown: colours, display ranges, mode, and which of them are seen. Immutable. */
public final class ChannelColours {

	private final ImagePlus source;
	/** Numbers from 1 on. */
	private final int[] channels;

	/** Of all channels. */
	public ChannelColours(final ImagePlus source) {
		this(source, IntStream.rangeClosed(1, source.getNChannels()).toArray());
	}

	ChannelColours(final ImagePlus source, final int[] channels) {
		this.source = source;
		this.channels = channels.clone();
	}

	/**
	 * Shows an image likewise.
	 *
	 * @param image with as many channels; not used any more
	 * @return what takes its place
	 */
	public ImagePlus on(final ImagePlus image) {
		image.setOpenAsHyperStack(source.isHyperStack() && image.getStackSize() > 1);
		if (source.isComposite() && channels.length > 1)
			return composite(image);
		if (source.isComposite())
			show(image, ((CompositeImage) source).getChannelLut(channels[0]));
		else if (source.getBitDepth() != 24) {
			image.setLut(source.getProcessor().getLut());
			image.setDisplayRange(source.getDisplayRangeMin(), source.getDisplayRangeMax());
		}
		return image;
	}

	// -- Helper methods --

	private static void show(final ImagePlus image, final LUT lut) {
		image.setLut(lut);
		image.setDisplayRange(lut.min, lut.max);
	}

	private ImagePlus composite(final ImagePlus image) {
		final CompositeImage from = (CompositeImage) source;
		final CompositeImage to = new CompositeImage(image, from.getMode());
		final LUT[] luts = new LUT[channels.length];
		for (int i = 0; i < luts.length; i++) {
			luts[i] = (LUT) from.getChannelLut(channels[i]).clone();
			to.getActiveChannels()[i] = from.getActiveChannels()[channels[i] - 1];
		}
		to.setLuts(luts);
		to.setOpenAsHyperStack(image.getOpenAsHyperStack());
		return to;
	}
}
