// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.volume;

import java.util.Arrays;

import ij.ImagePlus;
import ij.process.ImageProcessor;

import net.imglib2.Interval;

import sc.fiji.liif.Progress;
import sc.fiji.liif.image.Upscaler;
import sc.fiji.liif.imagej.HeapSpace;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.values.PlaneSinks;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.network.Networks;
import sc.fiji.liif.sampling.GridSampling;

/** Boxes of cubic voxels, each by itself, for those who put them together. Safe for use by several threads. */
public final class IsotropicBoxes {

	/** Of the memory that is free, what computing may take. */
	static final int SHARE = 3;

	private final Networks networks;
	private final Progress progress;

	public IsotropicBoxes(final Networks networks, final Progress progress) {
		this.networks = networks;
		this.progress = progress;
	}

	/**
	 * Some voxels of one channel and frame of an {@link IsotropicStack}, where it is not to be consistent: their slices.
	 *
	 * @param channel  from 1 on
	 * @param frame    from 1 on
	 * @param exposure of the channel
	 * @param box      (x, y, z) of the result
	 */
	public ImageProcessor[] refined(final ImagePlus image, final int channel, final int frame, final VoxelPlan plan,
			final IsotropicOptions options, final Exposure exposure, final Interval box) {
		try (Networks.Lease lease = networks.lease(options.model(), options.quality())) {
			final LiifNetwork network = lease.network();
			final ChannelVoxels voxels = new ChannelVoxels(image, channel, frame);
			final ImageProcessor like = image.getProcessor();
			final RefinedBox refined = new RefinedBox(box, like.getNChannels(), false);
			refiner(voxels, plan, options.consistent(false), network, exposure).refine(refined, progress);
			final ImageProcessor[] slices = new ImageProcessor[(int) box.dimension(2)];
			sink(voxels, plan, network, exposure).slices(refined, like, (slice, z) -> slices[z] = slice);
			return slices;
		}
	}

	/** For one channel and frame. */
	static AxialRefiner refiner(final ChannelVoxels voxels, final VoxelPlan plan, final IsotropicOptions options,
			final LiifNetwork network, final Exposure exposure) {
		return new AxialRefiner(voxels, plan, new Upscaler(network).quality(options.quality()), network.spec(),
				exposure, options.isConsistent());
	}

	/** The counterpart of the voxels. */
	static VoxelSink sink(final ChannelVoxels voxels, final VoxelPlan plan, final LiifNetwork network,
			final Exposure exposure) {
		return new VoxelSink(exposure.range(network.spec()), network.spec().channels(), plan, voxels);
	}

	/** Likewise the nearest voxels, for labels. */
	public static ImageProcessor[] nearest(final ImagePlus image, final int channel, final int frame,
			final VoxelPlan plan, final Interval box) {
		final ChannelVoxels voxels = new ChannelVoxels(image, channel, frame);
		final GridSampling pixels = plan.lateral().part((int) box.min(0), (int) box.min(1), (int) box.dimension(0),
				(int) box.dimension(1));
		final ImageProcessor[] slices = new ImageProcessor[(int) box.dimension(2)];
		Arrays.setAll(slices, z -> VoxelSink.nearest(voxels,
				PlaneSinks.nearest(plan.grid(0).y((int) box.min(2) + z), plan.length(2)), pixels));
		return slices;
	}

	/**
	 * Boxes that such a result can be made of in turn, each in a part of the memory that is free.
	 *
	 * @param sharers among whom the memory is shared
	 * @return most voxels of a box along x and y, and along z
	 */
	public static int[] most(final ImagePlus image, final VoxelPlan plan, final ModelSpec spec, final int sharers) {
		final Interval first = new VolumeBoxes(plan, RefinedBox.bytes(image.getProcessor().getNChannels(), false),
				image.getBytesPerPixel(), AxialRefiner.halo(spec)).within(HeapSpace.free() / SHARE / sharers).get(0);
		return new int[]{(int) Math.max(first.dimension(0), first.dimension(1)), (int) first.dimension(2)};
	}
}
