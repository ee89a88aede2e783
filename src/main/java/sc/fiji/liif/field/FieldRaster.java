// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.field;

import java.util.stream.IntStream;

import sc.fiji.liif.engine.TableProduct;
import sc.fiji.liif.sampling.GridSampling;
import sc.fiji.liif.sampling.Latents;

/**
 * A {@link WaveField} at the pixels of a grid, by matrix products. The values are those of
 * a {@link PointEvaluator}. For one thread, which others help.
 */
public final class FieldRaster {

	/** Values of a strip: few enough to take little memory, many enough for full speed. */
	private static final int STRIP = 1 << 20;

	private final RasterAxis y;
	private final RasterAxis x;
	private final RasterProduct product;
	private final int width;
	private final int height;

	/** The products that give a part of a grid. Safe for use by several threads. */
	interface RasterProduct {

		/** Values that one row of cells takes, in whichever of the steps there are most. */
		long perRow(long columns);

		/** @param cells rows of cells, whose output pixels are wanted as far as they lie in the target */
		void evaluate(Cells cells, Target target);
	}

	/** Some cells: four pixels and what lies between them. Immutable. */
	static final class Cells {

		final int firstColumn;
		final int columns;
		final int firstRow;
		final int rows;

		private Cells(final int firstColumn, final int columns, final int firstRow, final int rows) {
			this.firstColumn = firstColumn;
			this.columns = columns;
			this.firstRow = firstRow;
			this.rows = rows;
		}
	}

	/** A rectangle of the grid and its colours, {@code [row][column][channel]}. */
	static final class Target {

		final int left;
		final int top;
		final int width;
		final int height;
		final float[] colours;

		private Target(final int left, final int top, final int width, final int height, final float[] colours) {
			this.left = left;
			this.top = top;
			this.width = width;
			this.height = height;
			this.colours = colours;
		}
	}

	/**
	 * @param latents those that are asked
	 * @param originX where the first pixel that was encoded lies in the grid's input coordinates
	 * @param originY likewise
	 * @throws LiifException in one sentence, if the grid's pixels have no size
	 */
	public FieldRaster(final WaveField field, final TableProduct products, final Latents latents,
			final GridSampling grid, final long originX, final long originY) {
		x = new RasterAxis(i -> grid.x(i) - originX - field.minX(), grid.scaleX(), field.isBlended(),
				latents::shareOfColumn);
		y = new RasterAxis(j -> grid.y(j) - originY - field.minY(), grid.scaleY(), field.isBlended(),
				latents::shareOfRow);
		width = field.width();
		height = field.height();
		final double[] damping = field.damping(grid.footprint());
		product = x.isWhole() && y.isWhole()
				? new CellProduct(field, products, x, y, damping)
				: new ReachProduct(field, products, x, y, damping);
	}

	/** Whether a rectangle of the grid lies within one pixel of those that are kept: the only ones that can be evaluated. */
	public boolean covers(final int left, final int top, final int columns, final int rows) {
		return x.cell(left) >= -1 && x.cell(left + columns - 1) < width && y.cell(top) >= -1
				&& y.cell(top + rows - 1) < height;
	}

	/**
	 * Evaluates a rectangle of the grid.
	 *
	 * @param left    its first column in the grid
	 * @param top     its first row in the grid
	 * @param colours receives {@code [row][column][channel]}; nothing is clamped
	 */
	public void evaluate(final int left, final int top, final int across, final int down, final float[] colours) {
		final Target target = new Target(left, top, across, down, colours);
		final int firstColumn = x.cell(left);
		final int columns = x.cell(left + across - 1) - firstColumn + 1;
		final int firstRow = y.cell(top);
		final int rows = y.cell(top + down - 1) - firstRow + 1;
		final int strips = (int) Math.min(rows, Math.ceil((double) product.perRow(columns) * rows / STRIP));
		IntStream.range(0, strips).parallel().forEach(i -> {
			final int from = (int) ((long) rows * i / strips);
			final int to = (int) ((long) rows * (i + 1) / strips);
			product.evaluate(new Cells(firstColumn, columns, firstRow + from, to - from), target);
		});
	}
}
