// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.sampling;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Which of the four latents around a position answer: all of them, blended, as the local ensemble does
 * (paper, section 3), or one of them alone. Where a model asks a single latent anyway, all of these are the same.
 */
public enum Latents {

	ALL(-1, -1),
	UPPER_LEFT(0, 0),
	UPPER_RIGHT(1, 0),
	LOWER_LEFT(0, 1),
	LOWER_RIGHT(1, 1);

	/** The four that answer alone. */
	public static final List<Latents> SINGLE = Collections
			.unmodifiableList(Arrays.asList(UPPER_LEFT, UPPER_RIGHT, LOWER_LEFT, LOWER_RIGHT));

	private final int column;
	private final int row;

	Latents(final int column, final int row) {
		this.column = column;
		this.row = row;
	}

	/**
	 * The weight of the latents on one side of a position along x.
	 *
	 * @param side    0 for those before, 1 for those after it
	 * @param blended their weight where all answer
	 */
	public double shareOfColumn(final int side, final double blended) {
		return along(column, side, blended);
	}

	/** The same along y. */
	public double shareOfRow(final int side, final double blended) {
		return along(row, side, blended);
	}

	/**
	 * What one that answers alone would count where all answer: the weight of bilinear interpolation.
	 *
	 * @param x position between the latents on the left and on the right, from 0 to 1
	 * @param y between those above and below
	 */
	public double shareOf(final double x, final double y) {
		return this == ALL ? 1 : (column == 1 ? x : 1 - x) * (row == 1 ? y : 1 - y);
	}

	/** The weight of one of the four. */
	public double share(final int ofColumn, final int ofRow, final double blended) {
		if (this == ALL)
			return blended;
		return ofColumn == column && ofRow == row ? 1 : 0;
	}

	private static double along(final int only, final int side, final double blended) {
		if (only < 0)
			return blended;
		return side == only ? 1 : 0;
	}
}
