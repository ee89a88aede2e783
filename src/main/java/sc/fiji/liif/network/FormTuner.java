// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.sampling.GridSampling;
import sc.fiji.liif.sampling.Latents;
import sc.fiji.liif.sampling.RasterMembers;

/**
 * Finds the form in which a network is fastest, by trying: first how products are done, in
 * the encoder and in the decoder, then how much is decoded at once. Candidates take turns,
 * so that what disturbs one disturbs all. Takes about a second.
 */
final class FormTuner {

	/** Multiplications and additions of an encoding that tells something. */
	private static final double ENCODING = 5e8;
	private static final int LEAST_SIDE = 24;
	private static final int MOST_SIDE = 96;
	private static final int SCALE = 4;
	private static final int FEW = 2048;
	private static final int[] BLOCKS = {4096, 16384};
	private static final int ROUNDS = 20;
	/** What is not at least so much faster stays as it is. */
	private static final double WORTH_IT = 0.93;
	/** That a step goes on with further rounds. */
	private static final double SECONDS = 0.12;
	/** A decoding that takes longer leaves time for few candidates. */
	private static final double SLOW = 0.015;

	private final LiifNetwork network;
	private final Consumer<NetworkForm> use;
	private final int side;
	private final float[] picture;
	/** What the best of the last candidates took. */
	private double least;

	/** @param use sets the network's form */
	FormTuner(final LiifNetwork network, final Consumer<NetworkForm> use) {
		this.network = network;
		this.use = use;
		final ModelSpec spec = network.spec();
		side = (int) Math.max(LEAST_SIDE, Math.min(MOST_SIDE, Math.sqrt(ENCODING / spec.multiplyAdds(1, 0))));
		picture = new float[side * side * spec.inputs()];
		for (int i = 0; i < picture.length; i++)
			picture[i] = i * 31 % 97 / 96f;
	}

	FormRecords.Measured fastest() {
		NetworkForm best = fastest(this::encode, NetworkForm.DEFAULT, NetworkForm.DEFAULT.encodesFused(false));
		if (!network.spec().decoder().isAdditive())
			return new FormRecords.Measured(best, 0);
		use.accept(best);
		try (FeatureMap map = network.encode(picture, side, side)) {
			final NetworkForm few = best.block(FEW);
			best = best.decodesFused(fastest(form -> decode(form, map), few, few.decodesFused(false)).decodesFused());
			final List<NetworkForm> sizes = new ArrayList<>(Arrays.asList(best, best.block(FEW)));
			if (2 * FEW * least < SLOW) {
				for (final int block : BLOCKS)
					sizes.add(best.block(block));
				sizes.add(best.callers(1));
			}
			best = fastest(form -> decode(form, map), sizes.toArray(new NetworkForm[0]));
			return new FormRecords.Measured(best, 1 / least);
		}
	}

	// -- Helper methods --

	/** The first one, or another one that is clearly faster. */
	private NetworkForm fastest(final ToDoubleFunction<NetworkForm> seconds, final NetworkForm... forms) {
		final double[] all = new double[forms.length];
		// Once for nothing: everything has to be made ready.
		for (final NetworkForm form : forms)
			seconds.applyAsDouble(form);
		Arrays.fill(all, Double.POSITIVE_INFINITY);
		final long start = System.nanoTime();
		for (int round = 0; round < ROUNDS && (round == 0 || System.nanoTime() - start < SECONDS * 1e9); round++) {
			for (int i = 0; i < forms.length; i++)
				all[i] = Math.min(all[i], seconds.applyAsDouble(forms[i]));
		}
		int best = 0;
		for (int i = 1; i < forms.length; i++) {
			if (all[i] < all[best] && all[i] < WORTH_IT * all[0])
				best = i;
		}
		least = all[best];
		return forms[best];
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
		final RasterMembers raster = new RasterMembers(network.spec().decoder().alignment(), Latents.ALL,
				GridSampling.whole(side, side, SCALE), 0, 0, side, side, 0, 0, length, rows);
		final float[] colours = new float[length * rows * network.spec().channels()];
		return seconds(() -> network.decode(map, raster, colours)) / (length * rows);
	}

	private static double seconds(final Runnable action) {
		final long start = System.nanoTime();
		action.run();
		return (System.nanoTime() - start) / 1e9;
	}
}
