// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.preview;

import ij.ImagePlus;

import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.network.Networks;

/**
 * What a dialog can show in advance: what the result depends on, and who draws it. Immutable.
 *
 * @param <O> what the result depends on
 */
public final class Previewed<O> {

	/** Makes who draws. */
	public interface Opening<O> {

		/** @param side of the pictures, in pixels of the result, at most */
		PreviewSource<O> open(ImagePlus image, Networks networks, int side);
	}

	private final O options;
	private final Opening<O> opening;

	/** @param opening the same for all options of a command */
	public Previewed(final O options, final Opening<O> opening) {
		this.options = options;
		this.opening = opening;
	}

	O options() {
		return options;
	}

	PreviewSource<O> open(final ImagePlus image, final int side) {
		return opening.open(image, Installation.current().networks(), side);
	}
}
