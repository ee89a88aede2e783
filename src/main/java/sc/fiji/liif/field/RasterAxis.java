// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.field;

import java.util.function.IntToDoubleFunction;

import sc.fiji.liif.sampling.AxisMembers;

/**
 * One axis of a grid over a row of pixels: which output pixels lie in which cell. Cell q
 * reaches from the centre of pixel q to that of the next. Output pixels and cells may be
 * any, also beyond the grid and the picture. Immutable.
 */
final class RasterAxis {

	/** What rounding may change, in output pixels. */
	private static final double ROUNDING = 1e-6;

	private final IntToDoubleFunction position;
	private final double start;
	private final double scale;
	private final boolean isBlended;
	private final AxisMembers.Share asked;

	/**
	 * @param position  of each output pixel, in pixels
	 * @param scale     output pixels per pixel
	 * @param isBlended whether two pixels answer together, instead of the nearest one
	 * @param asked     which of them, if so
	 */
	RasterAxis(final IntToDoubleFunction position, final double scale, final boolean isBlended,
			final AxisMembers.Share asked) {
		this.position = position;
		start = position.applyAsDouble(0);
		this.scale = scale;
		this.isBlended = isBlended;
		this.asked = asked;
	}

	/** Whether every cell has output pixels at the same offsets. */
	boolean isWhole() {
		return scale == Math.rint(scale);
	}

	/** Output pixels of a cell, if all have the same. */
	int perCell() {
		return (int) scale;
	}

	/** The most output pixels that lie within one pixel of a centre. */
	int perReach() {
		return (int) Math.ceil(2 * scale - ROUNDING);
	}

	/** Position of an output pixel, in pixels. */
	double position(final int i) {
		return position.applyAsDouble(i);
	}

	/** From an output pixel to another that is some output pixels away, in pixels. */
	double distance(final int pixels) {
		return pixels / scale;
	}

	/** The first output pixel that does not lie before a cell. */
	int first(final int cell) {
		return (int) Math.ceil((cell - start) * scale - ROUNDING);
	}

	/** The cell in which an output pixel lies. */
	int cell(final int i) {
		final int near = (int) Math.floor(position(i));
		return first(near + 1) <= i ? near + 1 : near;
	}

	/** From a pixel to the first output pixel within one pixel of it. */
	double toFirst(final int pixel) {
		return position(first(pixel - 1)) - pixel;
	}

	/** From a cell's beginning to one of its output pixels, if all cells have the same. */
	double offset(final int slot) {
		return position(first(0) + slot);
	}

	/**
	 * The weight of one of the two pixels beside a position.
	 *
	 * @param offset of the position from the left one
	 * @param side   0 for the left, 1 for the right one
	 */
	double weight(final double offset, final int side) {
		if (!isBlended)
			return (side == 1) == (offset >= 0.5) ? 1 : 0;
		return asked.of(side, side == 1 ? offset : 1 - offset);
	}
}
