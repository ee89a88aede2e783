// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.encoded;

import java.util.Arrays;
import java.util.function.IntFunction;

import net.imglib2.Interval;

import sc.fiji.liif.field.JetEvaluator;
import sc.fiji.liif.sampling.Extension;
import sc.fiji.liif.sampling.Footprint;
import sc.fiji.liif.sampling.FootprintParts;

/** Asks for footprints that are wider than models know, by asking for many narrower ones. Safe for use by several threads. */
public final class FootprintMeans {

	private final EncodedTiles tiles;
	private final Interval bounds;

	/** @param bounds of the picture, (x, y); null if it has none */
	public FootprintMeans(final EncodedTiles tiles, final Interval bounds) {
		this.tiles = tiles;
		this.bounds = bounds;
	}

	/** The mean of colours. */
	public void decode(final double[] positions, final int count, final FootprintParts parts, final float[] colours) {
		sum(positions, count, parts, tiles.channels(), tiles::decode, 1, i -> new double[]{parts.weight(i)}, colours);
	}

	/** The mean's colour and derivatives: the Gaussian's where it is one, else means of the function's own. */
	public void jets(final double[] positions, final int count, final FootprintParts parts, final float[] jets) {
		if (parts.isSmooth())
			sum(positions, count, parts, tiles.channels(), tiles::decode, JetEvaluator.SIZE, parts::jet, jets);
		else
			sum(positions, count, parts, JetEvaluator.SIZE * tiles.channels(), tiles::jets, 1,
					i -> new double[]{parts.weight(i)}, jets);
	}

	// -- Helper methods --

	/** Asks tiles for a footprint that a model knows. */
	private interface Asking {

		void ask(double[] positions, int count, Footprint footprint, float[] values);
	}

	/**
	 * Asks for each position at many.
	 *
	 * @param each    number of values of each of them
	 * @param sums    number of sums of each value
	 * @param weights of a part in these sums
	 */
	private void sum(final double[] positions, final int count, final FootprintParts parts, final int each,
			final Asking asking, final int sums, final IntFunction<double[]> weights, final float[] values) {
		final double[][] weighted = new double[parts.count()][];
		Arrays.setAll(weighted, weights);
		final double[] inner = new double[2 * parts.count()];
		final float[] asked = new float[parts.count() * each];
		for (int i = 0; i < count; i++) {
			for (int k = 0; k < parts.count(); k++) {
				inner[2 * k] = within(positions[2 * i] + parts.dx(k), 0);
				inner[2 * k + 1] = within(positions[2 * i + 1] + parts.dy(k), 1);
			}
			asking.ask(inner, parts.count(), parts.part(), asked);
			for (int c = 0; c < each * sums; c++) {
				double sum = 0;
				for (int k = 0; k < parts.count(); k++)
					sum += weighted[k][c % sums] * asked[k * each + c / sums];
				values[i * each * sums + c] = (float) sum;
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
