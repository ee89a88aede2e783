// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.architecture;

/**
 * Which pixels change a latent, along each axis: those within a radius, of a
 * grid that must not be shifted by anything but multiples of its alignment; or
 * all of the picture. The one place where the halo of a tile is computed.
 * Immutable.
 */
public final class Reach {

	/** Every pixel changes every latent: such a picture can't be cut into tiles. */
	public static final Reach GLOBAL = new Reach(Integer.MAX_VALUE, 1);

	private final int radius;
	private final int alignment;

	private Reach(final int radius, final int alignment) {
		this.radius = radius;
		this.alignment = alignment;
	}

	/** @param radius how many pixels away a pixel still changes a latent */
	public static Reach of(final int radius) {
		return new Reach(radius, 1);
	}

	/** @param pixels what a tile's origin must be a multiple of, counted from the picture's */
	public Reach aligned(final int pixels) {
		return new Reach(radius, pixels);
	}

	/** Wider by some pixels. */
	public Reach plus(final int pixels) {
		return isGlobal() ? this : new Reach(radius + pixels, alignment);
	}

	/** How many pixels away a pixel still changes a latent. */
	public int radius() {
		return radius;
	}

	/** What a tile's origin must be a multiple of, in pixels, counted from the picture's. */
	public int alignment() {
		return alignment;
	}

	public boolean isGlobal() {
		return radius == Integer.MAX_VALUE;
	}

	/** How many pixels on each side are encoded with a tile at most, the neighbouring latent of a query included. */
	public int halo() {
		return isGlobal() ? radius : radius + alignment;
	}

	/**
	 * First and last pixel that colours between two positions depend on: those of
	 * the latents on both sides of each position, and what changes these.
	 *
	 * @param from first position in pixels, centres at integers
	 * @param to   last position, not smaller
	 * @param min  first pixel of the picture
	 * @param max  last pixel of the picture
	 */
	public long[] around(final double from, final double to, final long min, final long max) {
		if (isGlobal())
			return new long[]{min, max};
		final long first = Math.max(min, clamp(from, min, max) - radius);
		final long last = Math.min(max, clamp(to, min, max) + 1 + radius);
		return new long[]{min + Math.floorDiv(first - min, alignment) * alignment, last};
	}

	/** The latent before a position; a position beyond the picture is answered by its border. */
	private static long clamp(final double position, final long min, final long max) {
		return (long) Math.max(min, Math.min(max, Math.floor(position)));
	}
}
