// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.volume;

import java.awt.Rectangle;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import ij.ImagePlus;
import ij.process.ImageProcessor;

import net.imglib2.FinalInterval;

import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.planes.PlaneChoice;
import sc.fiji.liif.imagej.preview.KeptNetworks;
import sc.fiji.liif.imagej.preview.PreviewPicture;
import sc.fiji.liif.imagej.preview.PreviewRegion;
import sc.fiji.liif.imagej.preview.PreviewSource;
import sc.fiji.liif.imagej.values.Exposures;
import sc.fiji.liif.imagej.values.PixelMeaning;
import sc.fiji.liif.imagej.values.PlaneSinks;
import sc.fiji.liif.network.Networks;

/**
 * A part of a stack of cubic voxels from the side, in advance: the xz plane of the current channel and frame about the current
 * slice, as it was measured, by cubic interpolation, and by models; without what makes it consistent with the input.
 */
public final class SidePreview implements PreviewSource<SideOptions> {

	/** By how many pixels of the image one moves along y who drags the picture by its height. */
	private static final double STEP = 16;

	private final ImagePlus image;
	private final Networks networks;
	private final KeptNetworks kept;
	private final int side;
	private final Exposures exposures;

	/** @param side of the picture, in voxels of the result, at most */
	public SidePreview(final ImagePlus image, final Networks networks, final int side) {
		this.image = image;
		this.networks = networks;
		this.side = side;
		kept = new KeptNetworks(networks);
		exposures = new Exposures(kept.whileOpen(Progress.NONE));
	}

	@Override
	public PreviewRegion region(final SideOptions options, final Point2D centre) {
		final VoxelPlan plan = options.plan(image);
		final Rectangle all = plan.area();
		final Point2D middle = centre != null ? centre : new Point2D.Double(all.getCenterX(), all.getCenterY());
		final int width = Math.min(side, plan.size(0));
		final int height = Math.min(side, plan.size(2));
		final double slice = (PlaneChoice.position(image)[1] - 0.5) * plan.factor(2);
		final Rectangle pixels = new Rectangle(
				PreviewRegion.first(plan.map().transform(middle, null).getX(), width, plan.size(0)),
				PreviewRegion.first(slice, height, plan.size(2)), width, height);
		final double row = Math.max(all.y, Math.min(all.y + all.height - 1, Math.floor(middle.getY())));
		return new PreviewRegion(pixels,
				new Rectangle2D.Double(all.x + pixels.x / plan.factor(0), row, width / plan.factor(0), 1), STEP);
	}

	@Override
	public void draw(final SideOptions options, final PreviewRegion region, final List<String> others,
			final Progress progress, final Consumer<PreviewPicture> drawn) {
		final VoxelPlan plan = options.plan(image);
		final Rectangle pixels = region.pixels();
		final int[] position = PlaneChoice.position(image);
		final double row = region.area().getY();
		final ImageProcessor measured = measured(plan.area(), (int) row, position);
		drawn.accept(picture("measured", resampled(measured, plan, pixels, ImageProcessor.NONE)));
		drawn.accept(picture("cubic", resampled(measured, plan, pixels, ImageProcessor.BICUBIC)));
		if (PixelMeaning.of(image) == PixelMeaning.LABELS)
			return;
		final List<String> models = new ArrayList<>(others);
		models.remove(options.options().model());
		models.add(0, options.options().model());
		final int y = PlaneSinks.nearest((row + 0.5 - plan.area().y) * plan.factor(1) - 0.5, plan.size(1));
		for (final String model : models) {
			final Progress open = kept.whileOpen(progress);
			open.checkCanceled();
			final IsotropicOptions asked = options.options().with(model);
			kept.keep(model, asked.quality());
			final ImageProcessor[] slices = new IsotropicBoxes(networks, open).refined(image, position[0], position[2],
					plan, asked, exposures.of(image, asked.noise())[position[0] - 1],
					FinalInterval.createMinSize(pixels.x, y, pixels.y, pixels.width, 1, pixels.height));
			final ImageProcessor plane = measured.createProcessor(pixels.width, pixels.height);
			for (int z = 0; z < slices.length; z++)
				plane.insert(slices[z], 0, z);
			drawn.accept(picture(model, plane));
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

	/** The part of the xz plane through a row that is worked on, whose rows are slices. */
	private ImageProcessor measured(final Rectangle area, final int row, final int[] position) {
		final ChannelVoxels voxels = new ChannelVoxels(image, position[0], position[2]);
		final ImageProcessor plane = image.getProcessor().createProcessor(area.width, image.getNSlices());
		for (int z = 0; z < image.getNSlices(); z++)
			plane.insert(voxels.slice(z, new Rectangle(area.x, row, area.width, 1)), 0, z);
		return plane;
	}

	private static ImageProcessor resampled(final ImageProcessor plane, final VoxelPlan plan, final Rectangle pixels,
			final int method) {
		plane.setInterpolationMethod(method);
		final ImageProcessor all = plane.resize(plan.size(0), plan.size(2));
		all.setRoi(pixels);
		return all.crop();
	}

	/** As the current channel is shown. */
	private PreviewPicture picture(final String caption, final ImageProcessor plane) {
		if (image.getBitDepth() != 24) {
			plane.setLut(image.getProcessor().getLut());
			plane.setMinAndMax(image.getDisplayRangeMin(), image.getDisplayRangeMax());
		}
		return new PreviewPicture(caption, plane.getBufferedImage());
	}
}
