// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import java.util.Arrays;
import java.util.function.IntFunction;

import net.imglib2.Interval;

import sc.fiji.liif.encoded.EncodedTiles;
import sc.fiji.liif.sampling.Extension;
import sc.fiji.liif.sampling.FootprintParts;

/** Asks for footprints that are wider than models know, by asking for many narrower ones. Safe for use by several threads. */
final class FootprintMeans {

	private final EncodedTiles tiles;
	private final Interval bounds;

	/** @param bounds of the picture, (x, y); null if it has none */
	FootprintMeans(final EncodedTiles tiles, final Interval bounds) {
		this.tiles = tiles;
		this.bounds = bounds;
	}

	/**
	 * Decodes each position by many.
	 *
	 * @param sums     number of sums for each channel
	 * @param weighted gives the weights of a part in these sums
	 */
	void decode(final double[] positions, final int count, final FootprintParts parts, final int sums,
			final IntFunction<double[]> weighted, final float[] values) {
		final double[][] weights = new double[parts.count()][];
		Arrays.setAll(weights, weighted);
		final double[] inner = new double[2 * parts.count()];
		final float[] each = new float[parts.count() * tiles.channels()];
		for (int i = 0; i < count; i++) {
			for (int k = 0; k < parts.count(); k++) {
				inner[2 * k] = within(positions[2 * i] + parts.dx(k), 0);
				inner[2 * k + 1] = within(positions[2 * i + 1] + parts.dy(k), 1);
			}
			tiles.decode(inner, parts.count(), parts.part(), each);
			for (int c = 0; c < tiles.channels() * sums; c++) {
				double sum = 0;
				for (int k = 0; k < parts.count(); k++)
					sum += weights[k][c % sums] * each[k * tiles.channels() + c / sums];
				values[i * tiles.channels() * sums + c] = (float) sum;
			}
		}
	}

	/** The part of a large footprint that lies beyond the picture counts as its border. */
	private double within(final double position, final int axis) {
		return bounds == null
				? position
				: Extension.BORDER.map(position, bounds.min(axis) - 0.5, bounds.max(axis) + 0.5);
	}
}
