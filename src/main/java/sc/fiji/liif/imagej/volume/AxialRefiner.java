// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.volume;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import sc.fiji.liif.Progress;
import sc.fiji.liif.image.Upscaler;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.values.PlaneIntensities;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.sampling.ColourSink;
import sc.fiji.liif.sampling.GridSampling;
import sc.fiji.liif.trust.ConsistentUpscaler;
import sc.fiji.liif.volume.PlaneWeights;

/**
 * Puts slices between slices: asks the network for each xz plane and each yz plane, and takes the mean of both answers;
 * where pixels change, too, each kind of planes answers along two axes, and cubic convolution leads across. What
 * {@link sc.fiji.liif.volume.ContinuousVolume} is at single positions this is on a grid. For one channel and frame; to be
 * used by one thread.
 */
final class AxialRefiner {

	/** How far, in voxels, what is told of the noise looks around. */
	private static final int NOISE_REACH = 8;
	private static final double ROUNDING = 1e-9;

	private final ChannelVoxels voxels;
	private final VoxelPlan plan;
	private final Upscaler upscaler;
	private final ModelSpec spec;
	private final Exposure exposure;
	private final boolean isConsistent;

	/** @param isConsistent whether the mean over each input voxel is to be what was measured there: for whole stacks alone */
	AxialRefiner(final ChannelVoxels voxels, final VoxelPlan plan, final Upscaler upscaler, final ModelSpec spec,
			final Exposure exposure, final boolean isConsistent) {
		this.voxels = voxels;
		this.plan = plan;
		this.upscaler = upscaler;
		this.spec = spec;
		this.exposure = exposure;
		this.isConsistent = isConsistent;
	}

	/** Voxels that have to be known around those between which some are wanted. */
	static int halo(final ModelSpec spec) {
		return spec.reach().halo() + NOISE_REACH;
	}

	/**
	 * A box of the result, the same voxels whatever box they are computed in.
	 *
	 * @param refined takes it
	 * @throws CancellationException if canceled
	 */
	void refine(final RefinedBox refined, final Progress progress) {
		add(0, refined, progress.part(0, 2, what -> "slices between slices"));
		add(1, refined, progress.part(1, 2, what -> "slices between slices"));
	}

	// -- Helper methods --

	/** Adds what planes along an axis and z answer. */
	private void add(final int along, final RefinedBox refined, final Progress progress) {
		final int across = 1 - along;
		final Interval box = refined.box();
		final GridSampling grid = plan.grid(along).part((int) box.min(along), (int) box.min(2),
				(int) box.dimension(along), (int) box.dimension(2));
		final PlaneWeights[] rows = new PlaneWeights[(int) box.dimension(across)];
		for (int i = 0; i < rows.length; i++)
			rows[i] = plan.weights(across, (int) box.min(across) + i);
		final int halo = halo(spec);
		final long[] min = new long[3];
		final long[] max = new long[3];
		min[along] = Math.max(0, (long) Math.floor(grid.x(0)) - halo);
		max[along] = Math.min(plan.length(along) - 1, (long) Math.ceil(grid.x(grid.width() - 1)) + halo);
		min[across] = rows[0].first();
		max[across] = rows[rows.length - 1].first() + rows[rows.length - 1].count() - 1;
		min[2] = Math.max(0, (long) Math.floor(grid.y(0)) - halo);
		max[2] = Math.min(plan.length(2) - 1, (long) Math.ceil(grid.y(grid.height() - 1)) + halo);
		final Interval needed = new FinalInterval(min, max);
		final SlicePlanes planes = new SlicePlanes(voxels.box(needed), along == 0);
		final float[][] answers = new float[refined.colours()][grid.width() * grid.height()];
		for (int i = 0; i < planes.count(); i++) {
			ask(planes, i, needed, along, grid, answers, progress.part(i, planes.count()));
			for (int row = 0; row < rows.length; row++) {
				final int tap = (int) min[across] + i - rows[row].first();
				if (tap >= 0 && tap < rows[row].count())
					refined.add(along, row, (float) rows[row].weight(tap) / 2, answers);
			}
		}
	}

	/** What the network answers for a plane: {@code [colour][z][x or y]}. */
	private void ask(final SlicePlanes planes, final int plane, final Interval needed, final int along,
			final GridSampling grid, final float[][] answers, final Progress progress) {
		for (final float[] answer : answers)
			Arrays.fill(answer, 0);
		final List<RandomAccessibleInterval<FloatType>> pictures = PlaneIntensities
				.of(Arrays.asList(planes.plane(plane)), exposure, spec);
		final int channels = spec.channels();
		final boolean areOne = answers.length == channels;
		// Of a pixel that is wider than the input's it is the mean over its parts.
		final int parts = (int) Math.max(1, Math.ceil(1 / grid.scaleX() - ROUNDING));
		final float share = 1f / parts / (areOne ? 1 : channels);
		for (int p = 0; p < pictures.size(); p++) {
			final int picture = p;
			final ColourSink sink = (left, top, width, height, values) -> {
				for (int k = 0; k < width * height * channels; k++) {
					final int at = (top + k / channels / width) * grid.width() + (left + k / channels % width) / parts;
					answers[areOne ? k % channels : picture][at] += share * values[k];
				}
			};
			final RandomAccessibleInterval<FloatType> seen = Views.translate(pictures.get(p), needed.min(along),
					needed.min(2), 0);
			if (isConsistent)
				new ConsistentUpscaler(upscaler, spec).compute(seen, grid, sink, progress);
			else
				upscaler.compute(seen, grid.refined(parts, 1), sink, progress);
		}
	}
}
