// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ij.process.ImageProcessor;

import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import sc.fiji.liif.Progress;
import sc.fiji.liif.image.Upscaler;
import sc.fiji.liif.imagej.TargetSize;
import sc.fiji.liif.imagej.io.zarr.BlockPixels;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.values.PlaneIntensities;
import sc.fiji.liif.imagej.values.PlaneSinks;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.network.Networks;
import sc.fiji.liif.omezarr.ImageBlock;
import sc.fiji.liif.omezarr.ImageBlocks;
import sc.fiji.liif.omezarr.OmeImage;
import sc.fiji.liif.omezarr.OmeShape;
import sc.fiji.liif.sampling.ColourSink;
import sc.fiji.liif.sampling.GridSampling;

/** Larger planes: each block is computed with as much around it as the network looks at. */
final class UpscaleBlockWork implements BlockWork {

	/** How far, in pixels, what is told of the noise looks around. */
	private static final int NOISE_REACH = 8;

	private final ImageBoxes source;
	private final GridSampling grid;
	private final Exposure[] exposures;
	/** Null for labels. */
	private final Networks.Lease lease;
	private final Upscaler upscaler;
	private final FlatResults flat = new FlatResults();

	/** @param lease of the network, closed with this; null for labels, of which the nearest ones are taken */
	UpscaleBlockWork(final ImageBoxes source, final StreamOptions options, final Exposure[] exposures,
			final Networks.Lease lease) {
		this.source = source;
		this.exposures = exposures.clone();
		this.lease = lease;
		grid = grid(source.shape(), options.scale());
		upscaler = lease == null ? null : new Upscaler(lease.network(), options.tile()).quality(options.quality());
	}

	/** What the result is like. */
	static OmeShape shape(final OmeShape shape, final double scale) {
		final GridSampling grid = grid(shape, scale);
		return shape.resampled("x", grid.width(), grid.scaleX()).resampled("y", grid.height(), grid.scaleY());
	}

	@Override
	public ImageBlocks blocks(final OmeImage image, final int atOnce, final int sharers) {
		return new ImageBlocks(image, 0, atOnce, 1);
	}

	@Override
	public void make(final OmeImage image, final ImageBlock block, final Progress progress) {
		final int channels = source.groups();
		final int atOnce = source.areColours() ? channels : 1;
		for (int c = 0; c < channels; c += atOnce) {
			final int first = c * source.channelsAtOnce();
			if (image.isWritten(0, first, atOnce * source.channelsAtOnce(), block))
				continue;
			final BlockPixels pixels = new BlockPixels(image, block, first, atOnce * source.channelsAtOnce());
			for (int z = 0; z < block.depth(); z++) {
				final List<ImageProcessor> planes = planes(c, atOnce, block, z,
						progress.part(c * block.depth() + z, channels * block.depth()));
				for (int k = 0; k < atOnce; k++)
					pixels.put(k * source.channelsAtOnce(), z, planes.get(k));
			}
			pixels.write();
		}
	}

	@Override
	public void close() {
		if (lease != null)
			lease.close();
	}

	// -- Helper methods --

	private static GridSampling grid(final OmeShape shape, final double scale) {
		return new GridSampling(FinalInterval.createMinSize(0, 0, shape.size("x"), shape.size("y")),
				(int) TargetSize.length(shape.size("x"), scale), (int) TargetSize.length(shape.size("y"), scale));
	}

	/** Those of some channels that are looked at together. */
	private List<ImageProcessor> planes(final int channel, final int count, final ImageBlock block, final int z,
			final Progress progress) {
		final GridSampling part = grid.part((int) block.x(), (int) block.y(), block.width(), block.height());
		final int halo = lease == null ? 1 : lease.network().spec().reach().halo() + NOISE_REACH;
		final int x = first(part.x(0), halo);
		final int y = first(part.y(0), halo);
		final int width = last(part.x(part.width() - 1), halo, source.shape().size("x")) - x + 1;
		final int height = last(part.y(part.height() - 1), halo, source.shape().size("y")) - y + 1;
		final List<ImageProcessor> sources = new ArrayList<>();
		final List<ImageProcessor> targets = new ArrayList<>();
		for (int k = 0; k < count; k++) {
			sources.add(source.read(channel + k, (int) block.z() + z, (int) block.t(), x, y, width, height));
			targets.add(sources.get(k).createProcessor(part.width(), part.height()));
		}
		if (lease == null) {
			for (int k = 0; k < count; k++)
				nearest(sources.get(k), x, y, part, targets.get(k));
			return targets;
		}
		final int alignment = lease.network().spec().reach().alignment();
		return flat.of(sources, part.translated(-x, -y),
				Arrays.asList(channel, Math.floorMod(x, alignment), Math.floorMod(y, alignment)), () -> {
					compute(channel, sources, x, y, part, targets, progress);
					return targets;
				});
	}

	/** @param x where the sources begin in the whole */
	private void compute(final int channel, final List<ImageProcessor> sources, final int x, final int y,
			final GridSampling part, final List<ImageProcessor> targets, final Progress progress) {
		Exposure exposure = exposures[channel];
		for (int k = 1; k < sources.size(); k++)
			exposure = exposure.with(exposures[channel + k]);
		final ModelSpec spec = lease.network().spec();
		final List<RandomAccessibleInterval<FloatType>> pictures = PlaneIntensities.of(sources, exposure, spec);
		// Where the result's pixels lie in what was read.
		final List<ColourSink> sinks = new PlaneSinks(exposure.range(spec), part.translated(-x, -y), spec.channels())
				.into(sources, targets);
		for (int i = 0; i < pictures.size(); i++)
			upscaler.compute(Views.translate(pictures.get(i), x, y, 0), part, sinks.get(i),
					progress.part(i, pictures.size()));
	}

	/** Positions are those of the whole, so that they are rounded alike. */
	private void nearest(final ImageProcessor from, final int left, final int top, final GridSampling part,
			final ImageProcessor to) {
		for (int y = 0; y < part.height(); y++) {
			final int row = PlaneSinks.nearest(part.y(y), (int) source.shape().size("y")) - top;
			for (int x = 0; x < part.width(); x++) {
				final int column = PlaneSinks.nearest(part.x(x), (int) source.shape().size("x")) - left;
				if (to.getBitDepth() == 32)
					to.setf(x, y, from.getf(column, row));
				else
					to.set(x, y, from.get(column, row));
			}
		}
	}

	private static int first(final double position, final int halo) {
		return (int) Math.max(0, (long) Math.floor(position) - halo);
	}

	private static int last(final double position, final int halo, final long length) {
		return (int) Math.min(length - 1, (long) Math.ceil(position) + halo);
	}
}
