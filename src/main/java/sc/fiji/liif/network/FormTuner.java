// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import java.util.Arrays;
import java.util.function.Consumer;

import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.sampling.GridSampling;
import sc.fiji.liif.sampling.RasterMembers;

/**
 * Finds the form in which a network is fastest, by trying: first how products are done, in
 * the encoder and in the decoder, then how much is decoded at once. Takes a second at most,
 * unless a single try takes longer.
 */
final class FormTuner {

	private static final double SECONDS = 0.9;
	/** Multiplications and additions of an encoding that tells something. */
	private static final double ENCODING = 1e9;
	private static final int LEAST_SIDE = 24;
	private static final int MOST_SIDE = 96;
	private static final int SCALE = 4;
	private static final int[] BLOCKS = {2048, 4096, 16384};
	private static final int TRIES = 2;
	/** What is not at least so much faster stays as it is. */
	private static final double WORTH_IT = 0.92;

	private final LiifNetwork network;
	private final Consumer<NetworkForm> use;
	private final int side;
	private final float[] picture;
	private final long end = System.nanoTime() + (long) (SECONDS * 1e9);

	private NetworkForm best = NetworkForm.DEFAULT;

	/** @param use sets the network's form */
	FormTuner(final LiifNetwork network, final Consumer<NetworkForm> use) {
		this.network = network;
		this.use = use;
		final ModelSpec spec = network.spec();
		side = (int) Math.max(LEAST_SIDE, Math.min(MOST_SIDE, Math.sqrt(ENCODING / spec.multiplyAdds(1, 0))));
		picture = new float[side * side * spec.channels()];
		for (int i = 0; i < picture.length; i++)
			picture[i] = i * 31 % 97 / 96f;
	}

	FormRecords.Measured fastest() {
		double seconds = encode(best);
		final NetworkForm plain = best.encodesFused(false);
		if (isTimeLeft() && encode(plain) < WORTH_IT * seconds)
			best = plain;
		if (!network.spec().decoder().isAdditive())
			return new FormRecords.Measured(best, 0);
		use.accept(best);
		try (FeatureMap map = network.encode(picture, side, side)) {
			seconds = decode(best, map);
			seconds = faster(best.decodesFused(false), map, seconds);
			for (final int block : BLOCKS)
				seconds = faster(best.block(block), map, seconds);
			if (best.callers() > 1)
				seconds = faster(best.callers(1), map, seconds);
		}
		return new FormRecords.Measured(best, 1 / seconds);
	}

	// -- Helper methods --

	private boolean isTimeLeft() {
		return System.nanoTime() < end;
	}

	private double faster(final NetworkForm form, final FeatureMap map, final double seconds) {
		if (!isTimeLeft())
			return seconds;
		final double own = decode(form, map);
		if (own >= WORTH_IT * seconds)
			return seconds;
		best = form;
		return own;
	}

	private double encode(final NetworkForm form) {
		use.accept(form);
		return seconds(() -> network.encode(picture, side, side).close());
	}

	/** Seconds per position. */
	private double decode(final NetworkForm form, final FeatureMap map) {
		use.accept(form);
		final int length = SCALE * side;
		final int rows = Math.max(1, Math.min(length, form.callers() * form.block() / length));
		final GridSampling grid = GridSampling.whole(side, side, SCALE);
		final RasterMembers raster = new RasterMembers(network.spec().decoder().alignment(), grid, 0, 0, side, side, 0,
				0, length, rows);
		final float[] colours = new float[length * rows * network.spec().channels()];
		return seconds(() -> network.decode(map, raster, colours)) / (length * rows);
	}

	/** The shortest of some runs, after one that makes it ready. */
	private static double seconds(final Runnable action) {
		action.run();
		final double[] all = new double[TRIES];
		for (int i = 0; i < TRIES; i++) {
			final long start = System.nanoTime();
			action.run();
			all[i] = (System.nanoTime() - start) / 1e9;
		}
		return Arrays.stream(all).min().getAsDouble();
	}
}
