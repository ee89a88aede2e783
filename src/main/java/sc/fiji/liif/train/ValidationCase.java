// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import sc.fiji.liif.picture.Picture;

/** An input and the truth about it at some scale. Immutable. */
final class ValidationCase {

	private final Picture input;
	private final Picture truth;
	private final double scale;

	/** @param scale under which its result is listed */
	ValidationCase(final Picture input, final Picture truth, final double scale) {
		this.input = input;
		this.truth = truth;
		this.scale = scale;
	}

	Picture input() {
		return input;
	}

	Picture truth() {
		return truth;
	}

	double scale() {
		return scale;
	}

	/** Width of the border that is not judged: one input pixel. */
	int shave() {
		final int wanted = (int) Math.ceil(scale);
		return Math.min(wanted, (Math.min(truth.width(), truth.height()) - 1) / 2);
	}
}
