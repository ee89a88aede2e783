// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.sampling;

import sc.fiji.liif.architecture.Alignment;

/**
 * Which latents answer a rectangle of a grid: {@link AxisMembers} of its columns and of its
 * rows. Immutable.
 */
public final class RasterMembers {

	private final Alignment alignment;
	private final GridSampling grid;
	private final long originY;
	private final int mapHeight;
	private final int top;
	private final int height;
	private final AxisMembers columns;

	/**
	 * @param originX   where the feature map's first pixel lies in the grid's input coordinates
	 * @param originY   likewise
	 * @param mapWidth  of the feature map
	 * @param mapHeight of the feature map
	 * @param left      the rectangle's first column in the grid
	 * @param top       its first row in the grid
	 */
	public RasterMembers(final Alignment alignment, final GridSampling grid, final long originX, final long originY,
			final int mapWidth, final int mapHeight, final int left, final int top, final int width, final int height) {
		this.alignment = alignment;
		this.grid = grid;
		this.originY = originY;
		this.mapHeight = mapHeight;
		this.top = top;
		this.height = height;
		columns = new AxisMembers(alignment, i -> grid.x(i) - originX, left, width, cellWidth(), mapWidth);
	}

	/** Number of columns. */
	public int width() {
		return columns.size();
	}

	/** Number of rows. */
	public int height() {
		return height;
	}

	/** Width of the queried pixels in half pixels of the map. */
	public double cellWidth() {
		return 2 * grid.footprint().width();
	}

	/** Height likewise. */
	public double cellHeight() {
		return 2 * grid.footprint().height();
	}

	public AxisMembers columns() {
		return columns;
	}

	/** Those of some rows, counted from the rectangle's first one. */
	public AxisMembers rows(final int first, final int count) {
		return new AxisMembers(alignment, j -> grid.y(j) - originY, top + first, count, cellHeight(), mapHeight);
	}
}
