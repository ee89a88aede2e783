// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.benchmark;

import java.util.Collections;
import java.util.List;
import java.util.Random;

import sc.fiji.liif.TestModels;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.network.NetworkOptions;
import sc.fiji.liif.network.TrainableNetwork;
import sc.fiji.liif.engine.TrainingBatch;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.RasterStack;
import sc.fiji.liif.train.data.BatchBuilder;
import sc.fiji.liif.train.data.SampleSource;
import sc.fiji.liif.train.data.TrainingData;
import sc.fiji.liif.train.settings.TrainingOptions;
import sc.fiji.liif.train.settings.TrainingSettings;

/** Steps of a training, and what preparing their batches takes. */
final class TrainingRuns {

	/** Backward is twice forward. */
	private static final double PASSES = 3;
	private static final int SIDE = 512;

	private TrainingRuns() {}

	static void run(final Report report, final double matrixRate, final String preset, final NetworkOptions how,
			final double seconds) {
		final TrainingOptions options = TrainingOptions.preset(preset);
		final ModelSpec spec = options.spec(preset);
		final List<RasterStack> pictures = Collections.singletonList(new Noise());
		final SampleSource source = TrainingData.pictures(pictures, pictures).samples(options, sentence -> {
		});
		final BatchBuilder builder = new BatchBuilder(spec, source, options);
		final String name = "train " + preset + ", " + how.precision();
		report.add(Figure.cost(name + ": preparing a batch, one thread", "s",
				Stopwatch.seconds(seconds / 4, () -> builder.build(1))));
		final TrainingBatch batch = builder.build(1);
		try (TrainableNetwork network = new TrainableNetwork(new Model(spec, TestModels.weights(spec)), tensor -> true,
				false, how)) {
			final Figure step = Figure.cost(name + ": a step", "s",
					Stopwatch.seconds(seconds, () -> network.step(batch, 1e-6, 1)));
			report.add(step.share(multiplyAddsPerStep(spec, options) / step.value / matrixRate));
		}
	}

	/** A picture of noise. */
	private static final class Noise implements RasterStack {

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
			final byte[] values = new byte[SIDE * SIDE * 3];
			new Random(1).nextBytes(values);
			return Collections.singletonList(Raster.ofBytes(SIDE, SIDE, 3, values));
		}
	}

	/** The decoder's first layer folded. */
	private static double multiplyAddsPerStep(final ModelSpec spec, final TrainingOptions options) {
		final double pixels = Math.pow(options.whole(TrainingSettings.PATCH), 2);
		return PASSES * options.whole(TrainingSettings.BATCH)
				* spec.multiplyAdds(pixels, options.whole(TrainingSettings.SAMPLES));
	}
}
