// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.encoded;

import net.imglib2.Interval;

import sc.fiji.liif.field.FieldRaster;
import sc.fiji.liif.field.PointEvaluator;
import sc.fiji.liif.field.WaveField;
import sc.fiji.liif.network.TableProduct;
import sc.fiji.liif.sampling.Footprint;
import sc.fiji.liif.sampling.GridSampling;

/** Decodes by a closed formula: rasters as matrix products, other positions one by one. */
final class FieldDecoder implements BatchDecoder {

	private static final int BLOCK = 1 << 20;

	private final WaveField field;
	private final TableProduct products;
	private final Interval interval;
	private GridSampling grid;
	private FieldRaster raster;

	/** @param interval what was encoded, (x, y) */
	FieldDecoder(final WaveField field, final TableProduct products, final Interval interval) {
		this.field = field;
		this.products = products;
		this.interval = interval;
	}

	@Override
	public void decode(final double[] positions, final int count, final Footprint footprint, final float[] colours) {
		final PointEvaluator points = new PointEvaluator(field, footprint);
		for (int i = 0; i < count; i++)
			points.evaluate(field, positions[2 * i] - interval.min(0), positions[2 * i + 1] - interval.min(1), colours,
					i * field.channels());
	}

	@Override
	public void decode(final GridSampling newGrid, final int x, final int y, final int width, final int height,
			final float[] colours) {
		if (grid != newGrid) {
			raster = new FieldRaster(field, products, newGrid, interval.min(0), interval.min(1));
			grid = newGrid;
		}
		raster.evaluate(x, y, width, height, colours);
	}

	@Override
	public int block() {
		return BLOCK;
	}
}
