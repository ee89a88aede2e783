// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.report;

import java.awt.Color;
import java.util.List;
import java.util.stream.Collectors;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.measure.ResultsTable;
import ij.process.FloatProcessor;

import sc.fiji.liif.evaluate.Score;
import sc.fiji.liif.evaluate.Scores;
import sc.fiji.liif.raster.Metric;
import sc.fiji.liif.raster.Raster;

/** The outcome of an evaluation as ImageJ's tables, plots and images. */
public final class ScoreReport {

	private static final Color[] COLORS = {Color.GRAY, Color.RED, Color.BLUE, new Color(0, 140, 0), Color.ORANGE,
			Color.MAGENTA, Color.CYAN, Color.BLACK};
	private static final double LEVELS = 255;

	private ScoreReport() {}

	/** A row for each picture, scale and method, then the means. */
	public static ResultsTable table(final Scores scores) {
		final ResultsTable table = new ResultsTable();
		table.showRowNumbers(false);
		table.setPrecision(4);
		addAll(scores.all(), scores, table);
		addAll(scores.means(), scores, table);
		addAll(scores.meansOfAll(), scores, table);
		return table;
	}

	/** Mean PSNR over the scales, a line for each method. */
	public static Plot chart(final Scores scores) {
		final Plot plot = new Plot("LIIF Evaluate", "scale", "mean PSNR (dB)");
		final List<String> methods = scores.methods();
		for (int i = 0; i < methods.size(); i++) {
			final String method = methods.get(i);
			final List<Score> means = scores.means().stream().filter(mean -> mean.method().equals(method))
					.collect(Collectors.toList());
			plot.setColor(COLORS[i % COLORS.length], COLORS[i % COLORS.length]);
			plot.setLineWidth(2);
			plot.add("connected circle", means.stream().mapToDouble(Score::scale).toArray(),
					means.stream().mapToDouble(mean -> mean.value(Metric.PSNR)).toArray());
		}
		plot.setColor(Color.BLACK);
		plot.addLegend(String.join("\n", methods));
		plot.setLimitsToFit(false);
		return plot;
	}

	/** Result minus truth in gray levels (the range of intensities being 255), mean over the channels. */
	public static ImagePlus difference(final String title, final Raster result, final Raster truth) {
		final float[] values = new float[truth.width() * truth.height()];
		final int channels = truth.channels();
		for (int i = 0; i < values.length * channels; i++)
			values[i / channels] += (float) (LEVELS / channels * (result.intensity(i) - truth.intensity(i)));
		final ImagePlus image = new ImagePlus(title, new FloatProcessor(truth.width(), truth.height(), values));
		image.setDisplayRange(-LEVELS / 8, LEVELS / 8);
		return image;
	}

	private static void addAll(final List<Score> some, final Scores scores, final ResultsTable table) {
		for (final Score score : some) {
			table.addRow();
			table.addValue("Picture", score.picture());
			table.addValue("Scale", score.scale());
			table.addValue("Method", score.method());
			for (final Metric metric : scores.metrics())
				table.addValue(metric.name(), score.value(metric));
		}
	}
}
