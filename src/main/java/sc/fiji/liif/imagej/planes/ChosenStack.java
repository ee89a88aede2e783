// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.planes;

import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.process.ImageProcessor;

/**
 * Some of the planes of another stack, which are read when they are asked for. It knows the image
 * that they are of, so that what is measured over all of a channel can be. As safe for several threads
 * as that image's stack.
 */
public final class ChosenStack extends VirtualStack {

	private final ImagePlus whole;
	/** Positions in the whole image's stack, from 1 on. */
	private final int[] planes;

	ChosenStack(final ImagePlus whole, final int[] planes) {
		super(whole.getWidth(), whole.getHeight(), planes.length);
		this.whole = whole;
		this.planes = planes.clone();
		setBitDepth(whole.getBitDepth());
		setColorModel(whole.getStack().getColorModel());
	}

	/** A processor of its own; its pixels are the whole image's where that is in memory. */
	@Override
	public ImageProcessor getProcessor(final int n) {
		return whole.getStack().getProcessor(planes[n - 1]);
	}

	@Override
	public String getSliceLabel(final int n) {
		return whole.getStack().getSliceLabel(planes[n - 1]);
	}

	@Override
	public int getSize() {
		return planes.length;
	}

	@Override
	public int size() {
		return planes.length;
	}

	/**
	 * Positions of all planes of a channel, those that were not chosen, too, in {@link #allOf the whole stack}.
	 *
	 * @param channel from 1 on
	 */
	public static int[] everyPlane(final ImagePlus image, final int channel) {
		final ImageStack stack = image.getStack();
		final ImagePlus whole = stack instanceof ChosenStack ? ((ChosenStack) stack).whole : image;
		final int first = stack instanceof ChosenStack ? ((ChosenStack) stack).planes[channel - 1] - 1 : channel - 1;
		final int channels = whole.getNChannels();
		final int[] every = new int[whole.getStackSize() / channels];
		for (int i = 0; i < every.length; i++)
			every[i] = first % channels + 1 + i * channels;
		return every;
	}

	/** The stack that an image's planes were chosen of, or the image's own. */
	public static ImageStack allOf(final ImagePlus image) {
		return image.getStack() instanceof ChosenStack
				? ((ChosenStack) image.getStack()).whole.getStack()
				: image.getStack();
	}
}
