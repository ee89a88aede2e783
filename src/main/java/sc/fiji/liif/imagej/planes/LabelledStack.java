// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.planes;

import ij.VirtualStack;

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
