// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.sampling;

import sc.fiji.liif.architecture.Alignment;

/**
 * Which latents answer a batch of queries: for each query its members' rows in
 * the feature map, where the query lies relative to each, and how their answers
 * are blended, as the {@link Alignment} finds them. Not safe for use by several
 * threads; may be filled again and again.
 */
public final class Members {

	private final Alignment alignment;
	private final Latents latents;
	private int size;
	private int[] index;
	private float[] position;
	private float[] weight;

	/** All latents around each query. */
	public Members(final Alignment alignment) {
		this(alignment, Latents.ALL);
	}

	/** @param latents those that are asked */
	public Members(final Alignment alignment, final Latents latents) {
		this.alignment = alignment;
		this.latents = alignment.members() == 1 ? Latents.ALL : latents;
		clear(0);
	}

	/**
	 * Empties the batch and makes room for some queries.
	 *
	 * @throws ArithmeticException if there is no room for so many
	 */
	public void clear(final int capacity) {
		size = 0;
		final int members = Math.multiplyExact(capacity, alignment.members());
		if (index == null || index.length < members) {
			index = new int[members];
			position = new float[Math.multiplyExact(2, members)];
			weight = new float[members];
		}
	}

	/**
	 * Adds one query.
	 *
	 * @param x          position in the feature map's pixel coordinates
	 * @param y          likewise
	 * @param cellWidth  width of the queried pixel in half pixels of the map
	 * @param cellHeight height likewise
	 * @param width      width of the feature map
	 * @param height     height of the feature map
	 */
	public void add(final double x, final double y, final double cellWidth, final double cellHeight, final int width,
			final int height) {
		add(x, y, cellWidth, cellHeight, width, height, 0);
	}

	/** @param first the map's first row among those of all maps of a batch */
	public void add(final double x, final double y, final double cellWidth, final double cellHeight, final int width,
			final int height, final int first) {
		alignment.find(x, y, cellWidth, cellHeight, width, height,
				(member, row, dy, dx, blend) -> put(member, first + row, dy, dx, share(member, blend)));
		finish();
	}

	/** Number of queries. */
	public int size() {
		return size;
	}

	public Alignment alignment() {
		return alignment;
	}

	/** How many latents answer one query. */
	public int perQuery() {
		return alignment.members();
	}

	/** Rows of the feature map, {@code [query][member]}. */
	public int[] index() {
		return index;
	}

	/** What the decoder sees of the position, {@code [query][member][y, x]}. */
	public float[] position() {
		return position;
	}

	/** Blending weights, {@code [query][member]}. */
	public float[] weight() {
		return weight;
	}

	/** Sets one member of the query that is being added. */
	public void put(final int member, final int row, final double dy, final double dx, final double blend) {
		final int i = size * alignment.members() + member;
		index[i] = row;
		position[2 * i] = (float) dy;
		position[2 * i + 1] = (float) dx;
		weight[i] = (float) blend;
	}

	private double share(final int member, final double blend) {
		final int along = alignment.membersAlong();
		return latents.share(member % along, member / along, blend);
	}

	/** Ends the query whose members were set. */
	public void finish() {
		size++;
	}
}
