// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.stream;

import ij.ImagePlus;
import ij.process.ImageProcessor;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;

import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.io.ReadOnceStack;
import sc.fiji.liif.imagej.io.zarr.BlockPixels;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.volume.IsotropicBoxes;
import sc.fiji.liif.imagej.volume.IsotropicOptions;
import sc.fiji.liif.imagej.volume.VoxelPlan;
import sc.fiji.liif.network.Networks;
import sc.fiji.liif.omezarr.ImageBlock;
import sc.fiji.liif.omezarr.ImageBlocks;
import sc.fiji.liif.omezarr.OmeImage;
import sc.fiji.liif.omezarr.OmeShape;

/** Cubic voxels. */
final class IsotropicBlockWork implements BlockWork {

	private final ImagePlus image;
	private final int channelsAtOnce;
	private final VoxelPlan plan;
	private final IsotropicOptions options;
	private final Exposure[] exposures;
	private final Networks networks;
	/** Null for labels; keeps the network loaded. */
	private final Networks.Lease lease;

	/** @param lease closed with this; null for labels, of which the nearest ones are taken */
	IsotropicBlockWork(final ImageBoxes source, final StreamOptions wanted, final String model,
			final Exposure[] exposures, final Networks networks, final Networks.Lease lease) {
		image = ReadOnceStack.of(source.stack());
		channelsAtOnce = source.channelsAtOnce();
		plan = plan(image, wanted);
		options = IsotropicOptions.model(model).quality(wanted.quality());
		this.exposures = exposures.clone();
		this.networks = networks;
		this.lease = lease;
	}

	/** What the result is like. */
	static OmeShape shape(final ImageBoxes source, final StreamOptions wanted) {
		final VoxelPlan plan = plan(source.stack(), wanted);
		final OmeShape own = source.shape();
		final OmeShape from = wanted.spacing() > 0 ? own.withScale("z", wanted.spacing()) : own;
		return from.resampled("x", plan.size(0), plan.factor(0)).resampled("y", plan.size(1), plan.factor(1))
				.resampled("z", plan.size(2), plan.factor(2));
	}

	@Override
	public ImageBlocks blocks(final OmeImage target, final int atOnce, final int sharers) {
		if (lease == null)
			return new ImageBlocks(target, 0, atOnce, 1);
		final int[] most = IsotropicBoxes.most(image, plan, lease.network().spec(), sharers);
		final int wide = Math.max(target.chunk(0, "x"), target.chunk(0, "y"));
		return new ImageBlocks(target, 0, Math.max(1, Math.min(atOnce, most[0] / wide)),
				Math.max(1, most[1] / target.chunk(0, "z")));
	}

	@Override
	public void make(final OmeImage target, final ImageBlock block, final Progress progress) {
		final Interval box = FinalInterval.createMinSize(block.x(), block.y(), block.z(), block.width(), block.height(),
				block.depth());
		final int frame = (int) block.t() + 1;
		for (int c = 0; c < exposures.length; c++) {
			final int first = c * channelsAtOnce;
			if (target.isWritten(0, first, channelsAtOnce, block))
				continue;
			final ImageProcessor[] slices = lease == null
					? IsotropicBoxes.nearest(image, c + 1, frame, plan, box)
					: new IsotropicBoxes(networks, progress.part(c, exposures.length)).refined(image, c + 1, frame,
							plan, options, exposures[c], box);
			final BlockPixels pixels = new BlockPixels(target, block, first, channelsAtOnce);
			for (int z = 0; z < slices.length; z++)
				pixels.put(0, z, slices[z]);
			pixels.write();
		}
	}

	@Override
	public void close() {
		if (lease != null)
			lease.close();
	}

	private static VoxelPlan plan(final ImagePlus image, final StreamOptions wanted) {
		return (wanted.slicesAlone()
				? VoxelPlan.ofSlices(image, wanted.spacing(), wanted.voxel())
				: VoxelPlan.of(image, wanted.spacing(), wanted.voxel())).whole();
	}
}
