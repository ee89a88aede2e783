// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.omezarr;

/** A box of the pixels that each channel of an image has at a time. Immutable. */
public final class ImageBlock {

	private final long t;
	private final long z;
	private final long y;
	private final long x;
	private final int depth;
	private final int height;
	private final int width;

	/**
	 * @param t     and the other positions, of the first pixel, from 0 on
	 * @param depth pixels along z
	 */
	public ImageBlock(final long t, final long z, final long y, final long x, final int depth, final int height,
			final int width) {
		this.t = t;
		this.z = z;
		this.y = y;
		this.x = x;
		this.depth = depth;
		this.height = height;
		this.width = width;
	}

	public long t() {
		return t;
	}

	public long z() {
		return z;
	}

	public long y() {
		return y;
	}

	public long x() {
		return x;
	}

	public int depth() {
		return depth;
	}

	public int height() {
		return height;
	}

	public int width() {
		return width;
	}

	/** The first pixel along {@link OmeShape#AXES}, in a channel. */
	long[] min(final long channel) {
		return new long[]{t, channel, z, y, x};
	}

	/** Pixels along {@link OmeShape#AXES}. */
	int[] size() {
		return new int[]{1, 1, depth, height, width};
	}

	@Override
	public String toString() {
		return width + " x " + height + " x " + depth + " pixels from " + x + ", " + y + ", " + z + " of time " + t;
	}
}
