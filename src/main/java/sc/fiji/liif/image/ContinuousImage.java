// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import net.imglib2.FinalInterval;
import net.imglib2.FinalRealInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessible;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.RealInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;
import net.imglib2.view.composite.RealComposite;
import sc.fiji.liif.network.LiifNetwork;

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
	/** Where unbounded pictures end after all. */
	static final double FAR = 1L << 32;
	private static final int MAX_MEAN = 64;

	private final LiifNetwork network;
	private final RandomAccessible<FloatType> picture;
	private final Interval bounds;
	private final int tile;
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
		tile = Math.min(budget.tileSize(network.spec()), Math.max(TILE, network.spec().receptiveRadius()));
		tiles = new TileCache(this::encode, budget.atMost(MAX_CACHE).bytes());
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
	 * A cell larger than a pixel is beyond what models are trained for: its colour
	 * is the mean over positions within the cell, at most 64 along each axis, each
	 * with a cell of at most one pixel. A cell of size 0 asks for the colour of a point.
	 *
	 * @param positions x and y of each position in turn
	 * @param count     number of positions
	 * @param cell      the footprint of all of them
	 * @param colours   receives {@code [position][channel]}, nothing is clamped
	 */
	public void decode(final double[] positions, final int count, final Cell cell, final float[] colours) {
		final int nx = (int) Math.max(1, Math.min(MAX_MEAN, Math.ceil(cell.width())));
		final int ny = (int) Math.max(1, Math.min(MAX_MEAN, Math.ceil(cell.height())));
		if (nx * ny > 1)
			decodeMeans(positions, count, cell, nx, ny, colours);
		else {
			for (int from = 0; from < count; from += BLOCK)
				decodeBlock(positions, from, Math.min(count, from + BLOCK), cell, colours);
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

	/** Decodes the positions from..to, those of each tile together. */
	private void decodeBlock(final double[] positions, final int from, final int to, final Cell cell,
			final float[] colours) {
		final long[] keys = new long[to - from];
		for (int i = from; i < to; i++)
			keys[i - from] = key(positions[2 * i], positions[2 * i + 1]);
		final boolean[] isDone = new boolean[to - from];
		for (int i = from; i < to; i++) {
			if (!isDone[i - from])
				decodeTile(keys, keys[i - from], isDone, positions, from, cell, colours);
		}
	}

	private void decodeTile(final long[] keys, final long key, final boolean[] isDone, final double[] positions,
			final int from, final Cell cell, final float[] colours) {
		final int[] members = new int[keys.length];
		final double[] own = new double[2 * keys.length];
		int n = 0;
		for (int i = 0; i < keys.length; i++) {
			if (keys[i] != key)
				continue;
			isDone[i] = true;
			own[2 * n] = positions[2 * (from + i)];
			own[2 * n + 1] = positions[2 * (from + i) + 1];
			members[n++] = from + i;
		}
		final int count = n;
		final float[] values = new float[count * channels()];
		tiles.use(key, image -> image.decoder().decode(own, count, cell, values));
		for (int i = 0; i < count; i++)
			System.arraycopy(values, i * channels(), colours, members[i] * channels(), channels());
	}

	/** Which tile answers a position. */
	private long key(final double x, final double y) {
		return index(y, 1) << 32 | index(x, 0) & 0xffffffffL;
	}

	private long index(final double position, final int axis) {
		final double min = bounds == null ? -FAR : bounds.min(axis);
		final double max = bounds == null ? FAR : bounds.max(axis);
		final long pixel = Double.isNaN(position)
				? (long) min
				: (long) Math.max(min, Math.min(max, Math.floor(position)));
		return Math.floorDiv(pixel - origin(axis), tile);
	}

	private long origin(final int axis) {
		return bounds == null ? 0 : bounds.min(axis);
	}

	private EncodedImage encode(final long key) {
		final long[] index = {(int) key, (int) (key >> 32)};
		final int radius = network.spec().receptiveRadius();
		final long[] min = new long[2];
		final long[] max = new long[2];
		for (int d = 0; d < 2; d++) {
			min[d] = origin(d) + index[d] * tile - radius;
			max[d] = origin(d) + (index[d] + 1) * tile + radius;
		}
		final Interval part = new FinalInterval(min, max);
		return EncodedImage.encode(network, picture, bounds == null ? part : Intervals.intersect(part, bounds));
	}

	private void decodeMeans(final double[] positions, final int count, final Cell cell, final int nx, final int ny,
			final float[] colours) {
		final int samples = nx * ny;
		final Cell part = new Cell(Math.min(1, cell.width() / nx), Math.min(1, cell.height() / ny));
		final double[] inner = new double[2 * samples];
		final float[] values = new float[samples * channels()];
		for (int i = 0; i < count; i++) {
			for (int k = 0; k < samples; k++) {
				inner[2 * k] = within(positions[2 * i] + ((k % nx + 0.5) / nx - 0.5) * cell.width(), 0);
				inner[2 * k + 1] = within(positions[2 * i + 1] + ((k / nx + 0.5) / ny - 0.5) * cell.height(), 1);
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

	/** The part of a large cell that lies beyond the picture counts as its border. */
	private double within(final double position, final int axis) {
		return bounds == null
				? position
				: Extension.BORDER.map(position, bounds.min(axis) - 0.5, bounds.max(axis) + 0.5);
	}
}
