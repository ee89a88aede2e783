// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import sc.fiji.liif.model.DecoderSpec;
import sc.fiji.liif.model.MetaSrSpec;

/**
 * Which latents answer a batch of queries: for each query its members' rows in
 * the feature map, where the query lies relative to each, and how their answers
 * are blended (paper, section 3, "local ensemble").
 * <p>
 * Positions are pixel coordinates of the encoded image: centres at integers, x
 * to the right, y down. In that frame the members are the four pixels around
 * the query (without the local ensemble: the nearest one), clamped to the image;
 * what the network sees is twice the distance from the member, and the weights
 * are those of bilinear interpolation. Beyond the image the border latents
 * extrapolate. Computed in double precision. This is the reference's function,
 * but for its weights of 1/4 exactly on the centres of the last row and column.
 * <p>
 * MetaSR has one member: the pixel in which the upper left corner of the queried
 * pixel lies; it sees where in that pixel, from 0 to 1.
 * <p>
 * Not safe for use by several threads; may be filled again and again.
 */
public final class Corners {

	/** A corner that lies so little, in pixels, before a pixel's edge lies on it. */
	private static final double EDGE = 1e-6;

	private final boolean isMetaSr;
	private final int members;
	private int size;
	private int[] index;
	private float[] position;
	private float[] weight;

	public Corners(final DecoderSpec spec) {
		this(spec.members(), spec instanceof MetaSrSpec);
	}

	Corners(final int members, final boolean isMetaSr) {
		this.members = members;
		this.isMetaSr = isMetaSr;
		clear(0);
	}

	/** Empties the batch and makes room for some queries. */
	public void clear(final int capacity) {
		size = 0;
		if (index == null || index.length < capacity * members) {
			index = new int[capacity * members];
			position = new float[2 * capacity * members];
			weight = new float[capacity * members];
		}
	}

	/** Adds one query of a single feature map. */
	public void add(final double x, final double y, final double cellWidth, final double cellHeight, final int width,
			final int height) {
		add(x, y, cellWidth, cellHeight, width, height, 0);
	}

	/**
	 * Adds one query. Two positions in the same pixel whose fractions are the same
	 * 32-bit floats give the same members, bit for bit.
	 *
	 * @param x          position in the feature map's pixel coordinates
	 * @param y          likewise
	 * @param cellWidth  width of the queried pixel in half pixels of the map
	 * @param cellHeight height likewise
	 * @param width      width of the feature map
	 * @param height     height of the feature map
	 * @param first      the map's first row among those of all maps of a batch
	 */
	void add(final double x, final double y, final double cellWidth, final double cellHeight, final int width,
			final int height, final int first) {
		final double x0 = Math.floor(x);
		final double y0 = Math.floor(y);
		final double fx = (float) (x - x0);
		final double fy = (float) (y - y0);
		if (isMetaSr)
			putCorner(first, x0, fx + 0.5 - cellWidth / 4, width, y0, fy + 0.5 - cellHeight / 4, height);
		else if (members == 1)
			put(0, first, x0, Math.rint(x0 + fx), fx, width, y0, Math.rint(y0 + fy), fy, height, 1);
		else {
			for (int member = 0; member < 4; member++) {
				final int right = member & 1;
				final int below = member >> 1;
				put(member, first, x0, x0 + right, fx, width, y0, y0 + below, fy, height,
						(right == 1 ? fx : 1 - fx) * (below == 1 ? fy : 1 - fy));
			}
		}
		finish();
	}

	/** Sets MetaSR's member of the queried pixel whose corner lies at (x0 + dx, y0 + dy), from the map's own corner. */
	private void putCorner(final int first, final double x0, final double dx, final int width, final double y0,
			final double dy, final int height) {
		final int ix = clamp(x0 + Math.floor(dx + EDGE), width);
		final int iy = clamp(y0 + Math.floor(dy + EDGE), height);
		put(0, first + iy * width + ix, y0 - iy + dy, x0 - ix + dx, 1);
	}

	/** Sets a member at (cx, cy), clamped, of the query at (x0 + fx, y0 + fy). */
	private void put(final int member, final int first, final double x0, final double cx, final double fx,
			final int width, final double y0, final double cy, final double fy, final int height, final double blend) {
		final int ix = clamp(cx, width);
		final int iy = clamp(cy, height);
		put(member, first + iy * width + ix, 2 * (y0 - iy + fy), 2 * (x0 - ix + fx), blend);
	}

	/** Number of queries. */
	public int size() {
		return size;
	}

	int members() {
		return members;
	}

	/** Rows of the feature map, {@code [query][member]}. */
	int[] index() {
		return index;
	}

	/**
	 * {@code [query][member][y, x]}: query minus latent in half pixels, or for MetaSR
	 * the queried pixel's corner minus the latent's in pixels.
	 */
	float[] position() {
		return position;
	}

	/** Blending weights, {@code [query][member]}. */
	float[] weight() {
		return weight;
	}

	/** Sets one member of the query that is being added. */
	void put(final int member, final int row, final double dy, final double dx, final double blend) {
		final int i = size * members + member;
		index[i] = row;
		position[2 * i] = (float) dy;
		position[2 * i + 1] = (float) dx;
		weight[i] = (float) blend;
	}

	/** Ends the query whose members were set. */
	void finish() {
		size++;
	}

	private static int clamp(final double i, final int length) {
		return (int) Math.max(0, Math.min(length - 1, i));
	}
}
