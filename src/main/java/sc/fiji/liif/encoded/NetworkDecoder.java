// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.encoded;

import net.imglib2.Interval;

import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.network.NetworkForm;
import sc.fiji.liif.sampling.Footprint;
import sc.fiji.liif.sampling.GridSampling;
import sc.fiji.liif.sampling.Latents;
import sc.fiji.liif.sampling.Members;
import sc.fiji.liif.sampling.RasterMembers;

/** Decodes by asking the network, which knows no formula. */
final class NetworkDecoder implements BatchDecoder {

	private final EncodedFeatures image;
	private final Members members;
	private final Latents latents;
	/** Of the batch, in half pixels. */
	private double cellWidth;
	private double cellHeight;

	/** @param latents those that are asked */
	NetworkDecoder(final EncodedFeatures image, final Latents latents) {
		this.image = image;
		members = new Members(image.network().spec().decoder().alignment(), latents);
		this.latents = latents;
	}

	@Override
	public void decode(final double[] positions, final int count, final Footprint footprint, final float[] colours) {
		start(count, footprint);
		for (int i = 0; i < count; i++)
			add(positions[2 * i], positions[2 * i + 1]);
		finish(colours);
	}

	@Override
	public void decode(final GridSampling grid, final int x, final int y, final int width, final int height,
			final float[] colours) {
		final Interval interval = image.interval();
		final LiifNetwork network = image.network();
		if (network.spec().decoder().isAdditive()) {
			final RasterMembers raster = new RasterMembers(members.alignment(), latents, grid, interval.min(0),
					interval.min(1), (int) interval.dimension(0), (int) interval.dimension(1), x, y, width, height);
			image.withFeatures(features -> network.decode(features, raster, colours));
			return;
		}
		start(Math.multiplyExact(width, height), grid.footprint());
		for (int j = y; j < y + height; j++) {
			for (int i = x; i < x + width; i++)
				add(grid.x(i), grid.y(j));
		}
		finish(colours);
	}

	@Override
	public int block() {
		return block(image.network());
	}

	@Override
	public int blockRows() {
		return image.network().spec().decoder().isAdditive() ? LiifNetwork.BLOCK_ROWS : 1;
	}

	/** How many positions of a grid a network should be asked for at once. */
	static int block(final LiifNetwork network) {
		final NetworkForm form = network.form();
		return network.spec().decoder().isAdditive() ? form.callers() * form.block() : EncodedTiles.BLOCK;
	}

	// -- Helper methods --

	private void start(final int count, final Footprint all) {
		members.clear(count);
		cellWidth = 2 * all.width();
		cellHeight = 2 * all.height();
	}

	private void add(final double x, final double y) {
		final Interval interval = image.interval();
		members.add(x - interval.min(0), y - interval.min(1), cellWidth, cellHeight, (int) interval.dimension(0),
				(int) interval.dimension(1));
	}

	private void finish(final float[] colours) {
		image.withFeatures(features -> image.network().decode(features, members, cellWidth, cellHeight, colours));
	}
}
