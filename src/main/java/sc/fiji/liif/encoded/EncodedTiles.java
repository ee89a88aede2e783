// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.encoded;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import net.imglib2.Interval;
import net.imglib2.RandomAccessible;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.field.JetEvaluator;
import sc.fiji.liif.field.WaveField;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.sampling.Footprint;
import sc.fiji.liif.sampling.TileLattice;

/**
 * The plane in tiles that are encoded where they are first looked at, exactly as if the
 * picture had been encoded as a whole. Safe for use by several threads. Holds memory until
 * closed, up to its budget; does not close the network.
 */
public final class EncodedTiles implements AutoCloseable {

	/** Positions decoded at once: enough for full speed, few enough to stop soon and to take little memory. */
	public static final int BLOCK = 8192;
	private static final int TILE = 128;

	private final LiifNetwork network;
	private final Supplier<? extends RandomAccessible<FloatType>> picture;
	private final TileLattice lattice;
	private final TileCache tiles;
	private final boolean isAlone;

	/**
	 * @param picture (x, y, channel) with channels from 0 on, intensities in [0,1]
	 * @param bounds  where the picture is defined, in pixels (x, y); null for everywhere
	 * @param budget  memory that encoded tiles may take
	 * @throws LiifException in one sentence, if the model needs bounds and there are none
	 */
	public EncodedTiles(final LiifNetwork network, final RandomAccessible<FloatType> picture, final Interval bounds,
			final MemoryBudget budget) {
		this(network, () -> picture, bounds, TILE, budget, new TileCache(network, budget), true);
	}

	/**
	 * One of several pictures under one budget.
	 *
	 * @param picture asked for whenever a tile of it is encoded
	 * @param width   of tiles without their halo, about, where few positions of each picture are asked for
	 * @param budget  by which the size of tiles is chosen
	 * @param shared  takes the tiles; not closed with this
	 */
	public EncodedTiles(final LiifNetwork network, final Supplier<? extends RandomAccessible<FloatType>> picture,
			final Interval bounds, final int width, final MemoryBudget budget, final TileCache shared) {
		this(network, picture, bounds, width, budget, shared, false);
	}

	private EncodedTiles(final LiifNetwork network, final Supplier<? extends RandomAccessible<FloatType>> picture,
			final Interval bounds, final int width, final MemoryBudget budget, final TileCache tiles,
			final boolean isAlone) {
		this.network = network;
		this.picture = picture;
		this.tiles = tiles;
		this.isAlone = isAlone;
		lattice = new TileLattice(bounds, network.spec().reach(), side(network.spec(), bounds, width, budget),
				side(network.spec(), bounds, TILE, budget));
	}

	/** Whether tiles are closed formulas. */
	public boolean isField() {
		return network.waves().isPresent();
	}

	/** Number of values of a colour. */
	public int channels() {
		return network.spec().channels();
	}

	/** What the user calls the model. */
	public String model() {
		return network.spec().name();
	}

	/**
	 * Decodes colours at any positions. Beyond the picture's pixels the border
	 * latents extrapolate.
	 *
	 * @param positions x and y of each position in turn
	 * @param count     number of positions
	 * @param footprint the footprint of all of them, which a model can know
	 * @param colours   receives {@code [position][channel]}, nothing is clamped
	 */
	public void decode(final double[] positions, final int count, final Footprint footprint, final float[] colours) {
		ask(positions, count, channels(), colours,
				(tile, own, n, values) -> tile.decoder().decode(own, n, footprint, values));
	}

	/**
	 * Colours and derivatives, as {@link JetEvaluator} gives them.
	 *
	 * @throws LiifException in one sentence, if tiles are no closed formulas
	 */
	public void jets(final double[] positions, final int count, final Footprint footprint, final float[] jets) {
		checkField();
		ask(positions, count, JetEvaluator.SIZE * channels(), jets,
				(tile, own, n, values) -> ((EncodedField) tile).jets(own, n, footprint, values));
	}

	/** @throws LiifException in one sentence, if tiles are no closed formulas */
	public void checkField() {
		if (!isField())
			throw new LiifException("The model " + model()
					+ " is no closed formula, which this needs: choose a model with a heat field.");
	}

