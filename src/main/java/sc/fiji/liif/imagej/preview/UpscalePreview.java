// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.preview;

import java.awt.Rectangle;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.ImagePlusUpscaler;
import sc.fiji.liif.imagej.resample.Interpolation;
import sc.fiji.liif.imagej.UpscaleOptions;
import sc.fiji.liif.imagej.UpscalePlan;
import sc.fiji.liif.imagej.planes.PlaneChoice;
import sc.fiji.liif.imagej.values.Exposures;
import sc.fiji.liif.imagej.values.ModelChoice;
import sc.fiji.liif.imagej.values.PixelMeaning;
import sc.fiji.liif.network.Networks;

/**
 * A square of a result in advance: the very pixels that {@link ImagePlusUpscaler} would give of what the image shows
 * now, beside those of other models and of ImageJ's interpolations. What several looks have in common, such as the
 * intensities of a stack, is found once. Keeps the networks that it needs until closed. For one thread at a time;
 * {@link #close} may be called by any.
 */
public final class UpscalePreview implements AutoCloseable {

	private final ImagePlus image;
	private final Networks networks;
	private final int side;
	private final Exposures exposures = new Exposures(new WhileOpen(Progress.NONE));
	private final Map<String, Networks.Lease> leases = new HashMap<>();
	private volatile boolean isClosed;

	/** @param side of the square, in pixels of the result */
	public UpscalePreview(final ImagePlus image, final Networks networks, final int side) {
		this.image = image;
		this.networks = networks;
		this.side = side;
	}

	/** What part of the image is looked at. */
	public static final class Region {

		private final Rectangle pixels;
		private final Rectangle2D area;

		private Region(final UpscalePlan plan, final Point2D centre, final int side) {
			final double left = plan.grid().left();
			final double top = plan.grid().top();
			final double scaleX = plan.grid().scaleX();
			final double scaleY = plan.grid().scaleY();
			final int width = Math.min(side, plan.grid().width());
			final int height = Math.min(side, plan.grid().height());
			final Point2D middle = centre == null
					? new Point2D.Double(plan.area().getCenterX(), plan.area().getCenterY())
					: centre;
			pixels = new Rectangle(first((middle.getX() - left) * scaleX, width, plan.grid().width()),
					first((middle.getY() - top) * scaleY, height, plan.grid().height()), width, height);
			area = new Rectangle2D.Double(left + pixels.x / scaleX, top + pixels.y / scaleY, width / scaleX,
					height / scaleY);
		}

		private static int first(final double middle, final int length, final int all) {
			return (int) Math.max(0, Math.min(all - length, Math.round(middle - length / 2.0)));
		}

		/** In pixels of the result. */
		public Rectangle pixels() {
			return new Rectangle(pixels);
		}

		/** In pixels of the image, the first of which goes from 0 to 1. */
		public Rectangle2D area() {
			return area;
		}
	}

	/**
	 * The square about a point, moved into the result where it would reach beyond.
	 *
	 * @param centre in the image, the first pixel of which goes from 0 to 1; null for the middle of the selection, or of
	 *               the image
	 * @throws LiifException in one sentence, if the options are not possible
	 */
	public Region region(final UpscaleOptions options, final Point2D centre) {
		return new Region(new UpscalePlan(image, options.size()), centre, side);
	}

	/**
	 * Draws the pictures, one after the other: nearest, bicubic, and by each model.
	 *
	 * @param others models besides that of the options
	 * @param drawn  told of each picture as soon as it is there
	 * @throws LiifException         in one sentence, if the options are not possible
	 * @throws CancellationException if the progress was canceled, or this was closed
	 */
	public void draw(final UpscaleOptions options, final Region region, final List<String> others,
			final Progress progress, final Consumer<PreviewPicture> drawn) {
		// Judged by all that the result will be of, as for the result.
		final ImagePlus all = options.planes().of(image);
		final PixelMeaning meaning = PixelMeaning.of(all, options.values());
		final String chosen = ModelChoice.of(all, meaning, options.model()).model();
		final UpscaleOptions asked = options.planes(shown()).values(meaning.name().toLowerCase(Locale.ROOT));
		final ImagePlusUpscaler upscaler = new ImagePlusUpscaler(networks, exposures, new WhileOpen(progress));
		for (final Interpolation how : Interpolation.values())
			drawn.accept(picture(how.name().toLowerCase(Locale.ROOT),
					upscaler.interpolate(image, asked, region.pixels(), how)));
		final List<String> models = new ArrayList<>(Collections.singletonList(chosen));
		others.stream().filter(other -> !other.equals(chosen)).forEach(models::add);
		for (final String model : models) {
			progress.checkCanceled();
			keep(model, options);
			drawn.accept(picture(model, upscaler.upscale(image, asked.model(model), region.pixels())));
		}
	}

	/** The image's pixels have changed. */
	public void forget() {
		exposures.forget();
	}

	/** Gives the networks back; a drawing in progress is canceled. */
	@Override
	public void close() {
		synchronized (leases) {
			isClosed = true;
			leases.values().forEach(Networks.Lease::close);
			leases.clear();
		}
	}

	// -- Helper methods --

	private PlaneChoice shown() {
		return PlaneChoice.of(image instanceof CompositeImage && ((CompositeImage) image).getMode() == IJ.COMPOSITE
				? PlaneChoice.ALL
				: PlaneChoice.CURRENT, PlaneChoice.CURRENT, PlaneChoice.CURRENT);
	}

	/** So that it need not be loaded again for the next look. */
	private void keep(final String model, final UpscaleOptions options) {
		final String key = model + options.quality().precision() + options.quality().hasLocalEnsemble();
		synchronized (leases) {
			if (isClosed)
				throw new CancellationException("The preview was closed.");
			if (leases.containsKey(key))
				return;
		}
		final Networks.Lease lease = networks.lease(model, options.quality());
		synchronized (leases) {
			if (isClosed)
				lease.close();
			else
				leases.put(key, lease);
		}
	}

	private static PreviewPicture picture(final String caption, final ImagePlus result) {
		return new PreviewPicture(caption, result.getBufferedImage());
	}

	/** Canceled by closing, too. */
	private final class WhileOpen implements Progress {

		private final Progress progress;

		private WhileOpen(final Progress progress) {
			this.progress = progress;
		}

		@Override
		public void report(final double done, final double total, final String what) {
			progress.report(done, total, what);
		}

		@Override
		public boolean isCanceled() {
			return isClosed || progress.isCanceled();
		}
	}
}
