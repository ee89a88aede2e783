// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.network.MachineSpeed;
import sc.fiji.liif.network.NetworkOptions;
import sc.fiji.liif.network.Precision;
import sc.fiji.liif.network.training.TrainableNetwork;
import sc.fiji.liif.network.training.TrainingBatch;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.RasterStack;
import sc.fiji.liif.train.data.BatchBuilder;
import sc.fiji.liif.train.data.SampleSource;
import sc.fiji.liif.train.data.TrainingData;
import sc.fiji.liif.train.settings.TrainingOptions;
import sc.fiji.liif.train.settings.TrainingSettings;

/**
 * How fast training steps are, as a share of what the machine's float32 matrix
 * product reaches in the same run, and how long their data take to prepare. The
 * README says how to run it.
 */
public final class TrainingBenchmark {

	private TrainingBenchmark() {}

	public static void main(final String... args) {
		final double matrixRate = MachineSpeed.multiplyAddsPerSecond(2048, 1);
		System.out.printf("matrix product of 2048: %.1f G multiply-adds/s%n", matrixRate / 1e9);
		for (final Precision precision : Precision.values()) {
			for (final String preset : new String[]{"light", "light-heat", "paper-edsr"})
				run(preset, preset.startsWith("light") ? 30 : 5, matrixRate, precision);
		}
	}

	private static void run(final String preset, final int steps, final double matrixRate, final Precision precision) {
		final TrainingOptions options = TrainingOptions.preset(preset);
		final ModelSpec spec = options.spec(preset);
		final SampleSource source = TrainingData.pictures(pictures(), pictures()).samples(options, sentence -> {
		});
		final BatchBuilder builder = new BatchBuilder(spec, source, options);
		builder.build(1);
		double start = System.nanoTime();
		for (int i = 0; i < 10; i++)
			builder.build(i);
		System.out.printf("%s: preparing a batch on one thread: %.0f ms%n", preset, (System.nanoTime() - start) / 1e7);
		final TrainingBatch batch = builder.build(1);
		try (TrainableNetwork network = new TrainableNetwork(new Model(spec, RandomWeights.of(spec, 0)), name -> true,
				false, NetworkOptions.defaults().precision(precision))) {
			network.step(batch, 1e-4, 1);
			start = System.nanoTime();
			for (int i = 0; i < steps; i++)
				network.step(batch, 1e-4, i + 2);
			final double seconds = (System.nanoTime() - start) / 1e9 / steps;
			final double work = TrainingEstimate.multiplyAddsPerStep(spec, options);
			System.out.printf(
					"%s, %s: a step of %.0f G multiply-adds (forward and backward, first layer folded): %.3f s, %.1f images/s, %.0f %% of the matrix rate%n",
					preset, precision, work / 1e9, seconds, options.whole(TrainingSettings.BATCH) / seconds,
					100 * work / seconds / matrixRate);
		}
	}

	private static List<RasterStack> pictures() {
		final byte[] values = new byte[512 * 512 * 3];
		new Random(1).nextBytes(values);
		return Arrays.asList(new RasterStack() {

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
				return Arrays.asList(Raster.ofBytes(512, 512, 3, values));
			}
		});
	}
}
