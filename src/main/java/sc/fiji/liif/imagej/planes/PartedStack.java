// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.planes;

import java.awt.Rectangle;

import ij.process.ImageProcessor;

/** A stack of whose planes a part is had for less than the plane as a whole. */
public abstract class PartedStack extends LabelledStack {

	/** @param count of planes */
	protected PartedStack(final int width, final int height, final int count) {
		super(width, height, count);
	}

	@Override
	public final ImageProcessor getProcessor(final int n) {
		return getPart(n, new Rectangle(getWidth(), getHeight()));
	}

	@Override
	protected abstract ImageProcessor getPart(int n, Rectangle part);
}
