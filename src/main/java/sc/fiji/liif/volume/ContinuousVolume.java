// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.volume;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.RealInterval;
import net.imglib2.RealRandomAccess;
import net.imglib2.RealRandomAccessibleRealInterval;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import sc.fiji.liif.architecture.Waves;
import sc.fiji.liif.encoded.EncodedTiles;
import sc.fiji.liif.encoded.FootprintMeans;
import sc.fiji.liif.encoded.MemoryBudget;
import sc.fiji.liif.encoded.TileCache;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.raster.Noise;
import sc.fiji.liif.sampling.Extension;
import sc.fiji.liif.sampling.Footprint;
import sc.fiji.liif.sampling.FootprintParts;
import sc.fiji.liif.sampling.Intensities;

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

	/** The planes along one axis and z. */
	private static final class Sheets {

		/** Across which they lie: y for planes along x, x for those along y. */
		private final int across;
		private final EncodedTiles[] planes;

		private Sheets(final int across, final long count) {
			this.across = across;
			planes = new EncodedTiles[Math.toIntExact(count)];
		}

		private int along() {
			return 1 - across;
		}
	}

	/** What all views of a volume have in common. */
	private static final class Source {

		private final LiifNetwork network;
		private final RandomAccessibleInterval<FloatType> volume;
		private final Noise noise;
		private final MemoryBudget budget = MemoryBudget.ofThisMachine();
		private final TileCache tiles;
		private final List<Sheets> sheets;
		private final double pixel;
		private volatile int version;

		private Source(final LiifNetwork network, final RandomAccessibleInterval<FloatType> volume, final Noise noise) {
			this.network = network;
			this.volume = volume;
			this.noise = noise;
			tiles = new TileCache(network, budget);
			sheets = Arrays.asList(new Sheets(1, volume.dimension(1)), new Sheets(0, volume.dimension(0)));
			pixel = network.waves().map(Waves::diffusion).orElse(0.0);
		}

		private Interval bounds(final Sheets sheet) {
			return FinalInterval.createMinSize(0, 0, volume.dimension(sheet.along()), volume.dimension(2));
		}

		private EncodedTiles tiles(final Sheets sheet, final int plane) {
			synchronized (sheet.planes) {
				if (sheet.planes[plane] == null)
					sheet.planes[plane] = new EncodedTiles(network, () -> picture(sheet, plane), bounds(sheet), budget,
							tiles);
				return sheet.planes[plane];
			}
		}

		/** (x or y, z, channel) that begins at 0, as the network wants it. */
		private RandomAccessibleInterval<FloatType> picture(final Sheets sheet, final int plane) {
			final ModelSpec spec = network.spec();
			final RandomAccessibleInterval<FloatType> gray = Views
					.zeroMin(Views.hyperSlice(volume, sheet.across, volume.min(sheet.across) + plane));
			final RandomAccessibleInterval<FloatType> picture = Views.stack(Collections.nCopies(spec.channels(), gray));
			return spec.isNoiseAware() ? Views.concatenate(2, picture, Intensities.noise(picture, noise)) : picture;
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
		for (final Sheets sheet : source.sheets)
			add(sheet, inside, sums);
		for (int i = 0; i < count; i++)
			values[i] = isNumber(positions, i) ? (float) (sums[i] / source.sheets.size()) : Float.NaN;
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
		for (final Sheets sheet : source.sheets) {
			synchronized (sheet.planes) {
				Arrays.stream(sheet.planes).filter(plane -> plane != null).forEach(EncodedTiles::clear);
			}
		}
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

	// -- Helper methods --

	/** Some of the positions, and how much what a plane answers counts there. */
	private static final class Share {

		private final List<Integer> positions = new ArrayList<>();
		private final List<Double> weights = new ArrayList<>();
	}

	private static boolean isNumber(final double[] positions, final int i) {
		return !Double.isNaN(positions[3 * i] + positions[3 * i + 1] + positions[3 * i + 2]);
	}

	/** Adds what the planes of one kind answer, plane after plane. */
	private void add(final Sheets sheet, final double[] inside, final double[] sums) {
		final Map<Integer, Share> shares = new TreeMap<>();
		for (int i = 0; i < sums.length; i++) {
			if (!isNumber(inside, i))
				continue;
			final PlaneWeights weights = new PlaneWeights(inside[3 * i + sheet.across], cell[sheet.across],
					sheet.planes.length);
			for (int k = 0; k < weights.count(); k++) {
				final Share share = shares.computeIfAbsent(weights.first() + k, plane -> new Share());
				share.positions.add(i);
				share.weights.add(weights.weight(k));
			}
		}
		shares.forEach((plane, share) -> add(sheet, plane, share, inside, sums));
	}

	private void add(final Sheets sheet, final int plane, final Share share, final double[] inside,
			final double[] sums) {
		final int count = share.positions.size();
		final double[] positions = new double[2 * count];
		for (int i = 0; i < count; i++) {
			positions[2 * i] = inside[3 * share.positions.get(i) + sheet.along()];
			positions[2 * i + 1] = inside[3 * share.positions.get(i) + 2];
		}
		final EncodedTiles tiles = source.tiles(sheet, plane);
		final int channels = tiles.channels();
		final float[] colours = new float[count * channels];
		final FootprintParts parts = FootprintParts.of(new Footprint(cell[sheet.along()], cell[2]), source.pixel);
		if (parts.count() == 1)
			tiles.decode(positions, count, parts.part(), colours);
		else
			new FootprintMeans(tiles, source.bounds(sheet)).decode(positions, count, parts, colours);
		for (int i = 0; i < colours.length; i++)
			sums[share.positions.get(i / channels)] += share.weights.get(i / channels) * colours[i] / channels;
	}
}
