// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.sampling;

import net.imglib2.Interval;

/**
 * A grid of output pixels laid over a rectangle of the input so that both cover
 * the same area: with scale s = output length / input length, output pixel i
 * lies at min + (i + 0.5) / s - 0.5 of the input's pixel coordinates, to 2^-28 of a
 * pixel. The scale may be any number and differ between the axes. A part of a grid
 * has the very positions of the whole. Immutable.
 */
public final class GridSampling implements Sampling {

	private final GridAxis x;
	private final GridAxis y;
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
		x = new GridAxis(area.min(0), (double) width / area.dimension(0), width);
		y = new GridAxis(area.min(1), (double) height / area.dimension(1), height);
		leastFootprint = 0;
	}

	/**
	 * Of a scale that is kept exactly: along each axis as many whole output pixels as come closest to covering
	 * the rectangle, so that the last one may lie beyond it by half or leave half of one uncovered.
	 */
	public static GridSampling scaled(final Interval area, final double scaleX, final double scaleY) {
		return new GridSampling(new GridAxis(area.min(0), scaleX, length(area.dimension(0) * scaleX)),
				new GridAxis(area.min(1), scaleY, length(area.dimension(1) * scaleY)), 0);
	}

	private static int length(final double exact) {
		return Math.toIntExact(Math.max(1, Math.round(exact)));
	}

	/** Of a whole picture that begins at (0, 0), each pixel cut into scale x scale. */
	public static GridSampling whole(final int inputWidth, final int inputHeight, final int scale) {
		return new GridSampling(new GridAxis(0, scale, Math.multiplyExact(inputWidth, scale)),
				new GridAxis(0, scale, Math.multiplyExact(inputHeight, scale)), 0);
	}

	private GridSampling(final GridAxis x, final GridAxis y, final double leastFootprint) {
		this.x = x;
		this.y = y;
		this.leastFootprint = leastFootprint;
	}

	/** Each pixel cut into some, over the same area. */
	public GridSampling refined(final int across, final int down) {
		return new GridSampling(x.refined(across), y.refined(down), leastFootprint);
	}

	/** With some pixels more, as large as the others, on each side. */
	public GridSampling extended(final int left, final int top, final int right, final int bottom) {
		return new GridSampling(x.extended(left, right), y.extended(top, bottom), leastFootprint);
	}

	/** Some of its pixels, where they are. */
	public GridSampling part(final int left, final int top, final int partWidth, final int partHeight) {
		return extended(-left, -top, left + partWidth - width(), top + partHeight - height());
	}

	/** The same pixels of an input whose first pixel lies elsewhere. */
	public GridSampling translated(final long byX, final long byY) {
		return new GridSampling(x.translated(byX), y.translated(byY), leastFootprint);
	}

	/** Where its left edge lies, in the frame in which the input's first pixel goes from 0 to 1. */
	public double left() {
		return x.edge();
	}

	/** Where its upper edge lies likewise. */
	public double top() {
		return y.edge();
	}

	/** With footprints that are no smaller than this, in input pixels, along any axis, however small its pixels are. */
	public GridSampling withFootprintsFrom(final double least) {
		return new GridSampling(x, y, least);
	}

	/** See {@link Turning}. */
	GridSampling turned(final long left, final long top, final long rectangleWidth, final long rectangleHeight,
			final boolean mirrorsX, final boolean mirrorsY, final boolean transposes) {
		final GridAxis across = x.translated(-left);
		final GridAxis down = y.translated(-top);
		final GridAxis newX = mirrorsX ? across.mirrored(rectangleWidth) : across;
		final GridAxis newY = mirrorsY ? down.mirrored(rectangleHeight) : down;
		return transposes ? new GridSampling(newY, newX, leastFootprint) : new GridSampling(newX, newY, leastFootprint);
	}

	@Override
	public int width() {
		return x.length();
	}

	@Override
	public int height() {
		return y.length();
	}

	/** Output pixels per input pixel along x. */
	public double scaleX() {
		return x.scale();
	}

	/** Output pixels per input pixel along y. */
	public double scaleY() {
		return y.scale();
	}

	/** Centre of output column i, in input pixels. */
	public double x(final int i) {
		return x.position(i);
	}

	/** Centre of output row j, in input pixels. */
	public double y(final int j) {
		return y.position(j);
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
		return new Footprint(Math.max(1 / scaleX(), leastFootprint), Math.max(1 / scaleY(), leastFootprint));
	}
}
