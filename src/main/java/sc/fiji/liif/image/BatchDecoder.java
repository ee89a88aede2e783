// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import net.imglib2.Interval;

import sc.fiji.liif.network.Members;
import sc.fiji.liif.sampling.Footprint;
import sc.fiji.liif.sampling.GridSampling;

/**
 * Decodes batches of positions of an {@link EncodedImage}. Batches of a few
 * thousand positions are decoded at full speed; single ones cost some tenths of
 * a millisecond. For one thread; holds no native memory of its own.
 */
public final class BatchDecoder {

	private final EncodedImage image;
	private final Members members;
	/** Of the batch, in half pixels. */
	private double cellWidth;
	private double cellHeight;

	BatchDecoder(final EncodedImage image) {
		this.image = image;
		members = new Members(image.network().spec().decoder().alignment());
	}

	/**
	 * Decodes colours at any positions.
	 *
	 * @param positions x and y of each position in turn, in the encoded picture's
	 *                  pixel coordinates
	 * @param count     number of positions
	 * @param footprint the footprint of all of them
	 * @param colours   receives {@code [position][channel]} in the unit of the
	 *                  encoded picture; nothing is clamped
	 */
	public void decode(final double[] positions, final int count, final Footprint footprint, final float[] colours) {
		start(count, footprint);
		for (int i = 0; i < count; i++)
			add(positions[2 * i], positions[2 * i + 1]);
		finish(colours);
	}

	/**
	 * Decodes a rectangle of a grid.
	 *
	 * @param x       first column of the rectangle in the grid
	 * @param y       first row
	 * @param colours receives {@code [row][column][channel]}; nothing is clamped
	 */
	public void decode(final GridSampling grid, final int x, final int y, final int width, final int height,
			final float[] colours) {
		start(Math.multiplyExact(width, height), grid.footprint());
		for (int j = y; j < y + height; j++) {
			for (int i = x; i < x + width; i++)
				add(grid.x(i), grid.y(j));
		}
		finish(colours);
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
