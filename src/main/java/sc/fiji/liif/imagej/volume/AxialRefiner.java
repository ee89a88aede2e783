// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.volume;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

import ij.process.ImageProcessor;

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

/**
 * Puts slices between slices: asks the network for each xz plane and each yz plane, and takes the mean of both answers.
 * For one channel and frame; to be used by one thread.
 */
final class AxialRefiner {

	/** How far, in slices, what is told of the noise looks around. */
	private static final int NOISE_REACH = 8;

	private final Upscaler upscaler;
	private final ModelSpec spec;
	private final Exposure exposure;
	private final boolean isConsistent;

	/** @param isConsistent whether the mean over each input voxel is to be what was measured there: for whole stacks alone */
	AxialRefiner(final Upscaler upscaler, final ModelSpec spec, final Exposure exposure, final boolean isConsistent) {
		this.upscaler = upscaler;
		this.spec = spec;
		this.exposure = exposure;
		this.isConsistent = isConsistent;
	}

	/** Slices that have to be known around those between which some are wanted. */
	static int halo(final ModelSpec spec) {
		return spec.reach().halo() + NOISE_REACH;
	}

	/**
	 * Some slices of the result.
	 *
	 * @param slices of the input, from the {@code z}-th on: those between which the wanted ones lie, and the {@link #halo}
	 *               around them as far as there are any
	 * @param plan   of the whole stack
	 * @param first  of the wanted slices
	 * @param count  of them
	 * @return {@code [colour][slice][y][x]} in the network's intensities: one colour, or red, green and blue
	 * @throws CancellationException if canceled
	 */
	float[][] refine(final ImageProcessor[] slices, final int z, final VoxelPlan plan, final int first, final int count,
			final Progress progress) {
		final int area = slices[0].getWidth() * slices[0].getHeight();
		final int colours = slices[0].getNChannels() == 3 ? 3 : 1;
		final float[][] sums = new float[colours][Math.multiplyExact(area, count)];
		final int all = slices[0].getWidth() + slices[0].getHeight();
		int done = 0;
		for (final boolean isAlongX : new boolean[]{true, false}) {
			final SlicePlanes planes = new SlicePlanes(slices, isAlongX);
			final GridSampling grid = plan.grid(planes.width()).part(0, first, planes.width(), count);
			for (int i = 0; i < planes.count(); i++)
				add(planes, i, z, grid, area, sums, progress.part(done++, all, what -> "slices between slices"));
		}
		return sums;
	}

	// -- Helper methods --

	/** Adds one half of what the network answers for one plane. */
	private void add(final SlicePlanes planes, final int plane, final int z, final GridSampling grid, final int area,
			final float[][] sums, final Progress progress) {
		final List<RandomAccessibleInterval<FloatType>> pictures = PlaneIntensities
				.of(Arrays.asList(planes.plane(plane)), exposure, spec);
		final int channels = spec.channels();
		for (int p = 0; p < pictures.size(); p++) {
			final int picture = p;
			final ColourSink sink = (left, top, width, height, answers) -> {
				for (int k = 0; k < width * height; k++) {
					final int at = (top + k / width) * area + planes.inSlice(plane, left + k % width);
					for (int c = 0; c < channels; c++) {
						final int colour = sums.length == channels ? c : picture;
						sums[colour][at] += answers[k * channels + c] / (sums.length == channels ? 2 : 2f * channels);
					}
				}
			};
			final RandomAccessibleInterval<FloatType> seen = Views.translate(pictures.get(p), 0, z, 0);
			if (isConsistent)
				new ConsistentUpscaler(upscaler, spec).compute(seen, grid, sink, progress);
			else
				upscaler.compute(seen, grid, sink, progress);
		}
	}
}
