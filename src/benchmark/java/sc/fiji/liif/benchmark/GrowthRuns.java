// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import ij.gui.Plot;

import sc.fiji.liif.Progress;
import sc.fiji.liif.image.Upscaler;
import sc.fiji.liif.imagej.io.ImageFiles;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.network.NetworkOptions;
import sc.fiji.liif.sampling.GridSampling;

/** How seconds grow with output pixels: a straight line of slope 1 is wanted. */
final class GrowthRuns {

	private static final int SCALE = 4;
	/** Sides of the input: outputs of 0.25 to 64 million pixels. */
	private static final int[] SIDES = {128, 256, 512, 1024, 2048};

	private GrowthRuns() {}

	static void run(final Report report, final String name, final Model model, final NetworkOptions options,
			final Path chart) throws IOException {
		final double[] pixels = new double[SIDES.length];
		final double[] seconds = new double[SIDES.length];
		try (LiifNetwork network = new LiifNetwork(model, options)) {
			for (int i = 0; i < SIDES.length; i++) {
				final int length = SCALE * SIDES[i];
				final RandomAccessibleInterval<FloatType> picture = Subjects.picture(network.spec().channels(),
						SIDES[i], SIDES[i]);
				pixels[i] = (double) length * length / 1e6;
				final double[] all = Stopwatch.seconds(0, () -> new Upscaler(network).compute(picture,
						new GridSampling(picture, length, length), (x, y, w, h, colours) -> {
						}, Progress.NONE));
				final Figure figure = Figure
						.cost(String.format(Locale.ROOT, "%s: %.2f million pixels by x4", name, pixels[i]), "s", all);
				seconds[i] = figure.value;
				report.add(figure);
			}
		}
		report.say(String.format(Locale.ROOT, "%s: seconds grow as pixels to the power of %.3f", name,
				slope(pixels, seconds)));
		if (chart != null)
			draw(name, pixels, seconds, chart);
	}

	private static double slope(final double[] pixels, final double[] seconds) {
		final double[] x = Arrays.stream(pixels).map(Math::log).toArray();
		final double[] y = Arrays.stream(seconds).map(Math::log).toArray();
		final double meanX = Arrays.stream(x).average().getAsDouble();
		final double meanY = Arrays.stream(y).average().getAsDouble();
		double above = 0;
		double below = 0;
		for (int i = 0; i < x.length; i++) {
			above += (x[i] - meanX) * (y[i] - meanY);
			below += (x[i] - meanX) * (x[i] - meanX);
		}
		return above / below;
	}

	private static void draw(final String name, final double[] pixels, final double[] seconds, final Path chart)
			throws IOException {
		final Plot plot = new Plot(name + ", x4", "million output pixels", "seconds");
		plot.setLogScaleX();
		plot.setLogScaleY();
		plot.add("connected circle", pixels, seconds);
		plot.setLimitsToFit(true);
		Files.createDirectories(chart.toAbsolutePath().getParent());
		ImageFiles.save(plot.getImagePlus(), chart, true);
	}
}
