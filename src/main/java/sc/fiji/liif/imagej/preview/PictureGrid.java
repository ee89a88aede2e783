// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.preview;

import java.awt.Dimension;
import java.awt.GridLayout;
import java.awt.Image;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

import javax.swing.ImageIcon;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;

/**
 * Pictures with their captions, in a column, or in two if there are many; small ones are shown with pixels as squares of several.
 * They can be dragged. Lives on the event thread.
 */
final class PictureGrid extends JPanel {

	private static final long serialVersionUID = 1L;
	/** Of one column. */
	private static final int MOST = 3;
	private static final int GAP = 6;

	/** Told how far pictures are dragged, in pixels of the screen. */
	interface DragListener {

		void dragged(int right, int down);
	}

	private final int side;
	private final transient MouseAdapter mouse;
	private final List<JLabel> labels = new ArrayList<>();

	/** @param side of each picture in pixels, at most */
	PictureGrid(final int side, final DragListener onDrag) {
		this.side = side;
		mouse = new Mouse(onDrag);
		while (labels.size() < MOST)
			add();
	}

	/** Shows a picture at a place, counted from 0; makes room for it. */
	void show(final int place, final PreviewPicture picture) {
		while (labels.size() <= place)
			add();
		final JLabel label = labels.get(place);
		label.setText(picture.caption());
		label.setIcon(new ImageIcon(zoomed(picture.picture())));
		label.setEnabled(true);
		label.getAccessibleContext().setAccessibleName("Preview: " + picture.caption());
	}

	/** There are no more than so many. */
	void end(final int count) {
		while (labels.size() > Math.max(1, count))
			remove(labels.remove(labels.size() - 1));
		lay();
	}

	/** What is shown holds no longer. */
	void fade() {
		labels.forEach(label -> label.setEnabled(false));
	}

	// -- Helper methods --

	private Image zoomed(final BufferedImage picture) {
		final int zoom = Math.max(1, side / Math.max(picture.getWidth(), picture.getHeight()));
		return zoom == 1
				? picture
				: picture.getScaledInstance(zoom * picture.getWidth(), zoom * picture.getHeight(),
						Image.SCALE_REPLICATE);
	}

	private void add() {
		final JLabel label = new JLabel(" ", SwingConstants.CENTER);
		label.setVerticalTextPosition(SwingConstants.BOTTOM);
		label.setHorizontalTextPosition(SwingConstants.CENTER);
		label.setPreferredSize(new Dimension(side, side + label.getPreferredSize().height + GAP));
		label.addMouseListener(mouse);
		label.addMouseMotionListener(mouse);
		labels.add(label);
		add(label);
		lay();
	}

	private void lay() {
		setLayout(new GridLayout(0, labels.size() > MOST ? 2 : 1, GAP, GAP));
		revalidate();
		repaint();
	}

	private static final class Mouse extends MouseAdapter {

		private final DragListener listener;
		private int lastX;
		private int lastY;

		private Mouse(final DragListener listener) {
			this.listener = listener;
		}

		@Override
		public void mousePressed(final MouseEvent event) {
			lastX = event.getX();
			lastY = event.getY();
		}

		@Override
		public void mouseDragged(final MouseEvent event) {
			listener.dragged(event.getX() - lastX, event.getY() - lastY);
			lastX = event.getX();
			lastY = event.getY();
		}
	}
}
