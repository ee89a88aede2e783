// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.sampling;

import net.imglib2.Interval;

/**
 * A grid of output pixels laid over a rectangle of the input so that both cover
 * the same area: with scale s = output length / input length, output pixel i
 * lies at min + (i + 0.5) / s - 0.5 of the input's pixel coordinates. The scale
 * may be any number and differ between the axes. Immutable.
 */
public final class GridSampling implements Sampling {

	private final double minX;
	private final double minY;
	private final double scaleX;
	private final double scaleY;
	private final int width;
	private final int height;
	/** In input pixels. */
	private final double leastFootprint;

	/**
	 * @param area   rectangle of the input, in pixels (x, y)
	 * @param width  output pixels along x, greater than zero
	 * @param height output pixels along y, greater than zero
	 */
	public GridSampling(final Interval area, final int width, final int height) {
		if (width < 1 || height < 1)
			throw new IllegalArgumentException("A grid of " + width + " x " + height + " pixels.");
		this.width = width;
		this.height = height;
		minX = area.min(0);
		minY = area.min(1);
		scaleX = (double) width / area.dimension(0);
		scaleY = (double) height / area.dimension(1);
		leastFootprint = 0;
	}

	/**
	 * Of a scale that is kept exactly: along each axis as many whole output pixels as come closest to covering
	 * the rectangle, so that the last one may lie beyond it by half or leave half of one uncovered.
	 */
	public static GridSampling scaled(final Interval area, final double scaleX, final double scaleY) {
		return new GridSampling(area.min(0), area.min(1), scaleX, scaleY, length(area.dimension(0) * scaleX),
				length(area.dimension(1) * scaleY), 0);
	}

	private static int length(final double exact) {
		return Math.toIntExact(Math.max(1, Math.round(exact)));
	}

	/** Of a whole picture that begins at (0, 0), each pixel cut into scale x scale. */
	public static GridSampling whole(final int inputWidth, final int inputHeight, final int scale) {
		return new GridSampling(0, 0, scale, scale, Math.multiplyExact(inputWidth, scale),
				Math.multiplyExact(inputHeight, scale), 0);
	}

	private GridSampling(final double minX, final double minY, final double scaleX, final double scaleY,
			final int width, final int height, final double leastFootprint) {
		this.minX = minX;
		this.minY = minY;
		this.scaleX = scaleX;
		this.scaleY = scaleY;
		this.width = width;
		this.height = height;
		this.leastFootprint = leastFootprint;
	}

	/** Each pixel cut into some, over the same area. */
	public GridSampling refined(final int across, final int down) {
		return new GridSampling(minX, minY, scaleX * across, scaleY * down, Math.multiplyExact(width, across),
				Math.multiplyExact(height, down), leastFootprint);
	}

	/** With some pixels more, as large as the others, on each side. */
	public GridSampling extended(final int left, final int top, final int right, final int bottom) {
		return new GridSampling(minX - left / scaleX, minY - top / scaleY, scaleX, scaleY, width + left + right,
				height + top + bottom, leastFootprint);
	}

	/** Some of its pixels, where they are. */
	public GridSampling part(final int left, final int top, final int partWidth, final int partHeight) {
		return extended(-left, -top, left + partWidth - width, top + partHeight - height);
	}

	/** The same pixels of an input whose first pixel lies elsewhere. */
	public GridSampling translated(final double x, final double y) {
		return new GridSampling(minX + x, minY + y, scaleX, scaleY, width, height, leastFootprint);
	}

	/** Where its left edge lies, in the frame in which the input's first pixel goes from 0 to 1. */
	public double left() {
		return minX;
	}

	/** Where its upper edge lies likewise. */
	public double top() {
		return minY;
	}

	/** With footprints that are no smaller than this, in input pixels, along any axis, however small its pixels are. */
	public GridSampling withFootprintsFrom(final double least) {
		return new GridSampling(minX, minY, scaleX, scaleY, width, height, least);
	}

	/** See {@link Turning}. */
	GridSampling turned(final long x, final long y, final long rectangleWidth, final long rectangleHeight,
			final boolean mirrorsX, final boolean mirrorsY, final boolean transposes) {
		// Of a mirrored grid the last pixel comes first.
		final double left = mirrorsX ? rectangleWidth - (minX - x) - width / scaleX : minX - x;
		final double top = mirrorsY ? rectangleHeight - (minY - y) - height / scaleY : minY - y;
		return transposes
				? new GridSampling(top, left, scaleY, scaleX, height, width, leastFootprint)
				: new GridSampling(left, top, scaleX, scaleY, width, height, leastFootprint);
	}

	@Override
	public int width() {
		return width;
	}

	@Override
	public int height() {
		return height;
	}

	/** Output pixels per input pixel along x. */
	public double scaleX() {
		return scaleX;
	}

	/** Output pixels per input pixel along y. */
	public double scaleY() {
		return scaleY;
	}

	/** Centre of output column i, in input pixels. */
	public double x(final int i) {
		return minX + (i + 0.5) / scaleX - 0.5;
	}

	/** Centre of output row j, in input pixels. */
	public double y(final int j) {
		return minY + (j + 0.5) / scaleY - 0.5;
	}

	@Override
	public double x(final int i, final int j) {
		return x(i);
	}

	@Override
	public double y(final int i, final int j) {
		return y(j);
	}

	@Override
	public Footprint footprint() {
		return new Footprint(Math.max(1 / scaleX, leastFootprint), Math.max(1 / scaleY, leastFootprint));
	}
}
