// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.awt.BorderLayout;
import java.awt.Button;
import java.awt.Canvas;
import java.awt.Choice;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.awt.Frame;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Label;
import java.awt.Panel;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import ij.ImageListener;
import ij.ImagePlus;
import ij.WindowManager;
import ij.plugin.frame.Recorder;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.ZoomRenderer;
import sc.fiji.liif.imagej.ZoomView;

/**
 * A window that shows an image continuously: the wheel zooms about the pointer,
 * dragging moves, a choice compares with other interpolations. What is visible is
 * decoded in the background, coarse first; until then the last picture is shown
 * where it belongs. Lives on the event thread.
 */
final class ZoomWindow extends Frame {

	private static final long serialVersionUID = 1L;
	private static final int COARSE = 8;
	private static final int STRIP = 32;
	private static final double WHEEL_FACTOR = 1.25;

	private final transient ImagePlus image;
	private final transient ZoomRenderer renderer;
	private final transient ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
		final Thread thread = new Thread(task, "LIIF zoom");
		thread.setDaemon(true);
		return thread;
	});
	private final transient ImageListener listener = new SourceListener();
	private final Label status = new Label("                                        ");
	private final View view = new View();

	/** What is to be shown, and a number that grows with every change of it. */
	private transient volatile ZoomView wanted;
	private volatile int generation;
	/** What is shown: replaced, never changed, but for the strips being drawn. */
	private transient BufferedImage shown;
	private transient ZoomView shownView;

	ZoomWindow(final ImagePlus image, final ZoomRenderer renderer, final ZoomView first) {
		super("LIIF Zoom of " + image.getTitle());
		this.image = image;
		this.renderer = renderer;
		wanted = first;
		final Panel tools = new Panel(new FlowLayout(FlowLayout.LEFT));
		final Choice mode = new Choice();
		for (final ZoomView.Mode item : ZoomView.Mode.values())
			mode.add(item.name());
		mode.select(first.mode().name());
		mode.addItemListener(e -> show(wanted.mode(ZoomView.Mode.valueOf(mode.getSelectedItem()))));
		final Button export = new Button("Export");
		export.addActionListener(e -> export());
		tools.add(mode);
		tools.add(export);
		tools.add(status);
		add(tools, BorderLayout.NORTH);
		add(view, BorderLayout.CENTER);
		view.setPreferredSize(new Dimension(first.width(), first.height()));
		addWindowListener(new WindowAdapter() {

			@Override
			public void windowClosing(final WindowEvent e) {
				dispose();
			}
		});
		ImagePlus.addImageListener(listener);
		WindowManager.addWindow((Frame) this);
		pack();
	}

	/** Shows another part of the image, as soon as it is decoded. */
	void show(final ZoomView newView) {
		if (worker.isShutdown())
			return;
		wanted = newView;
		final int mine = ++generation;
		status.setText(String.format(Locale.ROOT, "x%.4g at (%.2f, %.2f)", newView.magnification(), newView.centreX(),
				newView.centreY()));
		view.repaint();
		work(() -> draw(newView, mine));
	}

	/** Stops the work and frees its memory. */
	@Override
	public void dispose() {
		if (worker.isShutdown())
			return;
		generation++;
		ImagePlus.removeImageListener(listener);
		WindowManager.removeWindow((Frame) this);
		worker.execute(renderer::close);
		worker.shutdown();
		super.dispose();
	}

	// -- Helper methods --

	/** Does something in the background and says what went wrong. */
	private void work(final Runnable task) {
		if (worker.isShutdown())
			return;
		worker.execute(() -> {
			try {
				task.run();
			}
			catch (final LiifException e) {
				EventQueue.invokeLater(() -> status.setText(e.getMessage()));
			}
			catch (final RuntimeException e) {
				EventQueue.invokeLater(() -> status.setText("Can't draw this view: " + e));
			}
		});
	}

	/** On the worker: a coarse picture, then sharp strips. Stops when something else is wanted. */
	private void draw(final ZoomView drawn, final int mine) {
		if (mine != generation)
			return;
		final BufferedImage picture = new BufferedImage(drawn.width(), drawn.height(), BufferedImage.TYPE_INT_ARGB);
		final int[] argb = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
		if (!renderer.draw(drawn, 0, drawn.height(), COARSE, () -> mine != generation, argb))
			return;
		EventQueue.invokeLater(() -> {
			if (mine != generation)
				return;
			shown = picture;
			shownView = drawn;
			view.repaint();
		});
		for (int y = 0; y < drawn.height(); y += STRIP) {
			if (!renderer.draw(drawn, y, Math.min(drawn.height(), y + STRIP), 1, () -> mine != generation, argb))
				return;
			view.repaint();
		}
	}

	private void export() {
		final ZoomView exported = wanted;
		if (Recorder.record)
			Recorder.recordString(
					"run(\"" + LIIF_Zoom.NAME + "\", \"" + LIIF_Zoom.options(exported, renderer.model()) + "\");\n");
		work(() -> {
			final ImagePlus result = renderer.export(exported);
			EventQueue.invokeLater(result::show);
		});
	}

	/** Draws what there is and turns the mouse into views. */
	private final class View extends Canvas {

		private static final long serialVersionUID = 1L;

		private View() {
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
					ZoomWindow.this.show(wanted.dragged(e.getX() - lastX, e.getY() - lastY));
					lastX = e.getX();
					lastY = e.getY();
				}

				@Override
				public void mouseWheelMoved(final MouseWheelEvent e) {
					ZoomWindow.this.show(
							wanted.zoomed(Math.pow(WHEEL_FACTOR, -e.getPreciseWheelRotation()), e.getX(), e.getY()));
				}
			};
			addMouseListener(mouse);
			addMouseMotionListener(mouse);
			addMouseWheelListener(mouse);
			addComponentListener(new ComponentAdapter() {

				@Override
				public void componentResized(final ComponentEvent e) {
					ZoomWindow.this.show(wanted.sized(getWidth(), getHeight()));
				}
			});
		}

		@Override
		public void update(final Graphics g) {
			paint(g);
		}

		/** The last picture, moved and stretched to where its part of the image is now. */
		@Override
		public void paint(final Graphics g) {
			if (shown == null)
				return;
			final ZoomView now = wanted;
			final double factor = now.magnification() / shownView.magnification();
			final double x = now.width() / 2.0 + (shownView.centreX() - now.centreX()) * now.magnification()
					- shownView.width() * factor / 2;
			final double y = now.height() / 2.0 + (shownView.centreY() - now.centreY()) * now.magnification()
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

	/** Follows the image: its pixels, its display, its end. */
	private final class SourceListener implements ImageListener {

		@Override
		public void imageUpdated(final ImagePlus updated) {
			if (updated == image)
				EventQueue.invokeLater(() -> show(wanted));
		}

		@Override
		public void imageClosed(final ImagePlus closed) {
			if (closed == image)
				EventQueue.invokeLater(ZoomWindow.this::dispose);
		}

		@Override
		public void imageOpened(final ImagePlus opened) {
			// of no interest
		}
	}
}
