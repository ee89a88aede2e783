// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.planes;

import java.awt.Rectangle;

import ij.ImageStack;
import ij.VirtualStack;
import ij.process.ImageProcessor;

/** A stack whose planes come from elsewhere, and whose slices have labels of their own. */
public abstract class LabelledStack extends VirtualStack {

	private final String[] labels;

	/** @param count of planes */
	protected LabelledStack(final int width, final int height, final int count) {
		super(width, height, count);
		labels = new String[count];
	}

	/** @throws IllegalArgumentException if there is no plane of that number, from 1 on */
	protected final void check(final int n) {
		if (n < 1 || n > labels.length)
			throw new IllegalArgumentException("Plane " + n + " of " + labels.length);
	}

	/**
	 * A part of a plane, of which no more is read than need be; its pixels may be those of a stack in memory.
	 *
	 * @param n from 1 on
	 */
	public static ImageProcessor part(final ImageStack stack, final int n, final Rectangle part) {
		if (stack instanceof ChosenStack)
			return ((ChosenStack) stack).getPart(n, part);
		if (stack instanceof LabelledStack)
			return ((LabelledStack) stack).getPart(n, part);
		return cropped(stack.getProcessor(n), part);
	}

	/** Whether a part of a plane is had for less than the plane as a whole. */
	public static boolean hasParts(final ImageStack stack) {
		if (stack instanceof ChosenStack)
			return ((ChosenStack) stack).hasParts();
		return stack instanceof PartedStack || !stack.isVirtual();
	}

	/** A part of a plane. */
	protected ImageProcessor getPart(final int n, final Rectangle part) {
		return cropped(getProcessor(n), part);
	}

	private static ImageProcessor cropped(final ImageProcessor plane, final Rectangle part) {
		if (part.equals(new Rectangle(plane.getWidth(), plane.getHeight())))
			return plane;
		plane.setRoi(part);
		return plane.crop();
	}

	@Override
	public int getSize() {
		return labels.length;
	}

	@Override
	public int size() {
		return labels.length;
	}

	@Override
	public String getSliceLabel(final int n) {
		return labels[n - 1];
	}

	@Override
	public void setSliceLabel(final String label, final int n) {
		labels[n - 1] = label;
	}
}
