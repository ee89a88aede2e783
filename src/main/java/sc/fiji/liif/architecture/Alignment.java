// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.architecture;

/**
 * Which latents answer a query, where it lies relative to each, and how their
 * answers are blended. Each constant says it twice: {@link #find} in Java, for
 * running and training, and {@link #locate} as a graph, for exported models.
 * <p>
 * Positions are pixel coordinates of the feature map: centres at integers, x to
 * the right, y down; latents are clamped to the map, so that beyond it the border
 * latents extrapolate.
 */
public enum Alignment {

	/**
	 * The local ensemble (paper, section 3): the four latents around the query,
	 * which see twice its distance from them, with the weights of bilinear
	 * interpolation. This is the reference's function, but for its weights of 1/4
	 * exactly on the centres of the last row and column.
	 */
	ENSEMBLE(2) {

		@Override
		int latent(final Position p, final int member) {
			return p.clamped(p.pixel + member);
		}

		@Override
		double share(final Position p, final int member) {
			return member == 1 ? p.fraction : 1 - p.fraction;
		}

		@Override
		public Located locate(final Layers layers, final Node pixel, final Node cell, final Node size) {
			final Node first = layers.floor(pixel);
			final Node offsets = layers.constant(new float[]{0, 0, 0, 1, 1, 0, 1, 1}, 1, 4, 2);
			final Node fraction = layers.expand(layers.subtract(pixel, first), 1);
			final Node latent = clamped(layers, layers.add(layers.expand(first, 1), offsets), size);
			// The distance from the neighbour on the other side, per axis.
			final Node shares = layers.reshape(
					layers.abs(layers.subtract(layers.subtract(layers.constant(1), offsets), fraction)), -1, 2);
			final Node weight = layers.multiply(layers.columns(shares, 0, 1), layers.columns(shares, 1, 1));
			return new Located(latent, halfPixels(layers, pixel, latent), layers.reshape(weight, -1, 4, 1));
		}
	},

	/** The nearest latent, which sees twice the query's distance from it (the paper's ablation "-e"). */
	NEAREST(1) {

		@Override
		int latent(final Position p, final int member) {
			return p.clamped(p.pixel + Math.floor(p.fraction + 0.5));
		}

		@Override
		public Located locate(final Layers layers, final Node pixel, final Node cell, final Node size) {
			final Node latent = clamped(layers, layers.expand(layers.floor(layers.add(pixel, layers.constant(0.5))), 1),
					size);
			return new Located(latent, halfPixels(layers, pixel, latent), null);
		}
	},

	/**
	 * The latent in whose pixel the upper left corner of the queried pixel lies; it
	 * sees where in that pixel, from 0 to 1 (MetaSR).
	 */
	CORNER(1) {

		@Override
		int latent(final Position p, final int member) {
			return p.clamped(p.pixel + Math.floor(corner(p) + EDGE));
		}

		@Override
		double seen(final Position p, final int latent) {
			return p.pixel - latent + corner(p);
		}

		private double corner(final Position p) {
			return p.fraction + 0.5 - p.cell / 4;
		}

		@Override
		public Located locate(final Layers layers, final Node pixel, final Node cell, final Node size) {
			final Node corner = layers.expand(layers.subtract(layers.add(pixel, layers.constant(0.5)),
					layers.multiply(cell, layers.constant(0.25))), 1);
			final Node latent = clamped(layers, layers.floor(layers.add(corner, layers.constant(EDGE))), size);
			return new Located(latent, layers.subtract(corner, latent), null);
		}
	};

	/** A corner that lies so little, in pixels, before a pixel's edge lies on it. */
	private static final double EDGE = 1e-6;

	private final int along;

	Alignment(final int along) {
		this.along = along;
	}

	/** How many latents answer one query. */
	public int members() {
		return along * along;
	}

	/** How many of them lie along one axis; those of a query are numbered row by row. */
	public int membersAlong() {
		return along;
	}

	/** Takes the latents of a query, one by one. */
	public interface Found {

