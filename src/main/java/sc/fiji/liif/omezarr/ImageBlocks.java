// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.omezarr;

/**
 * A resolution of an image, cut into blocks of whole chunks that cover it once, so that who writes one is in nobody's way.
 * Numbered from 0 on: along x, y, z, then t. Immutable.
 */
public final class ImageBlocks {

	private final OmeShape shape;
	private final int atOnce;
	private final int deep;
	private final int side;
	private final int depth;

	/**
	 * @param atOnce chunks along x and y of a block
	 * @param deep   chunks along z
	 */
	public ImageBlocks(final OmeImage image, final int level, final int atOnce, final int deep) {
		shape = image.shape(level);
		this.atOnce = atOnce;
		this.deep = deep;
		side = Math.multiplyExact(Math.max(image.chunk(level, "x"), image.chunk(level, "y")), atOnce);
		depth = Math.multiplyExact(image.chunk(level, "z"), deep);
	}

	/** Chunks along x and y of a block. */
	public int atOnce() {
		return atOnce;
	}

	/** Chunks along z. */
	public int deep() {
		return deep;
	}

	public long count() {
		return across() * down() * through() * shape.size("t");
	}

	public ImageBlock get(final long number) {
		final long x = number % across() * side;
		final long y = number / across() % down() * side;
		final long z = number / across() / down() % through() * depth;
		return new ImageBlock(number / across() / down() / through(), z, y, x, length(depth, "z", z),
				length(side, "y", y), length(side, "x", x));
	}

	private long across() {
		return parts("x", side);
	}

	private long down() {
		return parts("y", side);
	}

	private long through() {
		return parts("z", depth);
	}

	private long parts(final String axis, final int length) {
		return (shape.size(axis) + length - 1) / length;
	}

	private int length(final int most, final String axis, final long from) {
		return (int) Math.min(most, shape.size(axis) - from);
	}
}
