// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.volume;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
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
import sc.fiji.liif.sampling.Footprint;
import sc.fiji.liif.sampling.FootprintParts;
import sc.fiji.liif.sampling.Intensities;

/**
 * The planes of a volume along x and z, or along y and z, which a network answers on, and between them. Positions count from
 * the volume's first voxel. Safe for use by several threads.
 */
final class Sheets {

	/** Of tiles: sections and lines meet most planes at few places. */
	private static final int WIDTH = 16;

	private final LiifNetwork network;
	private final RandomAccessibleInterval<FloatType> volume;
	private final Noise noise;
	/** The axis across which they lie, and that along which. */
	private final int across;
	private final int along;
	private final MemoryBudget budget;
	private final TileCache tiles;
	private final EncodedTiles[] planes;
	private final double pixel;

	/**
	 * @param volume (x, y, z), intensities in [0,1]
	 * @param across 1 for planes along x, 0 for planes along y
	 * @param tiles  takes what is encoded
	 */
	Sheets(final LiifNetwork network, final RandomAccessibleInterval<FloatType> volume, final Noise noise,
			final int across, final MemoryBudget budget, final TileCache tiles) {
		this.network = network;
		this.volume = volume;
		this.noise = noise;
		this.across = across;
		this.budget = budget;
		this.tiles = tiles;
		along = 1 - across;
		planes = new EncodedTiles[Math.toIntExact(volume.dimension(across))];
		pixel = network.waves().map(Waves::diffusion).orElse(0.0);
	}

	/** Some of the positions, and how much what a plane answers counts there. */
	private static final class Share {

		private final List<Integer> positions = new ArrayList<>();
		private final List<Double> weights = new ArrayList<>();
	}

	/**
	 * Adds the answers at some positions, the mean over the channels; NaN where a position is not a number.
	 *
	 * @param positions x, y and z of each position in turn
	 * @param cell      size of the voxels asked for along x, y and z
	 */
	void add(final double[] positions, final double[] cell, final double[] sums) {
		final Map<Integer, Share> shares = new TreeMap<>();
		for (int i = 0; i < sums.length; i++) {
			if (Double.isNaN(positions[3 * i] + positions[3 * i + 1] + positions[3 * i + 2])) {
				sums[i] = Double.NaN;
				continue;
			}
			final PlaneWeights weights = new PlaneWeights(positions[3 * i + across], cell[across], planes.length);
			for (int k = 0; k < weights.count(); k++) {
				final Share share = shares.computeIfAbsent(weights.first() + k, plane -> new Share());
				share.positions.add(i);
				share.weights.add(weights.weight(k));
			}
		}
		final Footprint footprint = new Footprint(cell[along], cell[2]);
		shares.forEach((plane, share) -> add(plane, share, positions, footprint, sums));
	}

	/** Forgets what was encoded. */
	void clear() {
		synchronized (planes) {
			Arrays.stream(planes).filter(Objects::nonNull).forEach(EncodedTiles::clear);
		}
	}

	// -- Helper methods --

	private void add(final int plane, final Share share, final double[] positions, final Footprint footprint,
			final double[] sums) {
		final int count = share.positions.size();
		final double[] own = new double[2 * count];
		for (int i = 0; i < count; i++) {
			own[2 * i] = positions[3 * share.positions.get(i) + along];
			own[2 * i + 1] = positions[3 * share.positions.get(i) + 2];
		}
		final EncodedTiles encoded = encoded(plane);
		final int channels = encoded.channels();
		final float[] colours = new float[count * channels];
		final FootprintParts parts = FootprintParts.of(footprint, pixel);
		if (parts.count() == 1)
			encoded.decode(own, count, parts.part(), colours);
		else
			new FootprintMeans(encoded, bounds()).decode(own, count, parts, colours);
		for (int i = 0; i < colours.length; i++)
			sums[share.positions.get(i / channels)] += share.weights.get(i / channels) * colours[i] / channels;
	}

	private EncodedTiles encoded(final int plane) {
		synchronized (planes) {
			if (planes[plane] == null)
				planes[plane] = new EncodedTiles(network, () -> picture(plane), bounds(), WIDTH, budget, tiles);
			return planes[plane];
		}
	}

	private Interval bounds() {
		return FinalInterval.createMinSize(0, 0, volume.dimension(along), volume.dimension(2));
	}

	/** (x or y, z, channel), as the network wants it. */
	private RandomAccessibleInterval<FloatType> picture(final int plane) {
		final ModelSpec spec = network.spec();
		final RandomAccessibleInterval<FloatType> gray = Views
				.zeroMin(Views.hyperSlice(volume, across, volume.min(across) + plane));
		final RandomAccessibleInterval<FloatType> picture = Views.stack(Collections.nCopies(spec.channels(), gray));
		return spec.isNoiseAware() ? Views.concatenate(2, picture, Intensities.noise(picture, noise)) : picture;
	}
}
