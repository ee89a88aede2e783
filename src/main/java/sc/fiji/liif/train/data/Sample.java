// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.data;

import sc.fiji.liif.raster.Raster;

/**
 * One example: an input patch, and a target whose pixels are the right answers
 * at known positions of the input. The centre of the target's pixel (i, j) lies
 * at {@code (left + (i + 0.5) * pixelWidth - 0.5, top + (j + 0.5) * pixelHeight -
 * 0.5)} in the input's pixel coordinates. Immutable.
 */
public final class Sample {

	private final Raster input;
	private final Raster target;
	private final double left;
	private final double top;
	private final double pixelWidth;
	private final double pixelHeight;
	private final double weight;

	/** A target that covers the input exactly. */
	public Sample(final Raster input, final Raster target) {
		this(input, target, 0, 0, (double) input.width() / target.width(), (double) input.height() / target.height());
	}

	/** The same, of another weight in the loss than 1. */
	Sample(final Raster input, final Raster target, final double weight) {
		this(input, target, 0, 0, (double) input.width() / target.width(), (double) input.height() / target.height(),
				weight);
	}

	/**
	 * @param left        where the target begins, in input pixels from the input's
	 *                    left edge
	 * @param top         likewise, from its upper edge
	 * @param pixelWidth  width of the target's pixels in input pixels
	 * @param pixelHeight height likewise
	 */
	public Sample(final Raster input, final Raster target, final double left, final double top, final double pixelWidth,
			final double pixelHeight) {
		this(input, target, left, top, pixelWidth, pixelHeight, 1);
	}

	private Sample(final Raster input, final Raster target, final double left, final double top,
			final double pixelWidth, final double pixelHeight, final double weight) {
		this.weight = weight;
		this.input = input;
		this.target = target;
		this.left = left;
		this.top = top;
		this.pixelWidth = pixelWidth;
		this.pixelHeight = pixelHeight;
	}

	public Raster input() {
		return input;
	}

	public Raster target() {
		return target;
	}

	/** Position of the centre of the target's i-th column in the input. */
	public double x(final int i) {
		return left + (i + 0.5) * pixelWidth - 0.5;
	}

	/** Position of the centre of the target's j-th row in the input. */
	public double y(final int j) {
		return top + (j + 0.5) * pixelHeight - 0.5;
	}

	/** Width of the target's pixels in input pixels. */
	public double pixelWidth() {
		return pixelWidth;
	}

	/** Height of the target's pixels in input pixels. */
	public double pixelHeight() {
		return pixelHeight;
	}

	/** How much it counts in the loss. */
	public double weight() {
		return weight;
	}

	/** Mirrored at the horizontal axis, at the vertical one, then transposed: each if asked for. */
	public Sample turned(final boolean flipRows, final boolean flipColumns, final boolean transpose) {
		final double x = flipColumns ? input.width() - left - target.width() * pixelWidth : left;
		final double y = flipRows ? input.height() - top - target.height() * pixelHeight : top;
		final Raster in = input.turned(flipRows, flipColumns, transpose);
		final Raster out = target.turned(flipRows, flipColumns, transpose);
		return transpose
				? new Sample(in, out, y, x, pixelHeight, pixelWidth, weight)
				: new Sample(in, out, x, y, pixelWidth, pixelHeight, weight);
	}
}
