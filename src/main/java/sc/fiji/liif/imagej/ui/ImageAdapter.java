// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.ui;

import ij.ImageListener;
import ij.ImagePlus;

/** Hears of images and does nothing, for those who want to hear of one thing alone. */
public abstract class ImageAdapter implements ImageListener {

	@Override
	public void imageOpened(final ImagePlus opened) {
		// of no interest
	}

	@Override
	public void imageClosed(final ImagePlus closed) {
		// of no interest
	}

	@Override
	public void imageUpdated(final ImagePlus updated) {
		// of no interest
	}
}
