// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.planes;

import java.awt.Color;
import java.util.stream.IntStream;

import ij.CompositeImage;
import ij.IJ;
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
	 * @param image with as many channels, or more, which are shown in gray; not used any more
	 * @return what takes its place
	 */
	public ImagePlus on(final ImagePlus image) {
		image.setOpenAsHyperStack(
				image.getStackSize() > 1 && (source.isHyperStack() || image.getNChannels() > channels.length));
		if (image.getNChannels() > channels.length)
			return composite(image, source.isComposite() ? ((CompositeImage) source).getMode() : IJ.GRAYSCALE);
		if (source.isComposite() && channels.length > 1)
			return composite(image, ((CompositeImage) source).getMode());
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

	private ImagePlus composite(final ImagePlus image, final int mode) {
		final CompositeImage to = new CompositeImage(image, mode);
		final LUT[] luts = to.getLuts();
		for (int i = 0; i < luts.length; i++) {
			if (i >= channels.length)
				luts[i] = LUT.createLutFromColor(Color.WHITE);
			else if (source.isComposite()) {
				luts[i] = (LUT) ((CompositeImage) source).getChannelLut(channels[i]).clone();
				to.getActiveChannels()[i] = ((CompositeImage) source).getActiveChannels()[channels[i] - 1];
			}
			else {
				luts[i] = (LUT) source.getProcessor().getLut().clone();
				luts[i].min = source.getDisplayRangeMin();
				luts[i].max = source.getDisplayRangeMax();
			}
		}
		to.setLuts(luts);
		to.setOpenAsHyperStack(image.getOpenAsHyperStack());
		return to;
	}
}
