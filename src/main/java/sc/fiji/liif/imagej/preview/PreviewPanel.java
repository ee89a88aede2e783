// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.preview;

import java.awt.BorderLayout;
import java.awt.EventQueue;
import java.awt.event.KeyEvent;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.KeyStroke;

import ij.ImageListener;
import ij.ImagePlus;
import ij.process.ImageProcessor;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.ui.ImageAdapter;
import sc.fiji.liif.imagej.ui.LatestWork;

/**
 * Pictures of a {@link PreviewSource}, side by side, drawn in the background as options change; of several changes in a
 * row only the last one counts. What is looked at is marked in the image's window, where the mark can be dragged; so can
 * the pictures, and the arrow keys move it, too. Lives on the event thread.
 *
 * @param <O> what the result depends on
 */
public final class PreviewPanel<O> extends JPanel implements AutoCloseable {

	private static final long serialVersionUID = 1L;
	private static final int SIDE = 192;
	private static final int GAP = 6;
	/** Of a picture, by an arrow key. */
	private static final double STEP = 0.25;

	private final transient ImagePlus image;
	private final transient Runnable onGrow;
	private final transient PreviewSource<O> preview;
	private final transient RegionMarker marker;
	private final transient ImageListener listener = new SourceListener();
	private final transient LatestWork work = new LatestWork("LIIF preview", this::say);
	private final PictureGrid pictures = new PictureGrid(SIDE, this::dragged);
	private final JLabel status = new JLabel(" ");
	private transient O options;
	private List<String> others = Collections.emptyList();
	private transient Point2D centre;
	private transient PreviewRegion region;
	/** The plane that was looked at last, and what tells its pixels from others. */
	private int slice;
	private int pixels;

	/**
	 * @param image  that the options are for
	 * @param shown  of the command whose options it are
	 * @param onGrow called when it needs more room, or less
	 */
	public PreviewPanel(final ImagePlus image, final Previewed<O> shown, final Runnable onGrow) {
		super(new BorderLayout(GAP, GAP));
		this.image = image;
		this.onGrow = onGrow;
		preview = shown.open(image, SIDE);
		marker = new RegionMarker(image, this::moveTo);
		setName("preview");
		setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
		add(pictures, BorderLayout.CENTER);
		add(status, BorderLayout.SOUTH);
		setFocusable(true);
		bind(KeyEvent.VK_LEFT, -STEP, 0);
		bind(KeyEvent.VK_RIGHT, STEP, 0);
		bind(KeyEvent.VK_UP, 0, -STEP);
		bind(KeyEvent.VK_DOWN, 0, STEP);
		slice = image.getCurrentSlice();
		pixels = hash(image.getProcessor());
		ImagePlus.addImageListener(listener);
	}

	/**
	 * Shows what these options lead to, as soon as it is computed.
	 *
	 * @param models to compare with, besides that of the options
	 */
	public void show(final Previewed<O> shown, final List<String> models) {
		options = shown.options();
		others = new ArrayList<>(models);
		draw();
	}

	/** The options are not possible: what is shown holds no longer. */
	public void clear() {
		options = null;
		work.drop();
		pictures.fade();
		status.setText(" ");
	}

	/** Stops the work, and leaves the image as it was. */
	@Override
	public void close() {
		work.close();
		ImagePlus.removeImageListener(listener);
		marker.close();
		preview.close();
	}

	// -- Helper methods --

	private void moveTo(final Point2D newCentre) {
		centre = newCentre;
		draw();
	}

	/** @param x in pictures to the right, the image moving to the left */
	private void moveBy(final double x, final double y) {
		if (region != null)
			moveTo(new Point2D.Double(region.area().getCenterX() + x * region.area().getWidth(),
					region.area().getCenterY() + y * region.stepY()));
	}

	private void dragged(final int right, final int down) {
		requestFocusInWindow();
		moveBy(-right / (double) SIDE, -down / (double) SIDE);
	}

	/** If the pixels have changed, what was measured holds no longer; another plane is another one. */
	private void updated() {
		final int hash = hash(image.getProcessor());
		if (image.getCurrentSlice() == slice && hash != pixels)
			preview.forget();
		slice = image.getCurrentSlice();
		pixels = hash;
	}

	private static int hash(final ImageProcessor plane) {
		final Object values = plane.getPixels();
		if (values instanceof byte[])
			return Arrays.hashCode((byte[]) values);
		if (values instanceof short[])
			return Arrays.hashCode((short[]) values);
		return values instanceof float[] ? Arrays.hashCode((float[]) values) : Arrays.hashCode((int[]) values);
	}

	private void draw() {
		if (options == null || work.isClosed())
			return;
		final O drawn = options;
		final List<String> compared = others;
		try {
			region = preview.region(drawn, centre);
		}
		catch (final LiifException e) {
			clear();
			return;
		}
		final PreviewRegion part = region;
		marker.show(part.area());
		status.setText("Decoding...");
		work.begin(job -> draw(drawn, part, compared, job));
	}

	private void draw(final O drawn, final PreviewRegion part, final List<String> compared, final LatestWork.Job job) {
		final long start = System.nanoTime();
		final AtomicInteger made = new AtomicInteger();
		preview.draw(drawn, part, compared, job, picture -> {
			final int place = made.getAndIncrement();
			job.show(() -> show(place, picture));
		});
		final long milliseconds = (System.nanoTime() - start) / 1_000_000;
		job.show(() -> showed(made.get(), milliseconds));
	}

	private void say(final String sentence) {
		status.setText(sentence);
	}

	private void show(final int place, final PreviewPicture picture) {
		pictures.show(place, picture);
		onGrow.run();
	}

	private void showed(final int count, final long milliseconds) {
		pictures.end(count);
		say(milliseconds + " ms; drag to look elsewhere");
		onGrow.run();
	}

	private void bind(final int key, final double x, final double y) {
		registerKeyboardAction(event -> moveBy(x, y), KeyStroke.getKeyStroke(key, 0), WHEN_FOCUSED);
	}

	/** Whoever shows this hears of changes, too, and shows the options again. */
	private final class SourceListener extends ImageAdapter {

		@Override
		public void imageUpdated(final ImagePlus updated) {
			if (updated == image)
				EventQueue.invokeLater(PreviewPanel.this::updated);
		}
	}
}
