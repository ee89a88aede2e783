// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.encoded;

import java.util.stream.IntStream;

import net.imglib2.Interval;

import sc.fiji.liif.field.FieldRaster;
import sc.fiji.liif.field.PointEvaluator;
import sc.fiji.liif.field.WaveField;
import sc.fiji.liif.engine.TableProduct;
import sc.fiji.liif.sampling.Footprint;
import sc.fiji.liif.sampling.GridSampling;
import sc.fiji.liif.sampling.Latents;

/** Decodes by a closed formula: rasters as matrix products, other positions one by one. */
final class FieldDecoder implements BatchDecoder {

	private static final int BLOCK = 1 << 20;
	/** Positions that are worth another thread. */
	private static final int SHARE = 2048;

	private final WaveField field;
	private final TableProduct products;
	private final Interval interval;
	private final Latents latents;
	private GridSampling grid;
	private FieldRaster raster;

	/**
	 * @param interval what was encoded, (x, y)
	 * @param latents  those that are asked
	 */
	FieldDecoder(final WaveField field, final TableProduct products, final Interval interval, final Latents latents) {
		this.field = field;
		this.products = products;
		this.interval = interval;
		this.latents = latents;
	}

	@Override
	public void decode(final double[] positions, final int count, final Footprint footprint, final float[] colours) {
		share(count, (from, to) -> {
			final PointEvaluator points = new PointEvaluator(field, footprint, latents);
			for (int i = from; i < to; i++)
				points.evaluate(field, positions[2 * i] - interval.min(0), positions[2 * i + 1] - interval.min(1),
						colours, i * field.channels());
		});
	}

	@Override
	public void decode(final GridSampling newGrid, final int x, final int y, final int width, final int height,
			final float[] colours) {
		if (grid != newGrid) {
			raster = new FieldRaster(field, products, latents, newGrid, interval.min(0), interval.min(1));
			grid = newGrid;
		}
		if (raster.covers(x, y, width, height)) {
			raster.evaluate(x, y, width, height, colours);
			return;
		}
		final double[] positions = new double[2 * width * height];
		for (int i = 0; i < width * height; i++) {
			positions[2 * i] = grid.x(x + i % width);
			positions[2 * i + 1] = grid.y(y + i / width);
		}
		decode(positions, width * height, grid.footprint(), colours);
	}

	/** What one of several threads does. */
	interface Share {

		/** Those from the first one to before the last one. */
		void work(int from, int to);
	}

	/** Has several threads work on positions. */
	static void share(final int count, final Share share) {
		IntStream.range(0, (count + SHARE - 1) / SHARE).parallel()
				.forEach(i -> share.work(i * SHARE, Math.min(count, (i + 1) * SHARE)));
	}

	@Override
	public int block() {
		return BLOCK;
	}
}
