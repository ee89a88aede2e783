// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.volume;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import ij.process.ImageProcessor;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

import sc.fiji.liif.Progress;
import sc.fiji.liif.image.SliceDenoiser;
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
 * where pixels change, too, each kind of planes answers along two axes, and cubic convolution leads across. Noise is taken out
 * of the slices before. What {@link VolumeFunction} is at single positions this is on a grid. For one channel and frame; to be
 * used by one thread.
 */
final class AxialRefiner {

	private static final double ROUNDING = 1e-9;

	private final ChannelVoxels voxels;
	private final SeenVoxels seen;
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
		seen = new SeenVoxels(voxels, upscaler, spec, exposure);
	}

	/** Voxels that have to be known around those between which some are wanted. */
	static int halo(final ModelSpec spec) {
		return SliceDenoiser.halo(spec);
	}

	/**
	 * A box of the result, the same voxels whatever box they are computed in.
	 *
	 * @param refined takes it
	 * @throws CancellationException if canceled
	 */
	void refine(final RefinedBox refined, final Progress progress) {
		final Interval needed = needed(refined.box());
		final List<ImageProcessor[]> slices = seen.box(needed, progress.part(0, 3, what -> "noise of slices"));
		for (int along = 0; along < 2; along++)
			add(along, needed, slices, refined, progress.part(1 + along, 3, what -> "slices between slices"));
	}

	// -- Helper methods --

	/** The voxels that a box depends on. */
	private Interval needed(final Interval box) {
		final GridSampling slices = plan.grid(0);
		final long[] min = {0, 0, (long) Math.floor(slices.y((int) box.min(2))) - halo(spec)};
		final long[] max = {0, 0, (long) Math.ceil(slices.y((int) box.max(2))) + halo(spec)};
		for (int axis = 0; axis < 2; axis++) {
			final GridSampling grid = plan.grid(axis);
			final PlaneWeights last = plan.weights(axis, (int) box.max(axis));
			min[axis] = Math.min(plan.weights(axis, (int) box.min(axis)).first(),
					(long) Math.floor(grid.x((int) box.min(axis))) - halo(spec));
			max[axis] = Math.max(last.first() + last.count() - 1,
					(long) Math.ceil(grid.x((int) box.max(axis))) + halo(spec));
		}
		return Intervals.intersect(new FinalInterval(min, max), plan.voxels());
	}

	/** Adds what planes along an axis and z answer. */
	private void add(final int along, final Interval needed, final List<ImageProcessor[]> slices,
			final RefinedBox refined, final Progress progress) {
		final int across = 1 - along;
		final Interval box = refined.box();
		final GridSampling grid = plan.grid(along).part((int) box.min(along), (int) box.min(2),
				(int) box.dimension(along), (int) box.dimension(2));
		final PlaneWeights[] rows = new PlaneWeights[(int) box.dimension(across)];
		for (int i = 0; i < rows.length; i++)
			rows[i] = plan.weights(across, (int) box.min(across) + i);
		final int first = rows[0].first();
		final int count = rows[rows.length - 1].first() + rows[rows.length - 1].count() - first;
		final List<SlicePlanes> colours = slices.stream().map(colour -> new SlicePlanes(colour, along == 0))
				.collect(Collectors.toList());
		final SlicePlanes measured = isConsistent ? new SlicePlanes(voxels.box(needed), along == 0) : null;
		final float[][] answers = new float[refined.colours()][grid.width() * grid.height()];
		for (int i = 0; i < count; i++) {
			final int number = first + i - (int) needed.min(across);
			ask(planes(colours, number, seen.exposure()),
					isConsistent ? planes(Collections.singletonList(measured), number, exposure) : null, needed, along,
					grid, answers, progress.part(i, count));
			for (int row = 0; row < rows.length; row++) {
				final int tap = first + i - rows[row].first();
				if (tap >= 0 && tap < rows[row].count())
					refined.add(along, row, (float) rows[row].weight(tap) / 2, answers);
			}
		}
	}

	/** One of the planes, as pictures that the network takes. */
	private List<RandomAccessibleInterval<FloatType>> planes(final List<SlicePlanes> colours, final int number,
			final Exposure known) {
		return PlaneIntensities.of(colours.stream().map(planes -> planes.plane(number)).collect(Collectors.toList()),
				known, spec);
	}

	/**
	 * What the network answers for a plane: {@code [colour][z][x or y]}.
	 *
	 * @param measured what the answers are to be consistent with; null for nothing
	 */
	private void ask(final List<RandomAccessibleInterval<FloatType>> pictures,
			final List<RandomAccessibleInterval<FloatType>> measured, final Interval needed, final int along,
			final GridSampling grid, final float[][] answers, final Progress progress) {
		for (final float[] answer : answers)
			Arrays.fill(answer, 0);
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
			if (isConsistent)
				new ConsistentUpscaler(upscaler, spec).compute(placed(pictures.get(p), needed, along),
						placed(measured.get(p), needed, along), grid, sink, progress);
			else
				upscaler.compute(placed(pictures.get(p), needed, along), grid.refined(parts, 1), sink, progress);
		}
	}

	private static RandomAccessibleInterval<FloatType> placed(final RandomAccessibleInterval<FloatType> picture,
			final Interval needed, final int along) {
		return Views.translate(picture, needed.min(along), needed.min(2), 0);
	}
}
