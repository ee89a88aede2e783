// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import ij.ImagePlus;
import ij.WindowManager;
import sc.fiji.liif.LiifException;

/** The image that a plugin works on. */
final class CurrentImage {

	private CurrentImage() {}

	/** @throws LiifException if there is none */
	static ImagePlus get() {
		final ImagePlus image = WindowManager.getCurrentImage();
		if (image == null)
			throw new LiifException("There is no image: open one first.");
		return image;
	}

	/**
	 * Does something while no other command may change the image.
	 *
	 * @throws LiifException if another command is working on it
	 */
	static void locked(final ImagePlus image, final Runnable work) {
		if (!image.lockSilently())
			throw new LiifException("Another command is working on \"" + image.getTitle() + "\": wait for its end.");
		try {
			work.run();
		}
		finally {
			image.unlock();
		}
	}
}
