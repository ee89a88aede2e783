// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.volume;

import java.awt.geom.AffineTransform;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.image.Upscaler;
import sc.fiji.liif.imagej.HeapSpace;
import sc.fiji.liif.imagej.result.ResultImage;
import sc.fiji.liif.imagej.result.RoiMap;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.values.PixelMeaning;
import sc.fiji.liif.imagej.values.PlaneSinks;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.network.Networks;
import sc.fiji.liif.network.Quality;
import sc.fiji.liif.sampling.ColourSink;
import sc.fiji.liif.sampling.GridSampling;

/**
 * Makes stacks of cubic voxels, channel by channel and frame by frame: 8, 16 and 32 bit and RGB. The input is not changed
 * and the result not shown. Safe for use by several threads.
 */
public final class IsotropicStack {

	private final Networks networks;
	private final Progress progress;
	private final int slab;

	public IsotropicStack(final Networks networks, final Progress progress) {
		this(networks, progress, Integer.MAX_VALUE);
	}

	/** @param slab how many slices of the result are computed at once at most; changes nothing but time and memory */
	IsotropicStack(final Networks networks, final Progress progress, final int slab) {
		this.networks = networks;
		this.progress = progress;
		this.slab = slab;
	}

	/**
	 * @param model        a model's name or folder
	 * @param noise        as {@link Exposure} has it
	 * @param isConsistent whether the mean over each input voxel is to be what was measured there, or differs by noise alone
	 * @return a new image, of the input's type
	 * @throws LiifException         in one sentence, if it is not possible
	 * @throws CancellationException if canceled
	 */
	public ImagePlus of(final ImagePlus image, final VoxelPlan plan, final String model, final String noise,
			final Quality quality, final boolean isConsistent) {
		HeapSpace.check(plan.bytes(), "The result", "give a larger voxel size, select fewer channels or frames");
		final PixelMeaning meaning = PixelMeaning.of(image);
		final int channels = image.getNChannels();
		final int frames = image.getNFrames();
		final ImageProcessor[][] volumes = new ImageProcessor[channels * frames][];
		final String note;
		if (meaning == PixelMeaning.LABELS) {
			for (int i = 0; i < volumes.length; i++)
				volumes[i] = nearest(slices(image, i, 0, image.getNSlices()), plan);
			note = "no model; labels are not interpolated";
		}
		else {
			try (Networks.Lease lease = networks.lease(model, quality)) {
				final LiifNetwork network = lease.network();
				final Exposure[] exposures = Exposure.of(image, noise, progress);
				for (int i = 0; i < volumes.length; i++)
					volumes[i] = volume(image, i, plan, exposures[i % channels], new Upscaler(network).quality(quality),
							network.spec(), isConsistent, progress.part(i, volumes.length));
				note = "model " + network.spec().name() + quality + (isConsistent ? ", consistent with the input" : "");
			}
		}
		final ImageStack stack = new ImageStack(image.getWidth(), image.getHeight());
		for (int t = 0; t < frames; t++) {
			for (int z = 0; z < plan.slices(); z++) {
				for (int c = 0; c < channels; c++)
					stack.addSlice(volumes[t * channels + c][z]);
			}
		}
		final ImagePlus result = new ResultImage(image).ofSlices(stack, plan.slices(), "isotropic", plan.calibration(),
				"LIIF: " + note + ", slices x " + plan.factor() + ", from \"" + image.getTitle() + "\"");
		new RoiMap(new AffineTransform()).copy(image, result);
		if (result.getOverlay() != null) {
			for (final Roi roi : result.getOverlay())
				move(roi, image, plan);
		}
		return result;
	}

	// -- Helper methods --

	/** A selection of one slice is of the middle one of those that come of it. */
	private static void move(final Roi roi, final ImagePlus image, final VoxelPlan plan) {
		if (roi.hasHyperStackPosition() && roi.getZPosition() > 0)
			roi.setPosition(roi.getCPosition(), middle(roi.getZPosition(), plan), roi.getTPosition());
		else if (roi.getPosition() > 0 && image.getStackSize() == image.getNSlices())
			roi.setPosition(middle(roi.getPosition(), plan));
	}

