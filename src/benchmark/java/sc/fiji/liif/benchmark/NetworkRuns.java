// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.benchmark;

import java.io.IOException;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.liif.Progress;
import sc.fiji.liif.encoded.BatchDecoder;
import sc.fiji.liif.encoded.EncodedImage;
import sc.fiji.liif.encoded.MemoryBudget;
import sc.fiji.liif.image.Upscaler;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.network.NetworkOptions;
import sc.fiji.liif.network.Precision;
import sc.fiji.liif.sampling.GridSampling;

/** Encoding, decoding and whole upscales of one model, in the form that is fastest here. */
final class NetworkRuns {

	private static final int SIDE = 256;
	private static final double[] SCALES = {2, 4, 12, 3.7};
	private static final double[] WHOLE = {2, 4, 12};
	/** A whole picture that takes longer, in the reciprocal of seconds, is left out. */
	private static final double SLOW = 1.0 / 20;

	private final Report report;
	private final double matrixRate;
	private final String name;
	private final LiifNetwork network;
	private final ModelSpec spec;

	private NetworkRuns(final Report report, final double matrixRate, final String name, final LiifNetwork network) {
		this.report = report;
		this.matrixRate = matrixRate;
		this.name = name;
		this.network = network;
		spec = network.spec();
	}

	static void run(final Report report, final double matrixRate, final String name, final Model model,
			final NetworkOptions options, final double seconds) throws IOException {
		try (LiifNetwork network = new LiifNetwork(model, options)) {
			final String title = options.precision() == Precision.FAST ? name + ", fast" : name;
			report.say("-- " + title + ": " + network.form());
			if (network.precision() != options.precision()) {
				report.say("   This processor is not faster with bfloat16.");
				return;
			}
			final NetworkRuns runs = new NetworkRuns(report, matrixRate, title, network);
			runs.encode(seconds);
			runs.decode(seconds);
			runs.whole(seconds);
		}
	}

	// -- Helper methods --

	private void encode(final double seconds) throws IOException {
		final int side = spec.encoder().type().name().equals("rdn") ? SIDE / 2 : SIDE;
		final RandomAccessibleInterval<FloatType> picture = Subjects.picture(spec.channels(), side, side);
		EncodedImage.encode(network, Subjects.picture(spec.channels(), 64, 64)).close();
		final long before = Machine.resident();
		Machine.clearPeak();
		final double[] times = Stopwatch.seconds(seconds, () -> EncodedImage.encode(network, picture).close());
		final double work = spec.multiplyAdds((double) side * side, 0);
		report.add(rate(name + ": encode", work, times));
		report.add(Figure.cost(name + ": encode, memory",
				"MB of " + MemoryBudget.bytesToEncode(spec, side * side) / 1000000,
				Math.max(1, Machine.peak() - before) / 1e6));
	}

	private void decode(final double seconds) {
		try (EncodedImage image = EncodedImage.encode(network, Subjects.picture(spec.channels(), SIDE, SIDE))) {
			final BatchDecoder decoder = image.decoder();
			for (final double scale : SCALES) {
				final int length = (int) Math.round(SIDE * scale);
				final GridSampling grid = new GridSampling(image.interval(), length, length);
				final int least = Math.min(decoder.blockRows(), length);
				final int columns = Math.min(decoder.block() / least, length);
				final int rows = Math.min(decoder.block() / columns, length);
				final float[] colours = new float[rows * columns * spec.channels()];
				final int blocks = Math.min(length / rows, 4);
				final double[] times = Stopwatch.seconds(seconds, () -> {
					for (int i = 0; i < blocks; i++)
						decoder.decode(grid, 0, i * rows, columns, rows, colours);
				});
				final double pixels = (double) blocks * rows * columns;
				final Figure figure = Figure.rate(name + ": decode x" + scale, "M pixels/s", pixels / 1e6, times);
				// A formula does other things than its network would.
				report.add(network.waves().isPresent()
						? figure
						: figure.share(figure.value * 1e6 * spec.multiplyAdds(0, 1) / matrixRate));
			}
		}
	}

	private void whole(final double seconds) {
		final RandomAccessibleInterval<FloatType> picture = Subjects.picture(spec.channels(), SIDE, SIDE);
		final double rate = matrixRate / Math.max(1, spec.multiplyAdds(0, 1));
		for (final double scale : WHOLE) {
			final int length = (int) (SIDE * scale);
			if (scale > 2 && SLOW * length * length > rate && !network.waves().isPresent())
				continue;
			final double[] times = Stopwatch.seconds(seconds, () -> new Upscaler(network).compute(picture,
					new GridSampling(picture, length, length), (x, y, w, h, colours) -> {
					}, Progress.NONE));
			final Figure figure = Figure.cost(name + ": whole x" + scale + " of 256 x 256", "s", times);
			final double work = spec.multiplyAdds((double) SIDE * SIDE, (double) length * length);
			report.add(network.waves().isPresent() ? figure : figure.share(work / figure.value / matrixRate));
		}
	}

	private Figure rate(final String what, final double work, final double[] seconds) {
		final Figure figure = Figure.rate(what, "G mult-adds/s", work / 1e9, seconds);
		return figure.share(figure.value * 1e9 / matrixRate);
	}
}
