// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import net.imglib2.FinalInterval;
import net.imglib2.FinalRealInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessible;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.RealInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.composite.RealComposite;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.sampling.Extension;
import sc.fiji.liif.sampling.Footprint;
import sc.fiji.liif.sampling.TileLattice;

/**
 * A picture as a function of real coordinates, f: R^2 x cell -> colour (paper,
 * equation 1), encoded tile by tile where it is first looked at, exactly as if it
 * had been encoded as a whole.
 *
 * <pre>
 * try (ContinuousImage image = new ContinuousImage(network, picture)) {
 * 	RealRandomAccess&lt;ARGBType&gt; access = image.argb().realRandomAccess();
 * 	access.setPositionAndGet(17.25, 3.5);
 * }
 * </pre>
 *
 * Coordinates are the picture's pixel coordinates: centres at integers. Sampled
 * through {@link #channel}, {@link #argb} and {@link #composite}, or in batches
 * through {@link #decode}. Safe for use by several threads. Holds native memory
 * until closed, up to its budget; does not close the network.
 */
public final class ContinuousImage implements AutoCloseable {

	/** Positions decoded at once: enough for full speed, few enough to stop soon and to take little memory. */
	public static final int BLOCK = 8192;
	private static final int TILE = 128;
	private static final long MAX_CACHE = 2L << 30;
	private static final int MAX_MEAN = 64;

	private final LiifNetwork network;
	private final RandomAccessible<FloatType> picture;
	private final Interval bounds;
	private final TileLattice lattice;
	private final TileCache tiles;
	private volatile int version;

	/**
	 * A bounded picture: what lies outside of it does not count, as when it is
	 * encoded as a whole.
	 *
	 * @param picture (x, y, channel) with channels from 0 on, intensities in [0,1]
	 */
	public ContinuousImage(final LiifNetwork network, final RandomAccessibleInterval<FloatType> picture) {
		this(network, picture, picture, MemoryBudget.ofThisMachine());
	}

	/** A picture without bounds, such as one that is extended. */
	public static ContinuousImage unbounded(final LiifNetwork network, final RandomAccessible<FloatType> picture) {
		return new ContinuousImage(network, picture, null, MemoryBudget.ofThisMachine());
	}

	/**
	 * @param bounds where the picture is defined, in pixels (x, y, ...); null for
	 *               everywhere
	 * @param budget native memory that encoded tiles may take
	 */
	ContinuousImage(final LiifNetwork network, final RandomAccessible<FloatType> picture, final Interval bounds,
			final MemoryBudget budget) {
		this.network = network;
		this.picture = picture;
		this.bounds = bounds == null
				? null
				: new FinalInterval(new long[]{bounds.min(0), bounds.min(1)}, new long[]{bounds.max(0), bounds.max(1)});
		lattice = new TileLattice(this.bounds, network.spec().reach(), side(network.spec(), budget));
		tiles = new TileCache(key -> EncodedImage.encode(network, picture, lattice.input(key)),
				budget.atMost(MAX_CACHE).bytes());
	}

	/** The area of the picture's pixels, or null if it has no bounds. */
	public RealInterval area() {
		return bounds == null
				? null
				: new FinalRealInterval(new double[]{bounds.min(0) - 0.5, bounds.min(1) - 0.5},
						new double[]{bounds.max(0) + 0.5, bounds.max(1) + 0.5});
	}

	/** Number of values of a colour. */
	public int channels() {
		return network.spec().channels();
	}

	// -- Views --

	/** One channel, as intensity. */
	public ContinuousView<FloatType> channel(final int channel) {
		return new ContinuousView<>(this, ColourFormat.channel(channel));
	}

	/** The mean of all channels: what a gray picture becomes in a colour model. */
	public ContinuousView<FloatType> mean() {
		return new ContinuousView<>(this, ColourFormat.mean(channels()));
	}

	/** Colours with 8 bits per channel, rounded and clamped; a gray picture's as gray. */
	public ContinuousView<ARGBType> argb() {
		return new ContinuousView<>(this, ColourFormat.argb(channels()));
	}

	/** All channels, as intensities. */
	public ContinuousView<RealComposite<FloatType>> composite() {
		return new ContinuousView<>(this, ColourFormat.composite(channels()));
	}

	<T> ContinuousView<T> view(final ColourFormat<T> format) {
		return new ContinuousView<>(this, format);
	}

	// -- Decoding --

