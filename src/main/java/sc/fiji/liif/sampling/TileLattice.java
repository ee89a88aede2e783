// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.sampling;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;

import sc.fiji.liif.architecture.Reach;

/**
 * The plane in tiles: which one answers a position, and what must be
 * encoded for it so that it answers as the whole picture would. Immutable.
 */
public final class TileLattice {

	/** Where unbounded pictures end after all. */
	public static final double FAR = 1L << 32;

	private final Interval bounds;
	private final Reach reach;
	private final long[] sides;

	/**
	 * @param bounds where the picture is defined, (x, y); null for everywhere
	 * @param width  of a tile without its halo; a multiple of the reach's alignment
	 * @param height likewise
	 */
	public TileLattice(final Interval bounds, final Reach reach, final int width, final int height) {
		this.bounds = bounds;
		this.reach = reach;
		sides = new long[]{width, height};
	}

	/** The key of the tile that answers a position; one that is not a number is answered by the first tile. */
	public long key(final double x, final double y) {
		return index(y, 1) << 32 | index(x, 0) & 0xffffffffL;
	}

	/** What to encode for a tile, halo included, (x, y). */
	public Interval input(final long key) {
		return around(key, reach);
	}

	/** The pixels between which the positions lie that a tile answers, (x, y). */
	public Interval asked(final long key) {
		return around(key, Reach.of(0));
	}

	private Interval around(final long key, final Reach pixels) {
		final long[] index = {(int) key, (int) (key >> 32)};
		final long[] min = new long[2];
		final long[] max = new long[2];
		for (int d = 0; d < 2; d++) {
			final long first = origin(d) + index[d] * sides[d];
			final long[] needed = pixels.around(first, first + sides[d] - 1, min(d), max(d));
			min[d] = needed[0];
			max[d] = needed[1];
		}
		return new FinalInterval(min, max);
	}

	private long index(final double position, final int axis) {
		final double inside = Double.isNaN(position)
				? min(axis)
				: Math.max(min(axis), Math.min(max(axis), Math.floor(position)));
		return Math.floorDiv((long) inside - origin(axis), sides[axis]);
	}

	private long origin(final int axis) {
		return bounds == null ? 0 : bounds.min(axis);
	}

	private long min(final int axis) {
		return bounds == null ? (long) -FAR : bounds.min(axis);
	}

	private long max(final int axis) {
		return bounds == null ? (long) FAR : bounds.max(axis);
	}
}
