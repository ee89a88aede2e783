// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.data;

import sc.fiji.liif.raster.Raster;

/** An input and the truth about it at some scale. Immutable. */
public final class ValidationCase {

	private final Raster input;
	private final Raster truth;
	private final double scale;

	/** @param scale under which its result is listed */
	public ValidationCase(final Raster input, final Raster truth, final double scale) {
		this.input = input;
		this.truth = truth;
		this.scale = scale;
	}

	public Raster input() {
		return input;
	}

	public Raster truth() {
		return truth;
	}

	public double scale() {
		return scale;
	}

	/** Width of the border that is not judged: one input pixel. */
	public int shave() {
		final int wanted = (int) Math.ceil(scale);
		return Math.min(wanted, (Math.min(truth.width(), truth.height()) - 1) / 2);
	}
}
