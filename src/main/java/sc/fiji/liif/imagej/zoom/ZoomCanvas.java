// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.zoom;

import java.awt.Canvas;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/**
 * Draws the last picture of a view, moved and stretched to where its part of the
 * image is in the view that is wanted now, and turns the mouse into wanted views.
 * Lives on the event thread.
 */
final class ZoomCanvas extends Canvas {

	private static final long serialVersionUID = 1L;
	private static final double WHEEL_FACTOR = 1.25;

	private transient ZoomView wanted;
	/** What is shown: replaced, never changed, but for the strips being drawn. */
	private transient BufferedImage shown;
	private transient ZoomView shownView;

	/** @param onWish told of each view that the user wants to see */
	ZoomCanvas(final ZoomView first, final Consumer<ZoomView> onWish) {
		wanted = first;
		setPreferredSize(new Dimension(first.width(), first.height()));
		final MouseAdapter mouse = new MouseAdapter() {

			private int lastX;
			private int lastY;

			@Override
			public void mousePressed(final MouseEvent e) {
				lastX = e.getX();
				lastY = e.getY();
			}

			@Override
			public void mouseDragged(final MouseEvent e) {
				onWish.accept(wanted.dragged(e.getX() - lastX, e.getY() - lastY));
				lastX = e.getX();
				lastY = e.getY();
			}

			@Override
			public void mouseWheelMoved(final MouseWheelEvent e) {
				onWish.accept(wanted.zoomed(Math.pow(WHEEL_FACTOR, -e.getPreciseWheelRotation()), e.getX(), e.getY()));
			}
		};
		addMouseListener(mouse);
		addMouseMotionListener(mouse);
		addMouseWheelListener(mouse);
		addComponentListener(new ComponentAdapter() {

			@Override
			public void componentResized(final ComponentEvent e) {
				onWish.accept(wanted.sized(getWidth(), getHeight()));
			}
		});
	}

	/** Where the picture is to be from now on. */
	void want(final ZoomView view) {
		wanted = view;
		repaint();
	}

	/** Shows a picture of a view, which may still be drawn to. */
	void show(final BufferedImage picture, final ZoomView view) {
		shown = picture;
		shownView = view;
		repaint();
	}

	@Override
	public void update(final Graphics g) {
		paint(g);
	}

	@Override
	public void paint(final Graphics g) {
		if (shown == null)
			return;
		final double factor = wanted.magnification() / shownView.magnification();
		final double x = wanted.width() / 2.0 + (shownView.centreX() - wanted.centreX()) * wanted.magnification()
				- shownView.width() * factor / 2;
		final double y = wanted.height() / 2.0 + (shownView.centreY() - wanted.centreY()) * wanted.magnification()
				- shownView.height() * factor / 2;
		final BufferedImage frame = new BufferedImage(getWidth(), getHeight(), BufferedImage.TYPE_INT_RGB);
		final Graphics2D g2 = frame.createGraphics();
		g2.translate(x, y);
		g2.scale(factor, factor);
		g2.drawImage(shown, 0, 0, null);
		g2.dispose();
		g.drawImage(frame, 0, 0, null);
	}
}
