// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.volume;

import java.util.Arrays;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.RealInterval;
import net.imglib2.RealRandomAccess;
import net.imglib2.RealRandomAccessibleRealInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.liif.encoded.MemoryBudget;
import sc.fiji.liif.encoded.TileCache;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.raster.Noise;
import sc.fiji.liif.sampling.Extension;

/**
 * A stack of slices as a function of three real coordinates, f: R^3 x cell -> intensity, to be sampled by any operation of
 * ImgLib2: the mean of what a network answers on the planes along x and z and on those along y and z, between which
 * {@linkplain PlaneWeights cubic convolution} leads. Planes are encoded tile by tile where they are first looked at.
 *
 * <pre>
 * try (ContinuousVolume volume = new ContinuousVolume(network, stack, noise)) {
 * 	ContinuousVolume fine = volume.cell(1, 1, pixelWidth / sliceDistance);
 * 	fine.realRandomAccess().setPositionAndGet(17.25, 3.5, 8.1);
 * }
 * </pre>
 *
 * Coordinates are the stack's pixel coordinates: centres of voxels at integers, slices 1 apart. Its interval is the volume
 * of the voxels; beyond it there is what its {@link Extension} says. A position that is not a number has the value NaN.
 * <p>
 * Immutable: methods that change something return another view of the same. Safe for use by several threads, each with an
 * access of its own. Holds memory until it, or any view of it, is closed, up to a budget; does not close the network.
 */
public final class ContinuousVolume implements RealRandomAccessibleRealInterval<FloatType>, AutoCloseable {

	/** What all views of a volume have in common. */
	private static final class Source {

		private final RandomAccessibleInterval<FloatType> volume;
		private final TileCache tiles;
		private final List<Sheets> sheets;
		private volatile int version;

		private Source(final LiifNetwork network, final RandomAccessibleInterval<FloatType> volume, final Noise noise) {
			final MemoryBudget budget = MemoryBudget.ofThisMachine();
			this.volume = volume;
			tiles = new TileCache(network, budget);
			sheets = Arrays.asList(new Sheets(network, volume, noise, 1, budget, tiles),
					new Sheets(network, volume, noise, 0, budget, tiles));
		}
	}

	private final Source source;
	private final double[] cell;
	private final Extension extension;

	/**
	 * @param network of one channel, or of three, which sees the same in all of them
	 * @param volume  (x, y, z), intensities in [0,1]
	 * @param noise   of its intensities, for models that want to know it
	 */
	public ContinuousVolume(final LiifNetwork network, final RandomAccessibleInterval<FloatType> volume,
			final Noise noise) {
		this(new Source(network, volume, noise), new double[]{1, 1, 1}, Extension.BORDER);
		if (volume.numDimensions() != 3)
			throw new IllegalArgumentException("A volume of " + volume.numDimensions() + " dimensions.");
	}

	private ContinuousVolume(final Source source, final double[] cell, final Extension extension) {
		this.source = source;
		this.cell = cell;
		this.extension = extension;
	}

	/**
	 * With samples that are the mean over voxels of another size, in voxels of the stack; without this it is 1 along all
	 * axes. For slices as far apart as pixels are wide, z is the pixels' width by the slices' distance.
	 */
	public ContinuousVolume cell(final double x, final double y, final double z) {
		final double[] lengths = {x, y, z};
		for (final double length : lengths) {
			if (!(length > 0) || Double.isInfinite(length))
				throw new IllegalArgumentException("A voxel of " + Arrays.toString(lengths) + ".");
		}
		return new ContinuousVolume(source, lengths, extension);
	}

	/** With other values beyond the volume of the voxels; without this those of the border. */
	public ContinuousVolume extension(final Extension newExtension) {
		return new ContinuousVolume(source, cell, newExtension);
	}

	/**
	 * Samples at many positions at once.
	 *
	 * @param positions x, y and z of each position in turn
	 * @param values    receives an intensity for each position, not clamped
	 */
	public void decode(final double[] positions, final int count, final float[] values) {
		final double[] inside = new double[3 * count];
		for (int i = 0; i < inside.length; i++)
			inside[i] = extension.map(positions[i], realMin(i % 3), realMax(i % 3)) - source.volume.min(i % 3);
		final double[] sums = new double[count];
		for (final Sheets sheets : source.sheets)
			sheets.add(inside, cell, sums);
		for (int i = 0; i < count; i++)
			values[i] = (float) (sums[i] / source.sheets.size());
	}

	@Override
	public RealRandomAccess<FloatType> realRandomAccess() {
		return new VolumeAccess(this);
	}

	@Override
	public RealRandomAccess<FloatType> realRandomAccess(final RealInterval interval) {
		return realRandomAccess();
	}

	@Override
	public FloatType getType() {
		return new FloatType();
	}

	@Override
	public int numDimensions() {
		return 3;
	}

	@Override
	public double realMin(final int d) {
		return source.volume.min(d) - 0.5;
	}

	@Override
	public double realMax(final int d) {
		return source.volume.max(d) + 0.5;
	}

	/** Forgets what was encoded: call it when the stack's voxels have changed. */
	public void update() {
		source.version++;
		source.sheets.forEach(Sheets::clear);
	}

	/** Frees the memory of all views; later sampling fails with a clear error. Closing twice does nothing. */
	@Override
	public void close() {
		source.version++;
		source.tiles.close();
	}

	/** Changes whenever what was decoded before is of no account any more. */
	int version() {
		return source.version;
	}

	/** Whether positions that are the same to a network stay so when the extension moves them. */
	boolean isTolerant() {
		return extension == Extension.BORDER;
	}
}
