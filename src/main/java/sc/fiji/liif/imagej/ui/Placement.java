// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.ui;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.Window;

import ij.ImagePlus;
import ij.gui.GUI;

/** Where windows are put, so that one sees what belongs together. */
public final class Placement {

	private static final int GAP = 6;

	private Placement() {}

	/** Beside an image's window, if there is room on the screen; else in its middle. @param image may be null */
	public static void beside(final Window window, final ImagePlus image) {
		GUI.centerOnImageJScreen(window);
		if (image == null || image.getWindow() == null)
			return;
		final Rectangle screen = GUI.getMaxWindowBounds(image.getWindow());
		final Rectangle other = image.getWindow().getBounds();
		final int right = other.x + other.width + GAP;
		final int left = other.x - GAP - window.getWidth();
		if (right + window.getWidth() <= screen.x + screen.width)
			window.setLocation(right, other.y);
		else if (left >= screen.x)
			window.setLocation(left, other.y);
		keepOnScreen(window);
	}

	/** Makes it as large as what it shows wants to be, but never smaller. */
	public static void grow(final Window window) {
		final Dimension wanted = window.getPreferredSize();
		window.setSize(Math.max(window.getWidth(), wanted.width), Math.max(window.getHeight(), wanted.height));
		keepOnScreen(window);
		window.validate();
	}

	private static void keepOnScreen(final Window window) {
		final Rectangle screen = GUI.getMaxWindowBounds(window);
		window.setLocation(Math.max(screen.x, Math.min(window.getX(), screen.x + screen.width - window.getWidth())),
				Math.max(screen.y, Math.min(window.getY(), screen.y + screen.height - window.getHeight())));
	}
}
