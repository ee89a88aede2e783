// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;

import sc.fiji.liif.architecture.Reach;

/**
 * Cuts a grid of output pixels into tiles of nearly equal size, each with the part
 * of the input it depends on. Immutable.
 */
public final class TileGrid {

	private final int size;
	private final List<Tile> tiles = new ArrayList<>();

	/**
	 * @param picture the whole input, in pixels (x, y)
	 * @param grid    what is to be computed
	 * @param size    largest side of a tile in input pixels, without its halo
	 * @param reach   which input pixels a latent depends on
	 */
	public TileGrid(final Interval picture, final GridSampling grid, final int size, final Reach reach) {
		this.size = reach.isGlobal() ? Integer.MAX_VALUE : size;
		final List<long[]> columns = cut(grid.width(), grid.scaleX());
		final List<long[]> rows = cut(grid.height(), grid.scaleY());
		for (final long[] row : rows) {
			final long[] y = needed(grid::y, row, picture, 1, reach);
			final long[] askedY = needed(grid::y, row, picture, 1, Reach.of(0));
			for (final long[] column : columns) {
				final long[] x = needed(grid::x, column, picture, 0, reach);
				final long[] askedX = needed(grid::x, column, picture, 0, Reach.of(0));
				tiles.add(new Tile(interval(column, row), interval(x, y), interval(askedX, askedY)));
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
		return tiles.stream().mapToLong(Tile::inputPixels).max().getAsLong();
	}

	private static Interval interval(final long[] x, final long[] y) {
		return new FinalInterval(new long[]{x[0], y[0]}, new long[]{x[1], y[1]});
	}

	/** First and last output index of each piece of one axis. */
	private List<long[]> cut(final int length, final double scale) {
		final int pieces = (int) Math.min(length, Math.ceil(length / scale / size));
		final List<long[]> ranges = new ArrayList<>();
		for (long i = 0; i < pieces; i++)
			ranges.add(new long[]{i * length / pieces, (i + 1) * length / pieces - 1});
		return ranges;
	}

	/** First and last input index that some output indices depend on, along an axis. */
	private static long[] needed(final IntToDoubleFunction position, final long[] range, final Interval picture,
			final int axis, final Reach reach) {
		return reach.around(position.applyAsDouble((int) range[0]), position.applyAsDouble((int) range[1]),
				picture.min(axis), picture.max(axis));
	}
}
