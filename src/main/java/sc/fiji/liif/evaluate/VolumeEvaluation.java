// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Numbers;
import sc.fiji.liif.Progress;
import sc.fiji.liif.raster.Metric;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.RasterStack;
import sc.fiji.liif.raster.RobustRange;
import sc.fiji.liif.train.degradation.Degradation;

/**
 * Takes slices out of stacks whose voxels are about cubic, has methods put them back, and scores the results. Intensities are
 * seen in the range of their percentiles, which is 1; of n slices there are {@code floor(n / s)} left at a scale of s. Two
 * voxels of border do not count.
 */
public final class VolumeEvaluation {

	private static final int BORDER = 2;
	private static final int LEAST_SLICES = 3;

	private final List<VolumeMethod> methods;
	private final List<Double> scales;
	private final Degradation degradation;
	private final Evaluation.Listener listener;

	/** @param degradation of xz planes, that makes of them planes of fewer rows */
	VolumeEvaluation(final List<VolumeMethod> methods, final List<Double> scales, final Degradation degradation,
			final Evaluation.Listener listener) {
		this.methods = new ArrayList<>(methods);
		this.scales = new ArrayList<>(scales);
		this.degradation = degradation;
		this.listener = listener;
	}

	/**
	 * @throws LiifException         in one sentence, if none of the stacks can be used
	 * @throws CancellationException if canceled
	 */
	Scores run(final List<RasterStack> stacks, final Progress progress) {
		final Scores scores = new Scores(Protocol.VOLUME.metrics());
		for (int i = 0; i < stacks.size(); i++) {
			final RasterStack stack = stacks.get(i);
			final List<Raster> slices;
			try {
				slices = stack.read();
			}
			catch (final LiifException e) {
				listener.skipped(e.getMessage());
				continue;
			}
			if (slices.get(0).channels() > 1) {
				listener.skipped(stack.name() + " is not gray: make its colours channels, and give one of them.");
				continue;
			}
			final List<Raster> whole = planes(stretched(slices));
			for (int s = 0; s < scales.size(); s++)
				run(stack.name(), whole, scales.get(s), scores, progress.part(i, stacks.size()).part(s, scales.size()));
		}
		if (scores.all().isEmpty())
			throw new LiifException("None of the stacks can be used: give some of more slices, or smaller scales.");
		return scores;
	}

	/** The xz planes of a stack, y by y, or of xz planes the slices. */
	static List<Raster> planes(final List<Raster> slices) {
		final List<Raster> planes = new ArrayList<>();
		for (int y = 0; y < slices.get(0).height(); y++)
			planes.add(slice(slices, y));
		return planes;
	}

	/** One of them. */
	static Raster slice(final List<Raster> slices, final int y) {
		final int width = slices.get(0).width();
		final float[] values = new float[width * slices.size()];
		for (int i = 0; i < values.length; i++)
			values[i] = slices.get(i / width).intensity(y * width + i % width);
		return Raster.ofFloats(width, slices.size(), 1, values);
	}

	/** The mean over all voxels but those of a border. */
	static double squaredError(final List<Raster> planes, final List<Raster> truth, final int border) {
		final int width = truth.get(0).width();
		final int height = truth.get(0).height();
		double sum = 0;
		for (int y = border; y < truth.size() - border; y++) {
			for (int z = border; z < height - border; z++) {
				for (int i = z * width + border; i < (z + 1) * width - border; i++) {
					final double difference = planes.get(y).intensity(i) - truth.get(y).intensity(i);
					sum += difference * difference;
				}
			}
		}
		return sum / ((double) (truth.size() - 2 * border) * (height - 2 * border) * (width - 2 * border));
	}

	// -- Helper methods --

	private void run(final String name, final List<Raster> whole, final double scale, final Scores scores,
			final Progress progress) {
		final int kept = (int) Math.floor(whole.get(0).height() / scale + 1e-9);
		final int height = (int) Math.rint(kept * scale);
		final int width = whole.get(0).width();
		if (kept < LEAST_SLICES || height > whole.get(0).height()
				|| Math.min(Math.min(width, whole.size()), height) <= 2 * BORDER) {
			listener.skipped(name + " is too small for x" + Numbers.text(scale) + " (" + width + " x " + whole.size()
					+ " x " + whole.get(0).height() + " voxels).");
			return;
		}
		final List<Raster> truth = new ArrayList<>();
		final List<Raster> input = new ArrayList<>();
		final Random random = new Random(name.hashCode() + Double.hashCode(scale));
		for (final Raster plane : whole) {
			truth.add(plane.crop(0, 0, width, height));
			input.add(degradation.apply(truth.get(truth.size() - 1), width, kept, random).input());
		}
		for (int i = 0; i < methods.size(); i++) {
			final String what = name + " x" + Numbers.text(scale) + ", " + methods.get(i).name();
			final List<Raster> result = methods.get(i).refine(input, truth,
					progress.part(i, methods.size(), own -> what));
			scores.add(new Score(name, scale, methods.get(i).name(), false,
					Metric.ALL.stream().mapToDouble(metric -> judge(metric, result, truth)).toArray()));
			final int middle = truth.size() / 2;
			listener.enlarged(name, scale, methods.get(i).name(), result.get(middle), truth.get(middle));
		}
	}

	/** Of PSNR that of all voxels together; else the mean over the planes. */
	private static double judge(final Metric metric, final List<Raster> result, final List<Raster> truth) {
		if (!Protocol.VOLUME.metrics().contains(metric))
			return Double.NaN;
		if (metric == Metric.PSNR)
			return -10 * Math.log10(squaredError(result, truth, BORDER));
		double sum = 0;
		for (int y = BORDER; y < truth.size() - BORDER; y++)
			sum += metric.of(result.get(y), truth.get(y), BORDER);
		return sum / (truth.size() - 2 * BORDER);
	}

	/** In the range of all slices together. */
	private static List<Raster> stretched(final List<Raster> slices) {
		final RobustRange range = new RobustRange();
		for (final Raster slice : slices)
			range.add(slice.intensities(), slice.width());
		final List<Raster> stretched = new ArrayList<>();
		final double[] ends = range.percentiles();
		for (final Raster slice : slices) {
			final float[] values = slice.intensities();
			for (int i = 0; i < values.length; i++)
				values[i] = (float) (ends[1] > ends[0] ? (values[i] - ends[0]) / (ends[1] - ends[0]) : 0);
			stretched.add(Raster.ofFloats(slice.width(), slice.height(), 1, values));
		}
		return stretched;
	}
}
