// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.image.Upscaler;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.values.ModelChoice;
import sc.fiji.liif.imagej.values.PlaneIntensities;
import sc.fiji.liif.imagej.values.PlaneSinks;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.network.Networks;
import sc.fiji.liif.omezarr.OmeImage;
import sc.fiji.liif.omezarr.OmeShape;
import sc.fiji.liif.omezarr.Pyramid;
import sc.fiji.liif.sampling.ColourSink;
import sc.fiji.liif.sampling.GridSampling;
import sc.fiji.liif.zarr.Store;

/**
 * Upscales images block by block into OME-Zarr, in memory that does not grow with them. Each block is computed with as much
 * around it as the network looks at, so that pixels do not depend on the blocks; chunks appear when they are whole, and what was
 * stopped goes on where it was.
 */
public final class ZarrUpscaler {

	/** How far, in pixels, what is told of the noise looks around. */
	private static final int NOISE_REACH = 8;

	private final Networks networks;
	private final Progress progress;

	public ZarrUpscaler(final Networks networks, final Progress progress) {
		this.networks = networks;
		this.progress = progress;
	}

	/**
	 * @param target where nothing is yet, or what this has begun with the same image and options
	 * @return the image that was written
	 * @throws LiifException         in one sentence, if it is not possible
	 * @throws CancellationException if canceled; what was written stays, to go on with
	 */
	public OmeImage upscale(final ImageBoxes source, final Store target, final StreamOptions options) {
		final String model = ModelChoice.of(source.sample(), options.model()).model();
		try (Networks.Lease lease = networks.lease(model, options.quality())) {
			final LiifNetwork network = lease.network();
			if (network.spec().reach().isGlobal())
				throw new LiifException("The model " + network.spec().name()
						+ " looks at the whole picture at once: choose another model.");
			final Exposure[] exposures = source.exposures(options.noise(), progress);
			final GridSampling grid = grid(source.shape(), options.scale());
			final OmeImage image = ZarrTask.begin(source, target, options, network.spec().name(), grid);
			final Upscaler upscaler = new Upscaler(network).quality(options.quality());
			final List<int[]> blocks = blocks(image.shape(0), options.block());
			for (int i = 0; i < blocks.size(); i++) {
				progress.checkCanceled();
				make(source, exposures, network.spec(), upscaler, grid, image, blocks.get(i),
						progress.part(i, blocks.size()));
			}
			Pyramid.fill(image, progress);
			return image;
		}
	}

	// -- Helper methods --

	private static GridSampling grid(final OmeShape shape, final double scale) {
		return new GridSampling(FinalInterval.createMinSize(0, 0, shape.size("x"), shape.size("y")),
				Math.toIntExact(Math.round(shape.size("x") * scale)),
				Math.toIntExact(Math.round(shape.size("y") * scale)));
	}

	/** {t, z, y, x, height, width} of each block of the result. */
	private static List<int[]> blocks(final OmeShape shape, final int side) {
		final List<int[]> blocks = new ArrayList<>();
		for (int t = 0; t < shape.size("t"); t++) {
			for (int z = 0; z < shape.size("z"); z++) {
				for (long y = 0; y < shape.size("y"); y += side) {
					for (long x = 0; x < shape.size("x"); x += side)
						blocks.add(new int[]{t, z, (int) y, (int) x, (int) Math.min(side, shape.size("y") - y),
								(int) Math.min(side, shape.size("x") - x)});
				}
			}
		}
		return blocks;
	}

	/** All channels of a block, those that are colours together. */
	private static void make(final ImageBoxes source, final Exposure[] exposures, final ModelSpec spec,
			final Upscaler upscaler, final GridSampling grid, final OmeImage image, final int[] block,
			final Progress progress) {
		final int channels = exposures.length;
		final int atOnce = source.areColours() ? channels : 1;
		for (int c = 0; c < channels; c += atOnce) {
			final int first = c * source.channelsAtOnce();
			if (ZarrTask.isWritten(image, block, first, atOnce * source.channelsAtOnce()))
				continue;
			Exposure exposure = exposures[c];
			for (int k = 1; k < atOnce; k++)
				exposure = exposure.with(exposures[c + k]);
			final List<ImageProcessor> made = made(source, c, atOnce, exposure, spec, upscaler, grid, block,
					progress.part(c, channels));
			for (int k = 0; k < atOnce; k++)
				write(image, block, first + k, made.get(k));
		}
	}

	private static List<ImageProcessor> made(final ImageBoxes source, final int channel, final int count,
			final Exposure exposure, final ModelSpec spec, final Upscaler upscaler, final GridSampling grid,
			final int[] block, final Progress progress) {
		final GridSampling part = grid.part(block[3], block[2], block[5], block[4]);
		final int halo = spec.reach().halo() + NOISE_REACH;
		final int x = first(part.x(0), halo);
		final int y = first(part.y(0), halo);
		final int width = last(part.x(part.width() - 1), halo, source.shape().size("x")) - x + 1;
		final int height = last(part.y(part.height() - 1), halo, source.shape().size("y")) - y + 1;
		final List<ImageProcessor> sources = new ArrayList<>();
		final List<ImageProcessor> targets = new ArrayList<>();
		for (int k = 0; k < count; k++) {
			sources.add(source.read(channel + k, block[1], block[0], x, y, width, height));
			targets.add(sources.get(k).createProcessor(part.width(), part.height()));
		}
		final List<RandomAccessibleInterval<FloatType>> pictures = PlaneIntensities.of(sources, exposure, spec);
		// Where the result's pixels lie in what was read.
		final List<ColourSink> sinks = new PlaneSinks(exposure.range(spec), part.translated(-x, -y), spec.channels())
				.into(sources, targets);
		for (int i = 0; i < pictures.size(); i++)
			upscaler.compute(Views.translate(pictures.get(i), x, y, 0), part, sinks.get(i),
					progress.part(i, pictures.size()));
		return targets;
	}

	private static void write(final OmeImage image, final int[] block, final int channel, final ImageProcessor plane) {
		final int count = plane instanceof ColorProcessor ? 3 : 1;
		for (int k = 0; k < count; k++)
			image.write(0, block[0], channel + k, block[1], block[2], block[3], block[4], block[5],
					plane instanceof ColorProcessor ? ((ColorProcessor) plane).getChannel(k + 1) : plane.getPixels());
	}

	private static int first(final double position, final int halo) {
		return (int) Math.max(0, (long) Math.floor(position) - halo);
	}

	private static int last(final double position, final int halo, final long length) {
		return (int) Math.min(length - 1, (long) Math.ceil(position) + halo);
	}
}
