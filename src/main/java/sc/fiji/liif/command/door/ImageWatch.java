// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.door;

import java.awt.EventQueue;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.gui.RoiListener;

import sc.fiji.liif.imagej.ui.ImageAdapter;

/** Tells of what becomes of an image while its options are being chosen. Until closed; on the event thread. */
final class ImageWatch extends ImageAdapter implements RoiListener, AutoCloseable {

	private final ImagePlus image;
	private final Runnable onChange;
	private final Runnable onEnd;

	/**
	 * @param onChange its pixels, its selection, or the plane that is shown
	 * @param onEnd    it was closed
	 */
	ImageWatch(final ImagePlus image, final Runnable onChange, final Runnable onEnd) {
		this.image = image;
		this.onChange = onChange;
		this.onEnd = onEnd;
		ImagePlus.addImageListener(this);
		Roi.addRoiListener(this);
	}

	@Override
	public void imageUpdated(final ImagePlus updated) {
		if (updated == image)
			EventQueue.invokeLater(onChange);
	}

	@Override
	public void imageClosed(final ImagePlus closed) {
		if (closed == image)
			EventQueue.invokeLater(onEnd);
	}

	@Override
	public void roiModified(final ImagePlus modified, final int id) {
		if (modified == image)
			EventQueue.invokeLater(onChange);
	}

	@Override
	public void close() {
		ImagePlus.removeImageListener(this);
		Roi.removeRoiListener(this);
	}
}
