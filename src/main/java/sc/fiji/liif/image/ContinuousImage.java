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
import net.imglib2.view.composite.RealComposite;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.architecture.Waves;
import sc.fiji.liif.encoded.EncodedTiles;
import sc.fiji.liif.encoded.FootprintMeans;
import sc.fiji.liif.encoded.MemoryBudget;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.sampling.Footprint;
import sc.fiji.liif.sampling.FootprintParts;

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
 * through {@link #decode}. Safe for use by several threads. Holds memory
 * until closed, up to its budget; does not close the network.
 */
public final class ContinuousImage implements AutoCloseable {

	private final Interval bounds;
	private final EncodedTiles tiles;
	private final FootprintMeans means;
	/** Half the variance of the Gaussian that stands for a pixel, if there is one. */
	private final double pixel;
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
	 * @param budget memory that encoded tiles may take
	 */
	ContinuousImage(final LiifNetwork network, final RandomAccessible<FloatType> picture, final Interval bounds,
			final MemoryBudget budget) {
		this.bounds = bounds == null
				? null
				: new FinalInterval(new long[]{bounds.min(0), bounds.min(1)}, new long[]{bounds.max(0), bounds.max(1)});
		tiles = new EncodedTiles(network, picture, this.bounds, budget);
		means = new FootprintMeans(tiles, this.bounds);
		pixel = network.waves().map(Waves::diffusion).orElse(0.0);
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
		return tiles.channels();
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

	/** Derivatives of a channel along x and y, per pixel; of models that are closed formulas. */
	public ContinuousView<RealComposite<FloatType>> gradient(final int channel) {
		return derivative(ColourFormat.derivatives(channel, 1, 2));
	}

	/**
	 * Second derivatives of a channel along xx, xy and yy, per pixel squared; of models that are closed
	 * formulas. Wants a Gaussian as footprint, see {@link #jets}.
	 */
	public ContinuousView<RealComposite<FloatType>> hessian(final int channel) {
		return derivative(ColourFormat.derivatives(channel, 3, 3));
	}

	/** The sum of a channel's second derivatives along x and y; likewise. */
	public ContinuousView<FloatType> laplacian(final int channel) {
		return derivative(ColourFormat.laplacian(channel));
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
	 * with a footprint of at most one pixel. A footprint of size 0 asks for the colour of a point, which
	 * closed formulas refuse.
	 *
	 * @param positions x and y of each position in turn
	 * @param count     number of positions
	 * @param footprint the footprint of all of them
	 * @param colours   receives {@code [position][channel]}, nothing is clamped
	 */
	public void decode(final double[] positions, final int count, final Footprint footprint, final float[] colours) {
		final FootprintParts parts = parts(footprint);
		if (parts.count() == 1)
			tiles.decode(positions, count, parts.part(), colours);
		else
			means.decode(positions, count, parts, colours);
	}

	/**
	 * Derivatives at any positions, per pixel: for each channel the colour, its derivatives
	 * along x and y, and those along xx, xy and yy. Those of a Gaussian that is wider than a
	 * pixel are the Gaussian's; else they are the function's own, which has kinks between its
	 * cells: second derivatives want a Gaussian of a standard deviation of 0.5 or more.
	 *
	 * @param jets receives {@code [position][channel][6]}
	 * @throws LiifException in one sentence, if the model is no closed formula
	 */
	public void jets(final double[] positions, final int count, final Footprint footprint, final float[] jets) {
		final FootprintParts parts = parts(footprint);
		if (parts.count() == 1 || !isField())
			tiles.jets(positions, count, parts.part(), jets);
		else
			means.jets(positions, count, parts, jets);
	}

	/** Forgets what was encoded: call it when the picture's pixels have changed. */
	public void update() {
		tiles.clear();
		version++;
	}

	/** Frees the memory; later sampling fails with a clear error. Closing twice does nothing. */
	@Override
	public void close() {
		version++;
		tiles.close();
	}

	/** A footprint as some that a model knows. */
	FootprintParts parts(final Footprint footprint) {
		if (footprint.isGaussian() && !isField())
			throw new LiifException(
					"The model " + tiles.model() + " knows no Gaussian footprints: choose a model with a heat field.");
		return FootprintParts.of(footprint, pixel);
	}

	/** Whether it is a closed formula, so that single positions cost next to nothing. */
	public boolean isField() {
		return tiles.isField();
	}

	/** The tiles that answer. */
	EncodedTiles tiles() {
		return tiles;
	}

	/** Changes whenever what was decoded before is of no account any more. */
	int version() {
		return version;
	}

	// -- Helper methods --

	private <T> ContinuousView<T> derivative(final ColourFormat<T> format) {
		tiles.checkField();
		return view(format);
	}
}