	private static int middle(final int slice, final VoxelPlan plan) {
		return (int) Math.min(plan.slices(), Math.floor((slice - 0.5) * plan.factor()) + 1);
	}

	/** One channel and frame, slab by slab. */
	private ImageProcessor[] volume(final ImagePlus image, final int which, final VoxelPlan plan,
			final Exposure exposure, final Upscaler upscaler, final ModelSpec spec, final boolean isConsistent,
			final Progress part) {
		final AxialRefiner refiner = new AxialRefiner(upscaler, spec, exposure, isConsistent);
		final ImageProcessor[] volume = new ImageProcessor[plan.slices()];
		final int step = isConsistent ? volume.length : Math.min(slab, affordable(image, volume.length));
		final int halo = AxialRefiner.halo(spec);
		for (int first = 0; first < volume.length; first += step) {
			final int count = Math.min(step, volume.length - first);
			final int from = isConsistent ? 0 : Math.max(0, (int) Math.floor(first / plan.factor()) - halo);
			final int to = isConsistent
					? image.getNSlices()
					: Math.min(image.getNSlices(), (int) Math.ceil((first + count) / plan.factor()) + halo);
			final ImageProcessor[] slices = slices(image, which, from, to);
			final int done = first;
			final float[][] values = refiner.refine(slices, from, plan, first, count, new Progress() {

				@Override
				public void report(final double now, final double total, final String what) {
					part.report(done + count * now / total, volume.length, what);
				}

				@Override
				public boolean isCanceled() {
					return part.isCanceled();
				}
			});
			for (int i = 0; i < count; i++)
				volume[first + i] = slice(values, i, slices[nearest(first + i, plan, image.getNSlices()) - from],
						exposure, spec);
		}
		return volume;
	}

	/** Slices of the result that fit into a quarter of what memory there is, as floats. */
	private static int affordable(final ImagePlus image, final int all) {
		final Runtime runtime = Runtime.getRuntime();
		final long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
		final long each = (long) Float.BYTES * image.getWidth() * image.getHeight()
				* (image.getBitDepth() == 24 ? 3 : 1);
		return (int) Math.max(1, Math.min(all, free / 4 / each));
	}

	/** Some slices of a channel and frame. */
	private static ImageProcessor[] slices(final ImagePlus image, final int which, final int from, final int to) {
		final ImageProcessor[] slices = new ImageProcessor[to - from];
		final int channel = which % image.getNChannels() + 1;
		final int frame = which / image.getNChannels() + 1;
		for (int z = from; z < to; z++)
			slices[z - from] = image.getStack().getProcessor(image.getStackIndex(channel, z + 1, frame));
		return slices;
	}

	/** In the image's own values. */
	private static ImageProcessor slice(final float[][] values, final int number, final ImageProcessor source,
			final Exposure exposure, final ModelSpec spec) {
		final int width = source.getWidth();
		final int height = source.getHeight();
		final ImageProcessor slice = source.createProcessor(width, height);
		final int area = width * height;
		final boolean areColours = source instanceof ColorProcessor && spec.channels() == 3;
		final List<ColourSink> sinks = new PlaneSinks(exposure.range(spec), GridSampling.whole(width, height, 1),
				areColours ? 3 : 1).into(Arrays.asList(source), Arrays.asList(slice));
		for (int s = 0; s < sinks.size(); s++) {
			final int colours = areColours ? 3 : 1;
			final float[] plane = new float[colours * area];
			for (int i = 0; i < plane.length; i++)
				plane[i] = values[areColours ? i % 3 : s][number * area + i / colours];
			sinks.get(s).write(0, 0, width, height, plane);
		}
		return slice;
	}

	private static ImageProcessor[] nearest(final ImageProcessor[] slices, final VoxelPlan plan) {
		final ImageProcessor[] volume = new ImageProcessor[plan.slices()];
		for (int i = 0; i < volume.length; i++)
			volume[i] = slices[nearest(i, plan, slices.length)].duplicate();
		return volume;
	}

	/** The input's slice that is nearest to one of the result's. */
	private static int nearest(final int slice, final VoxelPlan plan, final int slices) {
		return PlaneSinks.nearest(plan.grid(1).y(slice), slices);
	}
}
