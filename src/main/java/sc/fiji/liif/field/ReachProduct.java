// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.field;

import sc.fiji.liif.field.FieldRaster.Cells;
import sc.fiji.liif.field.FieldRaster.Target;
import sc.fiji.liif.engine.TableProduct;

/**
 * The raster at any factors: offsets differ from cell to cell, but not the distances
 * between output pixels. The coefficients of each pixel are turned to the first output
 * pixel in its reach, so that one table, the damped waves at the distances from there, gives a
 * patch for each pixel; and the patches of four pixels are blended. Safe for use by
 * several threads.
 */
final class ReachProduct implements FieldRaster.RasterProduct {

	private final WaveField field;
	private final TableProduct products;
	private final RasterAxis x;
	private final RasterAxis y;
	/** {@code [sines, cosines][row][column]} */
	private final float[] table;

	ReachProduct(final WaveField field, final TableProduct products, final RasterAxis x, final RasterAxis y,
			final double[] damping) {
		this.field = field;
		this.products = products;
		this.x = x;
		this.y = y;
		final int n = field.waves();
		final int across = x.perReach();
		final int size = across * y.perReach();
		table = new float[2 * n * size];
		for (int j = 0; j < n; j++) {
			for (int i = 0; i < size; i++) {
				final double phase = field.frequencyX(j) * x.distance(i % across)
						+ field.frequencyY(j) * y.distance(i / across);
				table[j * size + i] = (float) (damping[j] * Math.sin(phase));
				table[(n + j) * size + i] = (float) (damping[j] * Math.cos(phase));
			}
		}
	}

	/** Patches lie in native and in Java's memory. */
	@Override
	public long perRow(final long columns) {
		return 2 * (columns + 1) * field.channels() * Math.max(x.perReach() * y.perReach(), 2 * field.waves());
	}

	@Override
	public void evaluate(final Cells cells, final Target target) {
		final int across = cells.columns + 1;
		final TurnedRows source = new TurnedRows(field, x, cells.firstColumn, across);
		final float[] turned = new float[(cells.rows + 1) * across * field.stride()];
		for (int row = 0; row <= cells.rows; row++)
			source.turn(cells.firstRow + row, y.toFirst(cells.firstRow + row), turned, row * across * field.stride());
		final int count = (cells.rows + 1) * across * field.channels();
		final float[] patches = new float[count * x.perReach() * y.perReach()];
		products.multiply(turned, count, 2 * field.waves(), table, patches);
		final Columns columns = new Columns(cells, target);
		final int last = Math.min(target.top + target.height, y.first(cells.firstRow + cells.rows));
		for (int j = Math.max(target.top, y.first(cells.firstRow)); j < last; j++)
			blend(patches, cells, columns, j, target);
	}

	// -- Helper methods --

	/** Of each column of a target where it lies in the patches of the pixels on both sides, and how near the right one is. */
	private final class Columns {

		private final int[] left;
		private final int[] right;
		private final float[] share;

		private Columns(final Cells cells, final Target target) {
			final int pixel = field.channels() * x.perReach() * y.perReach();
			left = new int[target.width];
			right = new int[target.width];
			share = new float[target.width];
			for (int i = 0; i < target.width; i++) {
				final int column = target.left + i;
				final int cell = x.cell(column);
				left[i] = (cell - cells.firstColumn) * pixel + column - x.first(cell - 1);
				right[i] = (cell - cells.firstColumn + 1) * pixel + column - x.first(cell);
				share[i] = (float) x.weight(x.position(column) - cell, 1);
			}
		}
	}

	/** Blends an output row of the patches of two rows of pixels. */
	private void blend(final float[] patches, final Cells cells, final Columns columns, final int j,
			final Target target) {
		final int channels = field.channels();
		final int patch = x.perReach() * y.perReach();
		final int row = (cells.columns + 1) * channels * patch;
		final int cell = y.cell(j);
		final float below = (float) y.weight(y.position(j) - cell, 1);
		final float above = 1 - below;
		final int first = (cell - cells.firstRow) * row + (j - y.first(cell - 1)) * x.perReach();
		final int second = (cell - cells.firstRow + 1) * row + (j - y.first(cell)) * x.perReach();
		int to = (j - target.top) * target.width * channels;
		for (int i = 0; i < target.width; i++) {
			final float right = columns.share[i];
			final float left = 1 - right;
			int a = columns.left[i];
			int b = columns.right[i];
			for (int c = 0; c < channels; c++) {
				target.colours[to++] = above * (left * patches[first + a] + right * patches[first + b])
						+ below * (left * patches[second + a] + right * patches[second + b]);
				a += patch;
				b += patch;
			}
		}
	}
}
