// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.preview;

import java.awt.Rectangle;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;

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
import sc.fiji.liif.sampling.GridSampling;

/**
 * A square of a result in advance: the very pixels that {@link ImagePlusUpscaler} would give of what the image shows
 * now, beside those of other models and of ImageJ's interpolations.
 */
public final class UpscalePreview implements PreviewSource<UpscaleOptions> {

	private final ImagePlus image;
	private final Networks networks;
	private final KeptNetworks kept;
	private final int side;
	private final Exposures exposures;

	/** @param side of the square, in pixels of the result */
	public UpscalePreview(final ImagePlus image, final Networks networks, final int side) {
		this.image = image;
		this.networks = networks;
		this.side = side;
		kept = new KeptNetworks(networks);
		exposures = new Exposures(kept.whileOpen(Progress.NONE));
	}

	@Override
	public PreviewRegion region(final UpscaleOptions options, final Point2D centre) {
		final UpscalePlan plan = new UpscalePlan(image, options.size());
		final GridSampling grid = plan.grid();
		final int width = Math.min(side, grid.width());
		final int height = Math.min(side, grid.height());
		final Point2D middle = centre == null
				? new Point2D.Double(plan.area().getCenterX(), plan.area().getCenterY())
				: centre;
		final Rectangle pixels = new Rectangle(
				PreviewRegion.first((middle.getX() - grid.left()) * grid.scaleX(), width, grid.width()),
				PreviewRegion.first((middle.getY() - grid.top()) * grid.scaleY(), height, grid.height()), width,
				height);
		final Rectangle2D area = new Rectangle2D.Double(grid.left() + pixels.x / grid.scaleX(),
				grid.top() + pixels.y / grid.scaleY(), width / grid.scaleX(), height / grid.scaleY());
		return new PreviewRegion(pixels, area, area.getHeight());
	}

	@Override
	public void draw(final UpscaleOptions options, final PreviewRegion region, final List<String> others,
			final Progress progress, final Consumer<PreviewPicture> drawn) {
		// Judged by all that the result will be of, as for the result.
		final ImagePlus all = options.planes().of(image);
		final PixelMeaning meaning = PixelMeaning.of(all, options.values());
		final String chosen = ModelChoice.of(all, meaning, options.model()).model();
		final UpscaleOptions asked = options.planes(shown()).values(meaning.name().toLowerCase(Locale.ROOT));
		final ImagePlusUpscaler upscaler = new ImagePlusUpscaler(networks, exposures, kept.whileOpen(progress));
		for (final Interpolation how : Interpolation.values())
			drawn.accept(picture(how.name().toLowerCase(Locale.ROOT),
					upscaler.interpolate(image, asked, region.pixels(), how)));
		final List<String> models = new ArrayList<>(Collections.singletonList(chosen));
		others.stream().filter(other -> !other.equals(chosen)).forEach(models::add);
		for (final String model : models) {
			progress.checkCanceled();
			kept.keep(model, options.quality());
			drawn.accept(picture(model, upscaler.upscale(image, asked.model(model), region.pixels())));
		}
	}

	@Override
	public void forget() {
		exposures.forget();
	}

	@Override
	public void close() {
		kept.close();
	}

	// -- Helper methods --

	private PlaneChoice shown() {
		return PlaneChoice.of(image instanceof CompositeImage && ((CompositeImage) image).getMode() == IJ.COMPOSITE
				? PlaneChoice.ALL
				: PlaneChoice.CURRENT, PlaneChoice.CURRENT, PlaneChoice.CURRENT);
	}

	private static PreviewPicture picture(final String caption, final ImagePlus result) {
		return new PreviewPicture(caption, result.getBufferedImage());
	}
}
