// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.sampling;

import sc.fiji.liif.architecture.Alignment;

/**
 * Which latents answer a rectangle of a grid: {@link AxisMembers} of its columns and of its
 * rows. Immutable.
 */
public final class RasterMembers {

	private final Alignment alignment;
	private final Latents latents;
	private final GridSampling grid;
	private final long originX;
	private final long originY;
	private final int mapWidth;
	private final int mapHeight;
	private final int left;
	private final int top;
	private final int width;
	private final int height;

	/**
	 * @param latents   those that are asked
	 * @param originX   where the feature map's first pixel lies in the grid's input coordinates
	 * @param originY   likewise
	 * @param mapWidth  of the feature map
	 * @param mapHeight of the feature map
	 * @param left      the rectangle's first column in the grid
	 * @param top       its first row in the grid
	 */
	public RasterMembers(final Alignment alignment, final Latents latents, final GridSampling grid, final long originX,
			final long originY, final int mapWidth, final int mapHeight, final int left, final int top, final int width,
			final int height) {
		this.alignment = alignment;
		this.latents = latents;
		this.grid = grid;
		this.originX = originX;
		this.originY = originY;
		this.mapWidth = mapWidth;
		this.mapHeight = mapHeight;
		this.left = left;
		this.top = top;
		this.width = width;
		this.height = height;
	}

	/** Number of columns. */
	public int width() {
		return width;
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

	/** Those of some columns, counted from the rectangle's first one. */
	public AxisMembers columns(final int first, final int count) {
		return new AxisMembers(alignment, latents::shareOfColumn, i -> grid.x(i) - originX, left + first, count,
				cellWidth(), mapWidth);
	}

	/** Those of some rows, counted from the rectangle's first one. */
	public AxisMembers rows(final int first, final int count) {
		return new AxisMembers(alignment, latents::shareOfRow, j -> grid.y(j) - originY, top + first, count,
				cellHeight(), mapHeight);
	}
}
