// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.encoded;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.field.JetEvaluator;
import sc.fiji.liif.field.PointEvaluator;
import sc.fiji.liif.field.WaveField;
import sc.fiji.liif.sampling.Footprint;

/**
 * Asks {@link EncodedTiles} that are closed formulas for colours, one position after the
 * other, with the tile asked last at hand. For one thread.
 */
public final class FieldSampler {

	private final EncodedTiles tiles;
	private final Footprint footprint;
	private long key;
	private WaveField field;
	private double originX;
	private double originY;
	private PointEvaluator points;
	private JetEvaluator jets;

	/** @throws LiifException in one sentence, if tiles are no closed formulas */
	public FieldSampler(final EncodedTiles tiles, final Footprint footprint) {
		tiles.checkField();
		this.tiles = tiles;
		this.footprint = footprint;
	}

	/** The colour at a position: the channels, from {@code offset} on; not clamped. */
	public void evaluate(final double x, final double y, final float[] colours, final int offset) {
		choose(x, y);
		if (points == null)
			points = new PointEvaluator(field, footprint);
		points.evaluate(field, x - originX, y - originY, colours, offset);
	}

	/** Colour and derivatives at a position, as {@link JetEvaluator} gives them, from {@code offset} on. */
	public void jet(final double x, final double y, final float[] values, final int offset) {
		choose(x, y);
		if (jets == null)
			jets = new JetEvaluator(field, footprint);
		jets.evaluate(field, x - originX, y - originY, values, offset);
	}

	/** Forgets the tile that is at hand. */
	public void update() {
		field = null;
	}

	private void choose(final double x, final double y) {
		final long needed = tiles.key(x, y);
		if (field != null && needed == key)
			return;
		tiles.field(needed, (newField, interval) -> {
			field = newField;
			originX = interval.min(0);
			originY = interval.min(1);
		});
		key = needed;
	}
}