		/**
		 * @param member which of the query's latents
		 * @param row    of the feature map, y * width + x
		 * @param dy     what the decoder sees of the position along y
		 * @param dx     along x
		 * @param weight by which its answer is blended
		 */
		void put(int member, int row, double dy, double dx, double weight);
	}

	/** Takes the latents of a position along one axis, one by one. */
	public interface FoundAlong {

		/**
		 * @param member   which of the position's latents
		 * @param latent   column or row of the feature map
		 * @param distance what the decoder sees of the position
		 * @param share    weight by which its answer is blended, that of the axis
		 */
		void put(int member, int latent, double distance, double share);
	}

	/** The nodes of located queries. */
	public static final class Located {

		private final Node latent;
		private final Node position;
		private final Node weight;

		private Located(final Node latent, final Node position, final Node weight) {
			this.latent = latent;
			this.position = position;
			this.weight = weight;
		}

		/** (y, x) of the latents, {@code [q, members, 2]}. */
		public Node latent() {
			return latent;
		}

		/** What the decoder sees, {@code [q, members, 2]}, (y, x). */
		public Node position() {
			return position;
		}

		/** {@code [q, members, 1]}; null where one latent answers alone. */
		public Node weight() {
			return weight;
		}
	}

	/**
	 * Finds the latents of one query. Two positions in the same pixel whose fractions
	 * are the same 32-bit floats give the same, bit for bit.
	 *
	 * @param cellWidth  width of the queried pixel in half pixels of the map
	 * @param cellHeight height likewise
	 * @param width      of the feature map
	 * @param height     of the feature map
	 */
	public final void find(final double x, final double y, final double cellWidth, final double cellHeight,
			final int width, final int height, final Found found) {
		final Position column = new Position(x, cellWidth, width);
		final Position row = new Position(y, cellHeight, height);
		for (int member = 0; member < along * along; member++) {
			final int ix = latent(column, member % along);
			final int iy = latent(row, member / along);
			found.put(member, iy * width + ix, seen(row, iy), seen(column, ix),
					share(column, member % along) * share(row, member / along));
		}
	}

	/**
	 * Finds the latents of a position along one axis: those of a query are all pairs of
	 * a row and a column, with the products of their shares.
	 *
	 * @param cell   length of the queried pixel in half pixels of the map
	 * @param length of the feature map
	 */
	public final void findAlong(final double position, final double cell, final int length, final FoundAlong found) {
		final Position p = new Position(position, cell, length);
		for (int member = 0; member < along; member++) {
			final int latent = latent(p, member);
			found.put(member, latent, seen(p, latent), share(p, member));
		}
	}

	abstract int latent(Position p, int member);

	double seen(final Position p, final int latent) {
		return 2 * (p.pixel - latent + p.fraction);
	}

	double share(final Position p, final int member) {
		return 1;
	}

	/**
	 * The same as a graph.
	 *
	 * @param pixel positions, {@code [q, 2]}, (y, x)
	 * @param cell  size of the queried pixels in half pixels of the map, {@code [q, 2]}
	 * @param size  (height, width) of the map, {@code [2]}
	 */
	public abstract Located locate(Layers layers, Node pixel, Node cell, Node size);

	// -- Helper methods --

	/** A query's position along one axis. */
	private static final class Position {

		private final double pixel;
		private final double fraction;
		private final double cell;
		private final int length;

		private Position(final double position, final double cell, final int length) {
			pixel = Math.floor(position);
			fraction = (float) (position - pixel);
			this.cell = cell;
			this.length = length;
		}

		private int clamped(final double i) {
			return (int) Math.max(0, Math.min(length - 1, i));
		}
	}

	private static Node clamped(final Layers layers, final Node latent, final Node size) {
		return layers.maximum(layers.constant(0), layers.minimum(layers.subtract(size, layers.constant(1)), latent));
	}

	private static Node halfPixels(final Layers layers, final Node pixel, final Node latent) {
		return layers.multiply(layers.subtract(layers.expand(pixel, 1), latent), layers.constant(2));
	}
}
