// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

import net.imglib2.Interval;

/**
 * Cuts a raster into tiles of nearly equal size, each with the part of the input
 * it depends on. A latent depends on the pixels within the model's receptive
 * radius; a query on the latents around it. Immutable.
 */
public final class TileGrid {

	private final int size;
	private final List<Tile> tiles = new ArrayList<>();

	/**
	 * @param picture the whole input, in pixels (x, y)
	 * @param raster  what is to be computed
	 * @param size    largest side of a tile in input pixels, without its halo
	 * @param radius  the model's receptive radius in input pixels
	 */
	public TileGrid(final Interval picture, final Raster raster, final int size, final int radius) {
		this.size = size;
		final List<long[]> columns = cut(raster.width(), raster.scaleX(), size);
		final List<long[]> rows = cut(raster.height(), raster.scaleY(), size);
		for (final long[] row : rows) {
			final long[] y = needed(raster::y, row, picture.min(1), picture.max(1), radius);
			for (final long[] column : columns) {
				final long[] x = needed(raster::x, column, picture.min(0), picture.max(0), radius);
				tiles.add(new Tile(new long[]{column[0], row[0]}, new long[]{column[1], row[1]}, new long[]{x[0], y[0]},
						new long[]{x[1], y[1]}));
			}
		}
	}

	/** The tiles, row by row. */
	public List<Tile> tiles() {
		return new ArrayList<>(tiles);
	}

	/** Largest side of a tile in input pixels, without its halo. */
	public int size() {
		return size;
	}

	/** Largest number of input pixels that one tile encodes. */
	public long largestInput() {
		return tiles.stream().mapToLong(t -> t.input().dimension(0) * t.input().dimension(1)).max().getAsLong();
	}

	/** First and last output index of each piece of one axis. */
	private static List<long[]> cut(final int length, final double scale, final int size) {
		final int pieces = (int) Math.min(length, Math.ceil(length / scale / size));
		final List<long[]> ranges = new ArrayList<>();
		for (long i = 0; i < pieces; i++)
			ranges.add(new long[]{i * length / pieces, (i + 1) * length / pieces - 1});
		return ranges;
	}

	/** First and last input index that some output indices depend on. */
	private static long[] needed(final IntToDoubleFunction position, final long[] range, final long min, final long max,
			final int radius) {
		final long first = (long) Math.floor(position.applyAsDouble((int) range[0])) - radius;
		final long last = (long) Math.floor(position.applyAsDouble((int) range[1])) + 1 + radius;
		return new long[]{Math.max(min, first), Math.min(max, last)};
	}
}
