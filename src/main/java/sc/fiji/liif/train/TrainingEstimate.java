// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.MachineMemory;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.network.NetworkOptions;
import sc.fiji.liif.network.TrainableNetwork;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.RasterStack;
import sc.fiji.liif.train.data.BatchBuilder;
import sc.fiji.liif.train.data.SampleSource;
import sc.fiji.liif.train.data.TrainingData;
import sc.fiji.liif.train.settings.TrainingOptions;
import sc.fiji.liif.train.settings.TrainingSettings;

/** What a training will take, of memory and of time. */
public final class TrainingEstimate {

	private static final double GIGA = 1L << 30;
	/** Steps in which the network gets ready. */
	private static final int READY = 2;
	private static final int MOST_STEPS = 8;
	private static final double SECONDS = 1;
	/** What an optimised weight takes, in Java as in the network: itself, its gradient, two moments, and copies. */
	private static final double BYTES_PER_WEIGHT = 20;

	private TrainingEstimate() {}

	/** @throws LiifException in one sentence, if the memory can't even hold the network's weights */
	static void checkMemory(final ModelSpec spec) {
		final double needed = BYTES_PER_WEIGHT * spec.parameters();
		final double java = Runtime.getRuntime().maxMemory();
		final double machine = MachineMemory.ofThisMachine().available();
		if (needed > Math.min(java, machine))
			throw new LiifException(String.format(Locale.ROOT,
					"A network of %,d weights needs %,.1f GB to be trained in Java and as much beside it, "
							+ "but Java has %,.1f GB (-Xmx) and the machine %,.1f GB more: choose fewer features or blocks.",
					spec.parameters(), needed / GIGA, java / GIGA, machine / GIGA));
	}

	/**
	 * How long a step takes on this machine: some steps are done with a picture of noise, its degradation included, as
	 * fast as the network and the options have it. Takes some steps' time and a second more.
	 *
	 * @param network how the computation will run
	 */
	public static double secondsPerStep(final TrainingOptions options, final NetworkOptions network) {
		final ModelSpec spec = options.spec("estimate");
		final List<RasterStack> pictures = Collections.singletonList(new Noise(spec.channels()));
		final SampleSource samples = TrainingData.pictures(pictures, pictures).samples(options, warning -> {
			// of pictures that nobody has
		});
		try (TrainableNetwork trained = new TrainableNetwork(new Model(spec, RandomWeights.of(spec, 1)), name -> true,
				options.text(TrainingSettings.LOSS).equals("l2"), options.number(TrainingSettings.AVERAGE), network);
				BatchQueue batches = new BatchQueue(new BatchBuilder(spec, samples, options), 1)) {
			long step = 1;
			// What is prepared while the network gets ready does not count.
			while (step <= READY)
				trained.step(batches.take(), 0, step++);
			final long start = System.nanoTime();
			final long first = step;
			do {
				trained.step(batches.take(), 0, step++);
			} while (step - first < MOST_STEPS && System.nanoTime() - start < SECONDS * 1e9);
			return (System.nanoTime() - start) / 1e9 / (step - first);
		}
	}

	/** A picture that is flat nowhere. */
	private static final class Noise implements RasterStack {

		private static final int SIDE = 320;

		private final Raster picture;

		private Noise(final int channels) {
			final float[] values = new float[SIDE * SIDE * channels];
			final Random random = new Random(1);
			for (int i = 0; i < values.length; i++)
				values[i] = random.nextFloat();
			picture = Raster.ofFloats(SIDE, SIDE, channels, values);
		}

		@Override
		public String name() {
			return "noise";
		}

		@Override
		public int size() {
			return 1;
		}

		@Override
		public List<Raster> read() {
			return Collections.singletonList(picture);
		}
	}
}
