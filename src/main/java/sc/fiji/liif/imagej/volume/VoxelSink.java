// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.volume;

import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;
import java.util.function.ObjIntConsumer;

import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import net.imglib2.Interval;

import sc.fiji.liif.imagej.values.PlaneSinks;
import sc.fiji.liif.sampling.ColourSink;
import sc.fiji.liif.sampling.GridSampling;
import sc.fiji.liif.sampling.IntensityRange;

/** Turns the network's intensities into slices in the image's own values: the counterpart of {@link ChannelVoxels}. Immutable. */
final class VoxelSink {

	private final IntensityRange range;
	private final int channels;
	private final VoxelPlan plan;
	private final ChannelVoxels voxels;

	/**
	 * @param range    what 0 and 1 are in the image's values
	 * @param channels of the network
	 */
	VoxelSink(final IntensityRange range, final int channels, final VoxelPlan plan, final ChannelVoxels voxels) {
		this.range = range;
		this.channels = channels;
		this.plan = plan;
		this.voxels = voxels;
	}

	/**
	 * The slices of a box; in 32 bits with the NaN and infinite values of the input where it looks nearest.
	 *
	 * @param sink takes each of them and its number, from 0 on
	 */
	void slices(final RefinedBox refined, final ImageProcessor like, final ObjIntConsumer<ImageProcessor> sink) {
		final Interval box = refined.box();
		final GridSampling pixels = plan.lateral().part((int) box.min(0), (int) box.min(1), (int) box.dimension(0),
				(int) box.dimension(1));
		final Rectangle part = part(voxels, pixels);
		ImageProcessor source = null;
		int last = -1;
		for (int number = 0; number < box.dimension(2); number++) {
			final int z = PlaneSinks.nearest(plan.grid(0).y((int) box.min(2) + number), plan.length(2));
			if (z != last && like.getPixels() instanceof float[])
				source = voxels.slice(z, part);
			last = z;
			sink.accept(slice(refined, number, like, pixels.translated(-part.x, -part.y), source), number);
		}
	}

	/** @param source of the nearest slice that part, some of whose values are to be kept; null for none */
	private ImageProcessor slice(final RefinedBox refined, final int number, final ImageProcessor like,
			final GridSampling pixels, final ImageProcessor source) {
		final int width = pixels.width();
		final int height = pixels.height();
		final int area = width * height;
		final ImageProcessor slice = like.createProcessor(width, height);
		final int colours = slice instanceof ColorProcessor && channels == 3 ? 3 : 1;
		final List<ColourSink> sinks = new PlaneSinks(range, pixels, colours)
				.into(Arrays.asList(source == null ? slice : source), Arrays.asList(slice));
		final float[] values = new float[colours * area];
		for (int s = 0; s < sinks.size(); s++) {
			for (int i = 0; i < values.length; i++)
				values[i] = refined.mean(colours == 3 ? i % 3 : s, number * area + i / colours);
			sinks.get(s).write(0, 0, width, height, values);
		}
		return slice;
	}

	/** Likewise how far both answers are apart, without the colours that RGB has. */
	ImageProcessor difference(final RefinedBox refined, final int number, final ImageProcessor like) {
		final int width = (int) refined.box().dimension(0);
		final int height = (int) refined.box().dimension(1);
		final ImageProcessor slice = like.createProcessor(width, height);
		final double most = like.getBitDepth() == 32 ? Double.POSITIVE_INFINITY : Math.pow(2, like.getBitDepth()) - 1;
		for (int i = 0; i < width * height; i++) {
			final double value = refined.difference(0, number * width * height + i) * (range.max() - range.min());
			slice.setf(i, (float) (most > 1e9 ? value : Math.min(most, Math.rint(value))));
		}
		return slice;
	}

	/** The nearest voxels of a slice. */
	static ImageProcessor nearest(final ChannelVoxels voxels, final int z, final GridSampling all) {
		final Rectangle part = part(voxels, all);
		final ImageProcessor source = voxels.slice(z, part);
		final GridSampling pixels = all.translated(-part.x, -part.y);
		final ImageProcessor slice = source.createProcessor(pixels.width(), pixels.height());
		for (int y = 0; y < pixels.height(); y++) {
			final int row = PlaneSinks.nearest(pixels.y(y), source.getHeight()) * source.getWidth();
			for (int x = 0; x < pixels.width(); x++) {
				final int from = row + PlaneSinks.nearest(pixels.x(x), source.getWidth());
				final int to = y * pixels.width() + x;
				if (source.getBitDepth() == 32)
					slice.setf(to, source.getf(from));
				else
					slice.set(to, source.get(from));
			}
		}
		return slice;
	}

	/** The pixels that are nearest to some positions. */
	private static Rectangle part(final ChannelVoxels voxels, final GridSampling pixels) {
		final int width = voxels.width();
		final int height = voxels.height();
		final int x = PlaneSinks.nearest(pixels.x(0), width);
		final int y = PlaneSinks.nearest(pixels.y(0), height);
		return new Rectangle(x, y, PlaneSinks.nearest(pixels.x(pixels.width() - 1), width) - x + 1,
				PlaneSinks.nearest(pixels.y(pixels.height() - 1), height) - y + 1);
	}
}
