// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.raster;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.Test;

import sc.fiji.liif.train.drawing.Drawing;

/** The noise of pictures is found, whatever they show. */
public class NoiseEstimateTest {

	private static final int SIDE = 256;
	private static final double CLOSE = 0.15;
	/** Of which there is little to see. */
	private static final double CLOSE_AT_THE_BRIGHT_END = 0.21;

	@Test
	public void noiseOfDrawnCellsIsFoundToFifteenPercent() {
		final double[][] strengths = {{20, 0.01}, {50, 0.01}, {200, 0.01}, {1000, 0.01}, {50, 0.04}, {0, 0.02},
				{0, 0.1}};
		double worst = 0;
		for (final double[] strength : strengths) {
			for (int seed = 0; seed < 12; seed++) {
				final Raster scene = scene(seed);
				final Noise truth = noise(strength[0], strength[1]);
				final Noise found = NoiseEstimate.of(noisy(scene, truth, seed));
				final double[] levels = levels(scene);
				for (int i = 0; i < levels.length; i++) {
					final double ratio = found.deviation(levels[i]) / truth.deviation(levels[i]);
					worst = Math.max(worst, Math.abs(ratio - 1));
					assertEquals(Arrays.toString(strength) + " " + seed + " at " + levels[i], 1, ratio,
							i == levels.length - 1 ? CLOSE_AT_THE_BRIGHT_END : CLOSE);
				}
			}
		}
		System.out.printf("noise: worst error of an estimate %.1f %%%n", 100 * worst);
	}

	@Test
	public void itIsInTheUnitOfTheValues() {
		final Raster picture = noisy(scene(1), noise(50, 0.02), 1);
		final float[] values = picture.intensities();
		for (int i = 0; i < values.length; i++)
			values[i] = 1000 + 5000 * values[i];
		final Noise relative = NoiseEstimate.of(picture);
		final Noise absolute = NoiseEstimate.of(Raster.ofFloats(SIDE, SIDE, 1, values));
		for (final double at : new double[]{0, 0.3, 1})
			assertEquals(1, absolute.deviation(1000 + 5000 * at) / relative.deviation(at) / 5000, 0.01);
	}

	@Test
	public void blackThatWasCutOffIsNoEvidence() {
		final Random random = new Random(3);
		final float[] values = new float[SIDE * SIDE];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) Math.max(0, (i % SIDE < 2 * SIDE / 3 ? -0.02 : 0.5) + 0.05 * random.nextGaussian());
		final double found = NoiseEstimate.of(Raster.ofFloats(SIDE, SIDE, 1, values)).deviation(0.5);
		assertEquals(1, found / 0.05, CLOSE);
	}

	@Test
	public void cleanAndTinyPicturesHaveNone() {
		for (int seed = 0; seed < 6; seed++) {
			final Raster scene = scene(seed);
			assertEquals(0, NoiseEstimate.of(scene).deviation(0.3), 0.012);
		}
		assertEquals(0, NoiseEstimate.of(Raster.ofFloats(1, 1, 1, new float[]{3})).deviation(3), 0);
		assertEquals(0, NoiseEstimate.of(Raster.ofFloats(100, 100, 1, new float[10_000])).deviation(0), 0);
		final float[] holes = new float[SIDE * SIDE];
		Arrays.fill(holes, Float.NaN);
		assertEquals(0, NoiseEstimate.of(Raster.ofFloats(SIDE, SIDE, 1, holes)).deviation(1), 0);
	}

	@Test
	public void largePicturesAreLookedAtInPart() {
		final NoiseEstimate estimate = new NoiseEstimate(5);
		final Random random = new Random(1);
		final float[] plane = new float[3000 * 2000];
		for (int i = 0; i < plane.length; i++)
			plane[i] = (float) (100 + 7 * random.nextGaussian());
		for (int k = 0; k < 4; k++)
			estimate.add(plane, 3000);
		for (int i = 0; i < plane.length; i++)
			plane[i] = (float) (400 + 14 * random.nextGaussian());
		estimate.add(plane, 3000);
		assertEquals(7, estimate.noise().deviation(100), 0.3);
		assertEquals("the last plane counts, too", 14, estimate.noise().deviation(400), 1);
		assertTrue(estimate.noise().deviation(0) >= 0);
	}

	// -- Helper methods --

	private static Raster scene(final int seed) {
		final Raster drawn = RobustRange.stretched(Drawing.of("cells").draw(SIDE, 1, 4, new Random(seed)).picture());
		final float[] values = new Resize(new CameraPixel(1.5)).apply(drawn, SIDE, SIDE).intensities();
		for (int i = 0; i < values.length; i++)
			values[i] = 0.15f + 0.85f * values[i];
		return Raster.ofFloats(SIDE, SIDE, 1, values);
	}

	private static Noise noise(final double photons, final double read) {
		return new Noise(photons > 0 ? 1 / photons : 0, read * read);
	}

	private static Raster noisy(final Raster scene, final Noise noise, final int seed) {
		final Random random = new Random(seed);
		final float[] values = scene.intensities();
		for (int i = 0; i < values.length; i++)
			values[i] += (float) (noise.deviation(values[i]) * random.nextGaussian());
		return Raster.ofFloats(scene.width(), scene.height(), 1, values);
	}

	/** Dark, middle and bright values of a scene. */
	private static double[] levels(final Raster scene) {
		final float[] sorted = scene.intensities();
		Arrays.sort(sorted);
		double mean = 0;
		for (final float value : sorted)
			mean += value / sorted.length;
		return new double[]{sorted[sorted.length / 10], mean, sorted[sorted.length * 97 / 100]};
	}
}
