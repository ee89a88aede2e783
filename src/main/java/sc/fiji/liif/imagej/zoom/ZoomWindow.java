// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.zoom;

import java.awt.BorderLayout;
import java.awt.Button;
import java.awt.Choice;
import java.awt.Component;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.awt.Frame;
import java.awt.Label;
import java.awt.Panel;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.Function;

import ij.ImageListener;
import ij.ImagePlus;
import ij.WindowManager;

import sc.fiji.liif.imagej.ui.StatusBarProgress;
import sc.fiji.liif.imagej.ui.ImageAdapter;
import sc.fiji.liif.imagej.ui.LatestWork;
import sc.fiji.liif.imagej.ui.Placement;

/**
 * A window that shows an image continuously: the wheel zooms about the pointer,
 * dragging moves, a choice compares with other interpolations. What is visible is
 * decoded in the background, coarse first; until then the last picture is shown
 * where it belongs. Lives on the event thread.
 */
public final class ZoomWindow extends Frame {

	private static final long serialVersionUID = 1L;
	private static final int COARSE = 8;
	private static final int STRIP = 32;

	private final transient ImagePlus image;
	private final transient Function<String, ZoomRenderer> renderers;
	private final transient BiConsumer<ZoomView, String> recorder;
	private final transient LatestWork work;
	private final transient ImageListener listener = new SourceListener();
	private final Choice model = new Choice();
	private final Label status = new Label("                                        ");
	private final ZoomCanvas view;

	/** Of the worker alone. */
	private transient ZoomRenderer renderer;
	/** Whether there is a picture; of the worker, too. */
	private boolean isBegun;
	/** What is to be shown. */
	private transient ZoomView wanted;

	private ZoomWindow(final ImagePlus image, final Function<String, ZoomRenderer> renderers, final ZoomView first,
			final List<String> models, final BiConsumer<ZoomView, String> recorder) {
		super("LIIF Zoom of " + image.getTitle());
		this.image = image;
		this.renderers = renderers;
		this.recorder = recorder;
		wanted = first;
		work = new LatestWork("LIIF zoom", status::setText);
		view = new ZoomCanvas(first, this::show);
		final Panel tools = new Panel(new FlowLayout(FlowLayout.LEFT));
		final Choice mode = new Choice();
		for (final ZoomView.Mode item : ZoomView.Mode.values())
			mode.add(item.name());
		mode.select(first.mode().name());
		mode.addItemListener(e -> show(wanted.mode(ZoomView.Mode.valueOf(mode.getSelectedItem()))));
		final Button export = new Button("Export");
		export.addActionListener(e -> export());
		tools.add(mode);
		models.forEach(model::add);
		model.addItemListener(e -> see(model.getSelectedItem()));
		tools.add(model);
		tools.add(export);
		tools.add(status);
		add(tools, BorderLayout.NORTH);
		add(view, BorderLayout.CENTER);
		addWindowListener(new WindowAdapter() {

			@Override
			public void windowClosing(final WindowEvent e) {
				dispose();
			}
		});
		for (final Component part : new Component[]{view, export})
			part.addKeyListener(new ZoomKeys(() -> wanted, this::show, this::dispose));
		ImagePlus.addImageListener(listener);
		WindowManager.addWindow((Frame) this);
		pack();
	}

	/**
	 * Opens a window; may be called from any thread.
	 *
	 * @param renderers makes what draws by a model, in the background; closed with the window
	 * @param models    to choose from, beginning with the first
	 * @param recorder  told of each view that is exported, and by which model
	 */
	public static void open(final ImagePlus image, final Function<String, ZoomRenderer> renderers, final ZoomView first,
			final List<String> models, final BiConsumer<ZoomView, String> recorder) {
		EventQueue.invokeLater(() -> {
			final ZoomWindow window = new ZoomWindow(image, renderers, first, models, recorder);
			Placement.beside(window, image);
			window.setVisible(true);
			window.see(models.get(0));
		});
	}

	/** Draws by another model from now on. */
	private void see(final String name) {
		work.also(() -> {
			release();
			renderer = renderers.apply(name);
		});
		show(wanted);
	}

	/** On the worker. */
	private void release() {
		if (renderer != null)
			renderer.close();
		renderer = null;
	}

	/** Shows another part of the image, as soon as it is decoded. */
	void show(final ZoomView newView) {
		if (work.isClosed())
			return;
		wanted = newView;
		status.setText(String.format(Locale.ROOT, "x%.4g at (%.2f, %.2f)", newView.magnification(), newView.centreX(),
				newView.centreY()));
		view.want(newView);
		work.begin(job -> draw(newView, job));
	}

	/** Stops the work and frees its memory. */
	@Override
	public void dispose() {
		if (work.isClosed())
			return;
		ImagePlus.removeImageListener(listener);
		WindowManager.removeWindow((Frame) this);
		work.also(this::release);
		work.close();
		super.dispose();
	}

	// -- Helper methods --

	/**
	 * On the worker: at first what can be had at once, then a coarse picture, then sharp strips. Stops when something else
	 * is wanted.
	 */
	private void draw(final ZoomView drawn, final LatestWork.Job job) {
		if (renderer == null)
			return; // and it was said why
		if (!isBegun) {
			final BufferedImage pixels = picture(drawn);
			if (renderer.draw(drawn.mode(ZoomView.Mode.NEAREST), 0, drawn.height(), 1, job, argb(pixels)))
				job.show(() -> view.show(pixels, drawn));
			isBegun = true;
		}
		final BufferedImage picture = picture(drawn);
		if (!renderer.draw(drawn, 0, drawn.height(), COARSE, job, argb(picture)))
			return;
		job.show(() -> view.show(picture, drawn));
		for (int y = 0; y < drawn.height(); y += STRIP) {
			if (!renderer.draw(drawn, y, Math.min(drawn.height(), y + STRIP), 1, job, argb(picture)))
				return;
			view.repaint();
		}
	}

	private static BufferedImage picture(final ZoomView drawn) {
		return new BufferedImage(drawn.width(), drawn.height(), BufferedImage.TYPE_INT_ARGB);
	}

	private static int[] argb(final BufferedImage picture) {
		return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
	}

	private void export() {
		final ZoomView exported = wanted;
		recorder.accept(exported, model.getSelectedItem());
		work.also(() -> {
			try (StatusBarProgress progress = new StatusBarProgress("LIIF")) {
				final ImagePlus result = renderer.export(exported, progress);
				EventQueue.invokeLater(result::show);
			}
			catch (final CancellationException e) {
				EventQueue.invokeLater(() -> status.setText("Export canceled."));
			}
		});
	}

	/** Follows the image: its pixels, its display, its end. */
	private final class SourceListener extends ImageAdapter {

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
	}
}
