// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import sc.fiji.liif.picture.Picture;

/** A poor picture and a good one of the same scene, whatever their sizes. Immutable. */
final class PicturePair {

	private final Picture input;
	private final Picture target;

	PicturePair(final Picture input, final Picture target) {
		this.input = input;
		this.target = target;
	}

	Picture input() {
		return input;
	}

	Picture target() {
		return target;
	}

	long numBytes() {
		return input.numBytes() + target.numBytes();
	}
}
