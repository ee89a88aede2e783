// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io;

import java.awt.Rectangle;
import java.util.BitSet;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.planes.LabelledStack;
import sc.fiji.liif.imagej.planes.PartedStack;

/**
 * The planes of a virtual stack, each of which is read once, when it is first looked at, and from then on comes from a
 * temporary file, in parts: for those who look at narrow parts of all planes again and again. The file goes with the stack.
 * Safe for use by several threads, however the other stack is.
 */
public final class ReadOnceStack extends PartedStack {

	private final ImageStack source;
	private final DiskStack copy;
	private final BitSet known = new BitSet();

	private ReadOnceStack(final ImageStack source, final DiskStack copy) {
		super(source.getWidth(), source.getHeight(), source.getSize());
		setBitDepth(copy.getBitDepth());
		this.source = source;
		this.copy = copy;
	}

	/**
	 * An image of the same planes, title, dimensions and calibration, of which parts can be had. The image itself, if that is so
	 * already, or if the disk has no room: then planes are read again and again.
	 */
	public static ImagePlus of(final ImagePlus image) {
		final ImageStack stack = image.getStack();
		if (LabelledStack.hasParts(stack))
			return image;
		final DiskStack copy;
		try {
			copy = new DiskStack(image.getProcessor(), image.getWidth(), image.getHeight(), stack.getSize());
		}
		catch (final LiifException e) {
			return image;
		}
		final ImagePlus parted = new ImagePlus(image.getTitle(), new ReadOnceStack(stack, copy));
		parted.setDimensions(image.getNChannels(), image.getNSlices(), image.getNFrames());
		parted.setCalibration(image.getCalibration());
		return parted;
	}

	@Override
	protected ImageProcessor getPart(final int n, final Rectangle part) {
		check(n);
		synchronized (known) {
			if (!known.get(n)) {
				final ImageProcessor plane = source.getProcessor(n);
				try {
					copy.put(n, 0, 0, plane);
				}
				catch (final LiifException e) {
					// The disk has become full: this one is read again.
					plane.setRoi(part);
					return plane.crop();
				}
				known.set(n);
			}
		}
		return copy.getPart(n, part);
	}
}
