// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.ui;

import ij.IJ;

import sc.fiji.liif.TimedProgress;

/**
 * Progress in ImageJ's status bar, and canceling with the Escape key. Close it
 * when the work has ended, however it did.
 */
public class StatusBarProgress extends TimedProgress implements AutoCloseable {

	private final String title;

	/** @param title what the work is called, a word or two */
	public StatusBarProgress(final String title) {
		this.title = title;
		IJ.resetEscape();
	}

	@Override
	protected void show(final double fraction, final String text) {
		IJ.showStatus(title + ": " + text);
		IJ.showProgress(fraction);
	}

	@Override
	public boolean isCanceled() {
		return IJ.escapePressed();
	}

	@Override
	public void close() {
		IJ.showProgress(1.0);
		IJ.showStatus("");
	}
}
