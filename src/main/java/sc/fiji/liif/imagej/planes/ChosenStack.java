// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.planes;

import java.awt.Rectangle;

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

	private static final String KEY = "LIIF planes";

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

	ImageProcessor getPart(final int n, final Rectangle part) {
		return LabelledStack.part(whole.getStack(), planes[n - 1], part);
	}

	boolean hasParts() {
		return LabelledStack.hasParts(whole.getStack());
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
		final ChosenStack chosen = stackOf(image);
		final ImagePlus whole = wholeOf(image);
		final int first = chosen == null ? channel - 1 : chosen.planes[channel - 1] - 1;
		final int channels = whole.getNChannels();
		final int[] every = new int[whole.getStackSize() / channels];
		for (int i = 0; i < every.length; i++)
			every[i] = first % channels + 1 + i * channels;
		return every;
	}

	/** The stack that an image's planes were chosen of, or the image's own. */
	public static ImageStack allOf(final ImagePlus image) {
		return wholeOf(image).getStack();
	}

	/** The image that another one's planes were chosen of, or that image itself. */
	public static ImagePlus wholeOf(final ImagePlus image) {
		final ChosenStack chosen = stackOf(image);
		return chosen == null ? image : chosen.whole;
	}

	/** Notes on an image that it is made of these planes: ImageJ forgets the stack of an image that has but one. */
	void noteOn(final ImagePlus image) {
		image.setProperty(KEY, this);
	}

	private static ChosenStack stackOf(final ImagePlus image) {
		final Object kept = image.getProperty(KEY);
		return kept instanceof ChosenStack ? (ChosenStack) kept : null;
	}
}
