// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.degradation;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.Test;

import sc.fiji.liif.Failures;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.Resize;
import sc.fiji.liif.raster.TestPictures;
import sc.fiji.liif.setting.Settings;

/** What the world does to pictures is what was asked for. */
public class VariedTest {

	private static final int SIDE = 120;

	@Test
	public void withoutAnythingElseItIsTheReduction() {
		final Raster picture = picture(3);
		final Degraded degraded = varied().apply(picture, 30, 20, new Random(0));
		assertEquals(Resize.bicubic(picture, 30, 20), degraded.input());
		assertEquals(picture, degraded.truth());
		assertEquals(0, degraded.noise().deviation(1), 0);
	}

	@Test
	public void theSameChanceGivesTheSamePicture() {
		final Degradation all = varied("odds_gaussian", 1, "odds_airy", 1, "odds_binning", 1, "noisy", 0.5, "jpeg", 0.5,
				"jpeg_before", 0.5, "sharpened", 0.5, "contrast_min", 0.2, "background_max", 0.3, "hot_pixels", 0.01);
		for (int seed = 0; seed < 20; seed++)
			assertEquals(all.apply(picture(3), 30, 20, new Random(seed)).input(),
					all.apply(picture(3), 30, 20, new Random(seed)).input());
	}

	@Test
	public void theNoiseIsWhatItIsSaidToBe() {
		final Degradation noisy = varied("odds_bicubic", 0, "odds_binning", 1, "noisy", 1, "dark_max", 0.3,
				"photons_min", 20, "photons_max", 2000, "read_noise_max", 0.05);
		double relative = 0;
		for (int seed = 0; seed < 40; seed++) {
			final float[] values = new float[SIDE * SIDE];
			Arrays.fill(values, 0.1f + 0.02f * seed);
			final Degraded degraded = noisy.apply(Raster.ofFloats(SIDE, SIDE, 1, values), SIDE, SIDE, new Random(seed));
			final double[] seen = moments(degraded.input());
			assertEquals(values[0], seen[0], 0.02);
			final double ratio = Math.sqrt(seen[1]) / degraded.noise().deviation(values[0]);
			assertEquals("as an estimate is told, " + seed, 1, ratio, 0.35);
			relative += Math.log(ratio) / 40;
		}
		assertEquals("in the mean", 0, relative, 0.04);
	}

	@Test
	public void edgesOfDrawingsStayHardAndPhotographsAreNeverSampled() {
		final Degradation hard = varied("odds_nearest", 1e6, "noisy", 1, "sharpened", 1);
		final float[] step = new float[SIDE * SIDE];
		for (int i = 0; i < step.length; i++)
			step[i] = i % SIDE < SIDE / 2 + 1 ? 0.2f : 0.9f;
		final Raster edge = Raster.ofFloats(SIDE, SIDE, 1, step);
		final Raster input = hard.ofHardEdges().apply(edge, SIDE / 4, SIDE / 4, new Random(2)).input();
		for (final float value : input.intensities())
			assertTrue("no camera saw it: " + value, value == 0.2f || value == 0.9f);
		assertEquals(Resize.bicubic(edge, SIDE / 4, SIDE / 4),
				varied("odds_nearest", 1e6).apply(edge, SIDE / 4, SIDE / 4, new Random(2)).input());
	}

	@Test
	public void photographsStayInEightBits() {
		final Degradation noisy = varied("noisy", 1, "read_noise_max", 0.3);
		assertTrue(picture(3).isEightBit() && noisy.apply(picture(3), 30, 20, new Random(1)).input().isEightBit());
	}

	@Test
	public void compressionIsJpegs() {
		final Raster picture = picture(3);
		double before = Double.POSITIVE_INFINITY;
		for (final int quality : new int[]{20, 50, 95}) {
			final double error = error(picture, new Jpeg(quality, false).apply(picture));
			assertTrue(quality + ": " + error + " < " + before, error < before);
			before = error;
		}
		assertTrue("at 95 little is lost: " + before, before < 0.02);
		assertTrue("colours of half the resolution lose more",
				error(picture, new Jpeg(95, true).apply(picture)) > before);
		final Raster gray = picture.channel(0);
		assertEquals(0, error(gray, new Jpeg(95, true).apply(gray)), 0.02);
		final Raster anywhere = new Jpeg(95, false).applyAnywhere(picture, new Random(4));
		assertEquals("in its place", 0, error(picture, anywhere), 0.03);
	}

