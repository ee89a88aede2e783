// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import net.imglib2.Interval;

import sc.fiji.liif.network.Corners;

/**
 * Decodes batches of positions of an {@link EncodedImage}. Batches of a few
 * thousand positions are decoded at full speed; single ones cost some tenths of
 * a millisecond. For one thread; holds no native memory of its own.
 */
public final class Decoder {

	private final EncodedImage image;
	private final Corners corners;
	/** Of the batch, in half pixels. */
	private double cellWidth;
	private double cellHeight;

	Decoder(final EncodedImage image) {
		this.image = image;
		corners = new Corners(image.network().spec().decoder());
	}

	/**
	 * Decodes colours at any positions.
	 *
	 * @param positions x and y of each position in turn, in the encoded picture's
	 *                  pixel coordinates
	 * @param count     number of positions
	 * @param cell      the footprint of all of them
	 * @param colours   receives {@code [position][channel]} in the unit of the
	 *                  encoded picture; nothing is clamped
	 */
	public void decode(final double[] positions, final int count, final Cell cell, final float[] colours) {
		start(count, cell);
		for (int i = 0; i < count; i++)
			add(positions[2 * i], positions[2 * i + 1]);
		finish(colours);
	}

	/**
	 * Decodes a rectangle of a raster.
	 *
	 * @param x       first column of the rectangle in the raster
	 * @param y       first row
	 * @param colours receives {@code [row][column][channel]}; nothing is clamped
	 */
	public void decode(final Raster raster, final int x, final int y, final int width, final int height,
			final float[] colours) {
		start(width * height, raster.cell());
		for (int j = y; j < y + height; j++) {
			for (int i = x; i < x + width; i++)
				add(raster.x(i), raster.y(j));
		}
		finish(colours);
	}

	// -- Helper methods --

	private void start(final int count, final Cell all) {
		corners.clear(count);
		cellWidth = 2 * all.width();
		cellHeight = 2 * all.height();
	}

	private void add(final double x, final double y) {
		final Interval interval = image.interval();
		corners.add(x - interval.min(0), y - interval.min(1), cellWidth, cellHeight, (int) interval.dimension(0),
				(int) interval.dimension(1));
	}

	private void finish(final float[] colours) {
		image.withFeatures(features -> image.network().decode(features, corners, cellWidth, cellHeight, colours));
	}
}
