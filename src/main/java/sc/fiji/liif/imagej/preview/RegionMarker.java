// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.preview;

import java.awt.Color;
import java.awt.Cursor;
import java.awt.EventQueue;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.function.Consumer;

import ij.ImagePlus;
import ij.gui.ImageCanvas;
import ij.gui.Overlay;
import ij.gui.Roi;

/**
 * A rectangle in an image's window that can be dragged. It is drawn in the image's overlay, whose other parts stay; the
 * image's selection is what it was before, whatever tool the mouse has. Lives on the event thread.
 */
final class RegionMarker implements AutoCloseable {

	private final ImagePlus image;
	private final ImageCanvas canvas;
	private final Overlay before;
	private final boolean wasHidden;
	private final Mouse mouse;
	private Overlay shown;
	private Rectangle2D area;

	/** @param onDrag told of each centre to which it is dragged, in the image, the first pixel of which goes from 0 to 1 */
	RegionMarker(final ImagePlus image, final Consumer<Point2D> onDrag) {
		this.image = image;
		canvas = image.getCanvas();
		before = image.getOverlay();
		wasHidden = image.getHideOverlay();
		mouse = new Mouse(onDrag);
		if (canvas != null) {
			canvas.addMouseListener(mouse);
			canvas.addMouseMotionListener(mouse);
		}
	}

	/** Draws it elsewhere. */
	void show(final Rectangle2D where) {
		area = where;
		final Roi roi = new Roi(where.getX(), where.getY(), where.getWidth(), where.getHeight());
		roi.setStrokeColor(Color.YELLOW);
		roi.setName("LIIF preview");
		final Overlay overlay = new Overlay();
		if (before != null && !wasHidden)
			before.forEach(overlay::add);
		overlay.add(roi);
		shown = overlay;
		image.setOverlay(overlay);
	}

	/** Leaves the image as it was. */
	@Override
	public void close() {
		if (canvas != null) {
			canvas.removeMouseListener(mouse);
			canvas.removeMouseMotionListener(mouse);
		}
		if (shown != null && image.getOverlay() == shown)
			image.setOverlay(before);
		image.setHideOverlay(wasHidden);
	}

	/** Drags the rectangle, and takes back what ImageJ's tool makes of the same drag. */
	private final class Mouse extends MouseAdapter {

		private final Consumer<Point2D> onDrag;
		private Roi selection;
		/** From the pointer to the centre, while it is dragged; null if it is not. */
		private Point2D grip;

		private Mouse(final Consumer<Point2D> onDrag) {
			this.onDrag = onDrag;
			selection = copy(image.getRoi());
		}

		@Override
		public void mouseMoved(final MouseEvent event) {
			// As long as nothing is dragged: ImageJ's tools change it when the mouse is pressed, before this is told.
			selection = copy(image.getRoi());
			if (isOn(event))
				canvas.setCursor(Cursor.getPredefinedCursor(Cursor.MOVE_CURSOR));
		}

		@Override
		public void mousePressed(final MouseEvent event) {
			if (!isOn(event))
				return;
			grip = new Point2D.Double(area.getCenterX() - x(event), area.getCenterY() - y(event));
			restoreLater();
		}

		@Override
		public void mouseDragged(final MouseEvent event) {
			if (grip == null)
				return;
			restoreLater();
			onDrag.accept(new Point2D.Double(x(event) + grip.getX(), y(event) + grip.getY()));
		}

		@Override
		public void mouseReleased(final MouseEvent event) {
			if (grip != null)
				restoreLater();
			grip = null;
		}

		private boolean isOn(final MouseEvent event) {
			return area != null && area.contains(x(event), y(event));
		}

		private double x(final MouseEvent event) {
			return canvas.offScreenXD(event.getX());
		}

		private double y(final MouseEvent event) {
			return canvas.offScreenYD(event.getY());
		}

		/** After all who hear of the event. A copy each time: what the tool has taken hold of would be moved with the mouse. */
		private void restoreLater() {
			final Roi kept = copy(selection);
			EventQueue.invokeLater(() -> {
				if (kept == null)
					image.deleteRoi();
				else
					image.setRoi(kept);
			});
		}
	}

	private static Roi copy(final Roi roi) {
		return roi == null ? null : (Roi) roi.clone();
	}
}