	/**
	 * Decodes colours at any positions. Beyond the picture's pixels the border
	 * latents extrapolate; {@link ContinuousView}s keep away from there.
	 * <p>
	 * A footprint larger than a pixel is beyond what models are trained for: its colour
	 * is the mean over positions within the footprint, at most 64 along each axis, each
	 * with a footprint of at most one pixel. A footprint of size 0 asks for the colour of a point.
	 *
	 * @param positions x and y of each position in turn
	 * @param count     number of positions
	 * @param footprint the footprint of all of them
	 * @param colours   receives {@code [position][channel]}, nothing is clamped
	 */
	public void decode(final double[] positions, final int count, final Footprint footprint, final float[] colours) {
		final int nx = (int) Math.max(1, Math.min(MAX_MEAN, Math.ceil(footprint.width())));
		final int ny = (int) Math.max(1, Math.min(MAX_MEAN, Math.ceil(footprint.height())));
		if (nx * ny > 1)
			decodeMeans(positions, count, footprint, nx, ny, colours);
		else {
			for (int from = 0; from < count; from += BLOCK)
				decodeBlock(positions, from, Math.min(count, from + BLOCK), footprint, colours);
		}
	}

	/** Forgets what was encoded: call it when the picture's pixels have changed. */
	public void update() {
		version++;
		tiles.clear();
	}

	/** Frees the native memory; later sampling fails with a clear error. Closing twice does nothing. */
	@Override
	public void close() {
		version++;
		tiles.close();
	}

	/** Changes whenever what was decoded before is of no account any more. */
	int version() {
		return version;
	}

	// -- Helper methods --

	/** Not much wider than its halo, so that little is encoded that nobody looks at. */
	private int side(final ModelSpec spec, final MemoryBudget budget) {
		if (!spec.reach().isGlobal()) {
			final int side = Math.min(budget.tileSize(spec), Math.max(TILE, spec.reach().radius()));
			return Math.max(1, side / spec.reach().alignment()) * spec.reach().alignment();
		}
		if (bounds == null)
			throw new LiifException("The model " + spec.name()
					+ " looks at the whole picture at once, but this one has " + "no bounds: choose another model.");
		return Integer.MAX_VALUE;
	}

	/** Decodes the positions from..to, those of each tile together. */
	private void decodeBlock(final double[] positions, final int from, final int to, final Footprint footprint,
			final float[] colours) {
		final Map<Long, Integer> counts = new LinkedHashMap<>();
		final long[] keys = new long[to - from];
		for (int i = from; i < to; i++) {
			keys[i - from] = lattice.key(positions[2 * i], positions[2 * i + 1]);
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
		counts.forEach(
				(key, count) -> decodeTile(key, order, next.get(key) - count, count, positions, footprint, colours));
	}

	/** Decodes the positions order[first] to order[first + count - 1], which one tile answers. */
	private void decodeTile(final long key, final int[] order, final int first, final int count,
			final double[] positions, final Footprint footprint, final float[] colours) {
		final double[] own = new double[2 * count];
		for (int i = 0; i < count; i++) {
			own[2 * i] = positions[2 * order[first + i]];
			own[2 * i + 1] = positions[2 * order[first + i] + 1];
		}
		final float[] values = new float[count * channels()];
		tiles.use(key, image -> image.decoder().decode(own, count, footprint, values));
		for (int i = 0; i < count; i++)
			System.arraycopy(values, i * channels(), colours, order[first + i] * channels(), channels());
	}

	private void decodeMeans(final double[] positions, final int count, final Footprint footprint, final int nx,
			final int ny, final float[] colours) {
		final int samples = nx * ny;
		final Footprint part = new Footprint(Math.min(1, footprint.width() / nx), Math.min(1, footprint.height() / ny));
		final double[] inner = new double[2 * samples];
		final float[] values = new float[samples * channels()];
		for (int i = 0; i < count; i++) {
			for (int k = 0; k < samples; k++) {
				inner[2 * k] = within(positions[2 * i] + ((k % nx + 0.5) / nx - 0.5) * footprint.width(), 0);
				inner[2 * k + 1] = within(positions[2 * i + 1] + ((k / nx + 0.5) / ny - 0.5) * footprint.height(), 1);
			}
			decode(inner, samples, part, values);
			for (int c = 0; c < channels(); c++) {
				double sum = 0;
				for (int k = 0; k < samples; k++)
					sum += values[k * channels() + c];
				colours[i * channels() + c] = (float) (sum / samples);
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
