// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.sampling;

import java.util.function.IntToDoubleFunction;

import sc.fiji.liif.architecture.Alignment;

/**
 * Which latents answer a run of a grid's columns, or rows: {@link Members} of one axis.
 * Those of a raster's pixels are all pairs of a row and a column. Immutable.
 */
public final class AxisMembers {

	private final int size;
	private final int perPixel;
	private final int[] latent;
	private final float[] distance;
	private final float[] share;

	/** Which of the latents along an axis are asked. */
	public interface Share {

		/** What becomes of the weight by which a member's answer would be blended. */
		double of(int member, double blended);
	}

	/**
	 * @param asked    of each member
	 * @param position of each column, in the feature map's pixel coordinates
	 * @param cell     width of the queried pixels in half pixels of the map
	 * @param length   width of the feature map
	 */
	AxisMembers(final Alignment alignment, final Share asked, final IntToDoubleFunction position, final int first,
			final int size, final double cell, final int length) {
		this.size = size;
		perPixel = alignment.membersAlong();
		latent = new int[size * perPixel];
		distance = new float[size * perPixel];
		share = new float[size * perPixel];
		for (int i = 0; i < size; i++) {
			final int at = i * perPixel;
			alignment.findAlong(position.applyAsDouble(first + i), cell, length, (member, column, seen, weight) -> {
				latent[at + member] = column;
				distance[at + member] = (float) seen;
				share[at + member] = (float) (perPixel == 1 ? weight : asked.of(member, weight));
			});
		}
	}

	/** Number of columns. */
	public int size() {
		return size;
	}

	/** How many latents answer one. */
	public int perPixel() {
		return perPixel;
	}

	/** Columns of the feature map, {@code [column][member]}. */
	public int[] latent() {
		return latent;
	}

	/** What the decoder sees of the position, {@code [column][member]}. */
	public float[] distance() {
		return distance;
	}

	/** Blending weights, {@code [column][member]}. */
	public float[] share() {
		return share;
	}
}