	@Test
	public void aSceneOfLessLightIsTheTruth() {
		final Raster picture = picture(1);
		final Degraded degraded = varied("contrast_min", 0.1, "background_max", 0.2).apply(picture, 60, 40,
				new Random(7));
		assertTrue(moments(degraded.truth())[1] < moments(picture)[1]);
		assertArrayEquals("the input is of the same scene", degraded.truth().intensities(),
				degraded.input().intensities(), 1e-6f);
	}

	/** As the light is less, the weight is more. */
	@Test
	public void darkScenesMayWeighMore() {
		final Raster picture = picture(1);
		for (final double power : new double[]{0, 1, 2}) {
			for (int seed = 0; seed < 5; seed++) {
				final Degraded degraded = varied("contrast_min", 0.1, "contrast_weight", power).apply(picture, 60, 40,
						new Random(seed));
				final double contrast = Math.sqrt(moments(degraded.truth())[1] / moments(picture)[1]);
				assertEquals(Math.pow(contrast, -power), degraded.weight(), 1e-3 * degraded.weight());
			}
		}
	}

	@Test
	public void aHaloIsWiderThanAGaussian() {
		final float[] values = new float[SIDE * SIDE];
		final int centre = SIDE * SIDE / 2 + SIDE / 2;
		values[centre] = 1;
		final Raster point = Raster.ofFloats(SIDE, SIDE, 1, values);
		final float[] gaussian = varied("odds_bicubic", 0, "odds_gaussian", 1, "psf_min", 3, "psf_max", 3)
				.apply(point, SIDE, SIDE, new Random(0)).input().intensities();
		final float[] airy = varied("odds_bicubic", 0, "odds_airy", 1, "psf_min", 3, "psf_max", 3)
				.apply(point, SIDE, SIDE, new Random(0)).input().intensities();
		assertTrue(airy[centre] < gaussian[centre]);
		assertTrue(airy[centre + 6] > 2 * gaussian[centre + 6]);
	}

	@Test
	public void purposesAreWhatItDoes() {
		assertEquals("[]", varied().purposes().keySet().toString());
		assertEquals("[, 200 photons, JPEG 50]",
				varied("noisy", 0.2, "photons_min", 20, "photons_max", 2000, "jpeg", 0.1).purposes().keySet()
						.toString());
		Failures.assertSentence(() -> varied("odds_bicubic", 0), "All odds");
	}

	// -- Helper methods --

	private static Raster picture(final int channels) {
		return TestPictures.some(1, 60, 40, channels).get(0).read().get(0);
	}

	private static Degradation varied(final Object... keysAndValues) {
		Settings settings = Settings.defaults(VariedSettings.ALL);
		for (int i = 0; i < keysAndValues.length; i += 2) {
			final Object key = keysAndValues[i];
			settings = settings.with(VariedSettings.ALL.stream().filter(s -> s.key().equals(key)).findFirst().get(),
					keysAndValues[i + 1]);
		}
		return new VariedType().create(settings);
	}

	private static double[] moments(final Raster picture) {
		final float[] values = picture.intensities();
		double sum = 0;
		double squares = 0;
		for (final float value : values) {
			sum += value;
			squares += value * value;
		}
		final double mean = sum / values.length;
		return new double[]{mean, squares / values.length - mean * mean};
	}

	/** Root of the mean squared difference. */
	private static double error(final Raster one, final Raster other) {
		double sum = 0;
		final float[] a = one.intensities();
		final float[] b = other.intensities();
		for (int i = 0; i < a.length; i++)
			sum += (a[i] - b[i]) * (a[i] - b[i]);
		return Math.sqrt(sum / a.length);
	}
}
