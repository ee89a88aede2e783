// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.derivative;

import sc.fiji.liif.imagej.values.Exposure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.field.JetEvaluator;
import sc.fiji.liif.image.ContinuousImage;
import sc.fiji.liif.imagej.values.PlaneIntensities;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.sampling.Footprint;
import sc.fiji.liif.sampling.IntensityRange;

/**
 * The derivatives of a plane between its pixels, in its own values per pixel; of a
 * colour plane those of its luminance. Positions have pixel centres at integers. To be
 * closed; safe for use by several threads.
 */
public final class PlaneJets implements AutoCloseable {

	/** Values of a position: the value, its derivatives along x and y, and those along xx, xy and yy. */
	public static final int SIZE = JetEvaluator.SIZE;

	private final IntensityRange range;
	private final List<ContinuousImage> images = new ArrayList<>();
	/** Of each channel of each image in turn. */
	private final double[] weights;

	/**
	 * @param exposure of the plane's values
	 * @throws LiifException in one sentence, if the model has no formula to derive
	 */
	public PlaneJets(final ImageProcessor plane, final Exposure exposure, final LiifNetwork network) {
		check(network);
		range = exposure.range(network.spec());
		final int channels = network.spec().channels();
		for (final RandomAccessibleInterval<FloatType> picture : PlaneIntensities.of(Collections.singletonList(plane),
				exposure, network.spec()))
			images.add(new ContinuousImage(network, picture));
		weights = weights(plane, images.size(), channels);
	}

	/** @throws LiifException in one sentence, if the model has no formula to derive */
	static void check(final LiifNetwork network) {
		if (!network.waves().isPresent())
			throw new LiifException("The model " + network.spec().name()
					+ " is no closed formula, so that it has no derivatives: choose a model with a heat field.");
	}

	/** What each channel of each picture of a plane counts: the same of a gray one, its luminance of a colour one. */
	static double[] weights(final ImageProcessor plane, final int pictures, final int channels) {
		final double[] weights = new double[pictures * channels];
		final double[] luminance = ColorProcessor.getWeightingFactors();
		for (int i = 0; i < weights.length; i++) {
			if (!(plane instanceof ColorProcessor))
				weights[i] = 1.0 / channels;
			else
				weights[i] = pictures == 1 ? luminance[i] : luminance[i / channels] / channels;
		}
		return weights;
	}

	/**
	 * @param positions x and y of each position in turn
	 * @param footprint of all of them
	 * @param jets      receives {@code [position][6]}
	 */
	public void at(final double[] positions, final int count, final Footprint footprint, final double[] jets) {
		final int channels = weights.length / images.size();
		final float[] each = new float[count * channels * SIZE];
		final double[] sums = new double[count * SIZE];
		for (int k = 0; k < images.size(); k++) {
			images.get(k).jets(positions, count, footprint, each);
			for (int i = 0; i < each.length; i++)
				sums[i / SIZE / channels * SIZE + i % SIZE] += weights[k * channels + i / SIZE % channels] * each[i];
		}
		for (int i = 0; i < sums.length; i++)
			jets[i] = i % SIZE == 0 ? range.fromUnit(sums[i]) : sums[i] * (range.max() - range.min());
	}

	@Override
	public void close() {
		images.forEach(ContinuousImage::close);
	}
}
