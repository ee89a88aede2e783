// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.report;

import java.awt.Color;
import java.awt.Image;
import java.util.ArrayList;
import java.util.List;

import ij.gui.Plot;

import sc.fiji.liif.train.data.ValidationResult;

/**
 * The course of a training as two plots: the loss of the steps, and the PSNR of
 * the model beside that of bicubic interpolation. To be used by one thread.
 */
public final class TrainingChart {

	/** Beyond it every second point of the loss is dropped, and the next ones are means over twice the steps. */
	private static final int MOST_POINTS = 1000;
	private static final double DEPTH = 3;
	private static final double LOW_LOSS = 0.01;
	/** Around lines, as a part of what they span, and in dB. */
	private static final double MARGIN = 0.08;
	private static final double LEAST_MARGIN = 0.05;

	private final List<double[]> losses = new ArrayList<>();
	private final List<double[]> psnrs = new ArrayList<>();
	private int stepsPerPoint = 10;
	private double sum;
	private int count;

	/** Adds a step's loss. */
	public void loss(final long step, final double loss) {
		sum += loss;
		if (++count < stepsPerPoint)
			return;
		losses.add(new double[]{step, sum / count});
		sum = 0;
		count = 0;
		if (losses.size() == MOST_POINTS) {
			for (int i = 0; i < MOST_POINTS / 2; i++) {
				final double[] removed = losses.remove(i);
				losses.get(i)[1] = (losses.get(i)[1] + removed[1]) / 2;
			}
			stepsPerPoint *= 2;
		}
	}

	/** Adds a validation; what is far below bicubic interpolation is shown at the lower edge. */
	public void validation(final ValidationResult result) {
		psnrs.add(new double[]{result.step(), Math.max(result.psnr(), result.bicubicPsnr() - DEPTH),
				result.bicubicPsnr()});
	}

	/** The loss over the steps, logarithmic. */
	public Image lossPlot(final int width, final int height) {
		final Plot plot = plot("loss", width, height);
		plot.setAxisYLog(true);
		if (!losses.isEmpty())
			line(plot, losses, 1, Color.BLUE);
		if (losses.size() > 1)
			plot.setLimitsToFit(false);
		else
			plot.setLimits(0, 10 * stepsPerPoint, LOW_LOSS, 1);
		return plot.getProcessor().createImage();
	}

	/** PSNR over the steps, with bicubic interpolation's as a gray line. */
	public Image psnrPlot(final int width, final int height) {
		final Plot plot = plot("PSNR (dB)", width, height);
		if (!psnrs.isEmpty()) {
			line(plot, psnrs, 2, Color.GRAY);
			line(plot, psnrs, 1, Color.RED);
			plot.setColor(Color.BLACK);
			plot.addLegend("bicubic\nmodel");
			// A line on the frame would not be seen.
			double least = Double.POSITIVE_INFINITY;
			double most = Double.NEGATIVE_INFINITY;
			for (final double[] point : psnrs) {
				least = Math.min(least, Math.min(point[1], point[2]));
				most = Math.max(most, Math.max(point[1], point[2]));
			}
			final double margin = Math.max(LEAST_MARGIN, MARGIN * (most - least));
			plot.setLimits(0, Math.max(1, psnrs.get(psnrs.size() - 1)[0]), least - margin, most + margin);
		}
		return plot.getProcessor().createImage();
	}

	private static Plot plot(final String y, final int width, final int height) {
		final Plot plot = new Plot("", "step", y);
		plot.setFrameSize(width - 90, height - 60);
		return plot;
	}

	private static void line(final Plot plot, final List<double[]> points, final int column, final Color color) {
		plot.setColor(color);
		plot.setLineWidth(2);
		plot.add(points.size() == 1 ? "circle" : "line", points.stream().mapToDouble(p -> p[0]).toArray(),
				points.stream().mapToDouble(p -> p[column]).toArray());
	}
}
