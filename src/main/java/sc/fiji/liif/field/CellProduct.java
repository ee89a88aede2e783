// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.field;

import sc.fiji.liif.field.FieldRaster.Cells;
import sc.fiji.liif.field.FieldRaster.Target;
import sc.fiji.liif.engine.TableProduct;

/**
 * The raster at factors that are whole along both axes: the output pixels of every cell
 * lie at the same offsets, so that they are the coefficients of its four pixels times one
 * table, the waves at these offsets, damped and weighted. Safe for use by several threads.
 */
final class CellProduct implements FieldRaster.RasterProduct {

	private static final int MEMBERS = 4;

	private final WaveField field;
	private final TableProduct products;
	private final RasterAxis x;
	private final RasterAxis y;
	/** {@code [pixel][sines, cosines][row][column]} */
	private final float[] table;

	CellProduct(final WaveField field, final TableProduct products, final RasterAxis x, final RasterAxis y,
			final double[] damping) {
		this.field = field;
		this.products = products;
		this.x = x;
		this.y = y;
		final int n = field.waves();
		final int across = x.perCell();
		final int size = across * y.perCell();
		table = new float[MEMBERS * 2 * n * size];
		for (int m = 0; m < MEMBERS; m++) {
			for (int i = 0; i < size; i++) {
				final double fx = x.offset(i % across);
				final double fy = y.offset(i / across);
				final double weight = x.weight(fx, m & 1) * y.weight(fy, m >> 1);
				for (int j = 0; j < n; j++) {
					final double phase = field.frequencyX(j) * (fx - (m & 1)) + field.frequencyY(j) * (fy - (m >> 1));
					table[(m * 2 * n + j) * size + i] = (float) (weight * damping[j] * Math.sin(phase));
					table[(m * 2 * n + n + j) * size + i] = (float) (weight * damping[j] * Math.cos(phase));
				}
			}
		}
	}

	@Override
	public long perRow(final long columns) {
		return columns * field.channels() * Math.max(x.perCell() * y.perCell(), MEMBERS * 2 * field.waves() / 2);
	}

	@Override
	public void evaluate(final Cells cells, final Target target) {
		final int channels = field.channels();
		final int across = cells.columns + 1;
		final float[] coefficients = new float[(cells.rows + 1) * across * field.stride()];
		for (int row = 0; row <= cells.rows; row++)
			System.arraycopy(field.coefficients(), field.at(cells.firstColumn, cells.firstRow + row), coefficients,
					row * across * field.stride(), across * field.stride());
		final int x0 = x.first(cells.firstColumn);
		final int y0 = y.first(cells.firstRow);
		products.raster(coefficients, (cells.rows + 1) * across * channels, 2 * field.waves(), groups(cells),
				cells.rows, cells.columns, channels, table, y.perCell(), x.perCell(), (target.left - x0) * channels,
				target.width * channels, row -> {
					final int to = y0 + row - target.top;
					return to >= 0 && to < target.height ? to * target.width * channels : -1;
				}, target.colours);
	}

	/** The four pixels of each cell, for each channel. */
	private int[] groups(final Cells cells) {
		final int channels = field.channels();
		final int[] groups = new int[cells.rows * cells.columns * channels * MEMBERS];
		for (int i = 0; i < groups.length; i++) {
			final int m = i % MEMBERS;
			final int cell = i / MEMBERS / channels;
			final int column = cell % cells.columns + (m & 1);
			final int row = cell / cells.columns + (m >> 1);
			groups[i] = (row * (cells.columns + 1) + column) * channels + i / MEMBERS % channels;
		}
		return groups;
	}
}