	/** Which tile answers a position. */
	long key(final double x, final double y) {
		return lattice.key(x, y);
	}

	/** What takes a tile's formula, whose positions count from the interval's minimum. */
	interface FieldTaker {

		void take(WaveField field, Interval interval);
	}

	/** Gives the formula of a tile, which may be kept. */
	void field(final long key, final FieldTaker taker) {
		use(key, tile -> taker.take(((EncodedField) tile).field(), tile.interval()));
	}

	/** Forgets what was encoded. */
	public void clear() {
		tiles.clear(this);
	}

	/** As {@link #clear()}; later decoding fails with a clear error, unless tiles are kept with others'. */
	@Override
	public void close() {
		if (isAlone)
			tiles.close();
		else
			clear();
	}

	// -- Helper methods --

	private void use(final long key, final TileCache.Use use) {
		tiles.use(this, key, () -> EncodedImage.encode(network, picture.get(), lattice.input(key), lattice.asked(key)),
				use);
	}

	/** Asks a tile. */
	private interface Question {

		void ask(EncodedImage tile, double[] positions, int count, float[] values);
	}

	private void ask(final double[] positions, final int count, final int perPosition, final float[] values,
			final Question question) {
		for (int from = 0; from < count; from += BLOCK)
			askBlock(positions, from, Math.min(count, from + BLOCK), perPosition, values, question);
	}

	/** Not much wider than its halo, so that little is encoded that nobody looks at. */
	private static int side(final ModelSpec spec, final Interval bounds, final int wanted, final MemoryBudget budget) {
		if (!spec.reach().isGlobal()) {
			final int side = Math.min(budget.tileSize(spec), Math.max(wanted, spec.reach().radius()));
			return Math.max(1, side / spec.reach().alignment()) * spec.reach().alignment();
		}
		if (bounds == null)
			throw new LiifException("The model " + spec.name()
					+ " looks at the whole picture at once, but this one has no bounds: choose another model.");
		return Integer.MAX_VALUE;
	}

	/** Asks for the positions from..to, those of each tile together. */
	private void askBlock(final double[] positions, final int from, final int to, final int perPosition,
			final float[] values, final Question question) {
		final Map<Long, Integer> counts = new LinkedHashMap<>();
		final long[] keys = new long[to - from];
		for (int i = from; i < to; i++) {
			keys[i - from] = key(positions[2 * i], positions[2 * i + 1]);
			counts.merge(keys[i - from], 1, Integer::sum);
		}
		// Each tile's positions in a row: where the next one of each goes, and then where its last one went.
		final Map<Long, Integer> next = new HashMap<>();
		int sum = 0;
		for (final Map.Entry<Long, Integer> count : counts.entrySet()) {
			next.put(count.getKey(), sum);
			sum += count.getValue();
		}
		final int[] order = new int[to - from];
		for (int i = from; i < to; i++)
			order[next.merge(keys[i - from], 1, Integer::sum) - 1] = i;
		final Stream<Map.Entry<Long, Integer>> tilesOfBlock = counts.entrySet().stream();
		// A network has threads of its own.
		(isField() ? tilesOfBlock.parallel() : tilesOfBlock).forEach(tile -> askTile(tile.getKey(), order,
				next.get(tile.getKey()) - tile.getValue(), tile.getValue(), positions, perPosition, values, question));
	}

	/** Asks for the positions order[first] to order[first + count - 1], which one tile answers. */
	private void askTile(final long key, final int[] order, final int first, final int count, final double[] positions,
			final int perPosition, final float[] values, final Question question) {
		final double[] own = new double[2 * count];
		for (int i = 0; i < count; i++) {
			own[2 * i] = positions[2 * order[first + i]];
			own[2 * i + 1] = positions[2 * order[first + i] + 1];
		}
		final float[] answers = new float[count * perPosition];
		use(key, tile -> question.ask(tile, own, count, answers));
		for (int i = 0; i < count; i++)
			System.arraycopy(answers, i * perPosition, values, order[first + i] * perPosition, perPosition);
	}
}
