// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.benchmark;

import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.CancellationException;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.liif.Progress;
import sc.fiji.liif.encoded.MemoryBudget;
import sc.fiji.liif.image.Upscaler;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.network.NetworkOptions;
import sc.fiji.liif.network.Networks;
import sc.fiji.liif.sampling.GridSampling;

/** Whether memory stays flat, over many upscales, cancels and changes of the model, and over large pictures. */
final class MemoryRuns {

	private static final int TIMES = 300;
	private static final int SETTLED = 30;
	private static final int SIDE = 64;
	private static final long BUDGET = 1L << 30;
	private static final int LARGE = 4096;
	private static final int LONG = 100_000;

	/** Cancels as soon as it is asked for the third time. */
	private static final class Canceling implements Progress {

		private int asked;

		@Override
		public void report(final double done, final double total, final String what) {}

		@Override
		public boolean isCanceled() {
			return ++asked > 2;
		}
	}

	private final Report report;
	private final Networks networks;

	private MemoryRuns(final Report report, final Networks networks) {
		this.report = report;
		this.networks = networks;
	}

	static void run(final Report report, final NetworkOptions options) throws IOException {
		try (Networks networks = new Networks(new ModelRegistry(Collections.emptyList()), options)) {
			final MemoryRuns runs = new MemoryRuns(report, networks);
			runs.repeat("upscales", i -> runs.upscale(ModelRegistry.DEFAULT, Progress.NONE));
			runs.repeat("cancels", i -> runs.upscale(ModelRegistry.DEFAULT, new Canceling()));
			runs.repeat("changes of the model",
					i -> runs.upscale(i % 2 == 0 ? ModelRegistry.DEFAULT : "heat-light", Progress.NONE));
		}
		try (LiifNetwork network = new LiifNetwork(Subjects.models().get(Subjects.BASELINE), options)) {
			large(report, network, LONG, 1);
			large(report, network, LARGE, LARGE);
		}
	}

	// -- Helper methods --

	private interface Turn {

		void take(int number);
	}

	private void repeat(final String what, final Turn turn) throws IOException {
		double settled = 0;
		for (int i = 0; i < TIMES; i++) {
			turn.take(i);
			if (i == SETTLED) {
				System.gc();
				settled = Machine.resident();
			}
		}
		System.gc();
		final double end = Machine.resident();
		report.add(Figure.cost("memory after " + TIMES + " " + what, "MB", end / 1e6));
		report.say(String.format(Locale.ROOT, "   %+.1f %% since the first %d", 100 * (end / settled - 1), SETTLED));
	}

	private void upscale(final String model, final Progress progress) {
		try (Networks.Lease lease = networks.lease(model)) {
			final RandomAccessibleInterval<FloatType> picture = Subjects.picture(3, SIDE, SIDE);
			new Upscaler(lease.network()).compute(picture, new GridSampling(picture, 4 * SIDE, 4 * SIDE),
					(x, y, w, h, colours) -> {
					}, progress);
		}
		catch (final CancellationException e) {
			return;
		}
	}

	private static void large(final Report report, final LiifNetwork network, final int width, final int height)
			throws IOException {
		final RandomAccessibleInterval<FloatType> picture = Subjects.picture(3, width, height);
		System.gc();
		final long before = Machine.resident();
		Machine.clearPeak();
		final long start = System.nanoTime();
		new Upscaler(network, new MemoryBudget(BUDGET).tileSize(network.spec())).compute(picture,
				new GridSampling(picture, 2 * width, 2 * height), (x, y, w, h, colours) -> {
				}, Progress.NONE);
		final String name = Subjects.BASELINE + ": x2 of " + width + " x " + height + " within 1 GB";
		report.add(Figure.cost(name, "s", (System.nanoTime() - start) / 1e9));
		report.add(Figure.cost(name + ", memory", "MB", (Machine.peak() - before) / 1e6));
	}
}
