// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.data;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.Test;

import sc.fiji.liif.Failures;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.RasterStack;
import sc.fiji.liif.raster.TestPictures;
import sc.fiji.liif.train.degradation.Degradation;
import sc.fiji.liif.train.degradation.Degradations;
import sc.fiji.liif.train.settings.TrainingOptions;
import sc.fiji.liif.train.settings.TrainingSettings;

/** Samples are what their positions say, and drawn as they should be. */
public class SamplesTest {

	private static final TrainingOptions OPTIONS = TrainingOptions.preset("light").with(TrainingSettings.CHANNELS, 1)
			.with(TrainingSettings.PATCH, 16).with(TrainingSettings.FLAT, 0);

	@Test
	public void targetsLieWhereTheySayInEveryOrientation() {
		final RasterStack ramp = TestPictures.stack("ramp", () -> TestPictures.ramp(90, 70, 90, 70));
		final SampleSource source = TrainingData.pictures(Arrays.asList(ramp), Arrays.asList())
				.samples(OPTIONS.with("degradation", "binning"), sentence -> {
				});
		final Random random = new Random(1);
		for (int item = 0; item < 50; item++)
			// Binning knows the values to a fraction of a pixel only.
			checkTurned(source.draw(item, random), 0.004);
	}

	/** As slices of a stack: only along one axis, which is that of any axis of the picture. */
	@Test
	public void axialSamplesAreReducedAlongOneAxis() {
		final RasterStack ramp = TestPictures.stack("ramp", () -> TestPictures.ramp(90, 70, 90, 70));
		final SampleSource source = TrainingData.pictures(Arrays.asList(ramp), Arrays.asList())
				.samples(OPTIONS.with("degradation", "axial").with("odds_gaussian", 1).with("psf_min", 0.5)
						.with("psf_max", 0.5).with(TrainingSettings.SCALE_MAX, 10), sentence -> {
						});
		final Random random = new Random(1);
		double most = 0;
		for (int item = 0; item < 50; item++) {
			final Sample sample = source.draw(item, random);
			assertEquals(16, sample.input().width());
			assertEquals(16, sample.input().height());
			assertEquals(16, sample.target().width());
			assertEquals(1, sample.pixelWidth(), 0);
			most = Math.max(most, 1 / sample.pixelHeight());
		}
		assertTrue("as far as the picture suffices: " + most, most > 3 && most <= 90 / 16.0);
	}

	@Test
	public void targetsOfAnySizeLieWhereTheySay() {
		for (final int[] size : new int[][]{{40, 30}, {41, 67}, {100, 44}, {160, 120}}) {
			final List<RasterStack> inputs = Arrays
					.asList(TestPictures.stack("input", () -> TestPictures.ramp(40, 30, 40, 30)));
			final List<RasterStack> targets = Arrays
					.asList(TestPictures.stack("target", () -> TestPictures.ramp(size[0], size[1], 40, 30)));
			final SampleSource source = TrainingData.pairs(inputs, targets).samples(OPTIONS, sentence -> {
			});
			final Random random = new Random(1);
			for (int item = 0; item < 20; item++) {
				final Sample sample = source.draw(item, random);
				assertEquals(16.0 * size[0] / 40, sample.target().width(), 1);
				assertEquals(16.0 * size[1] / 30, sample.target().height(), 1);
				checkTurned(sample, 1e-4);
			}
		}
	}

	@Test
	public void targetsCanBeResizedToOneSize() {
		final List<RasterStack> inputs = TestPictures.some(1, 16, 16, 1);
		final List<RasterStack> targets = TestPictures.some(1, 40, 40, 1);
		final Sample sample = TrainingData.pairs(inputs, targets)
				.samples(OPTIONS.with(TrainingSettings.TARGET_SIZE, 64), sentence -> {
				}).draw(0, new Random(0));
		assertEquals(64, sample.target().width());
	}

	@Test
	public void scalesCoverTheirRange() {
		final SampleSource source = TrainingData
				.pictures(TestPictures.some(1, 64, 80, 1), TestPictures.some(1, 64, 80, 1))
				.samples(OPTIONS, sentence -> {
				});
		final Set<Integer> sides = new HashSet<>();
		for (int item = 0; item < 2000; item++)
			sides.add(source.draw(item, Randoms.of(7, item)).target().width());
		assertEquals("every side from 16 to 64", 49, sides.size());
	}

	@Test
	public void smallPicturesServeAtTheScalesThatFitAndTooSmallOnesAreNamed() {
		final List<RasterStack> pictures = new ArrayList<>(TestPictures.some(1, 20, 30, 1));
		pictures.add(TestPictures.stack("tiny", () -> TestPictures.noise(0, 15, 100, 1)));
		pictures.add(TestPictures.unreadable("broken.png"));
		final List<String> skipped = new ArrayList<>();
		final SampleSource source = TrainingData.pictures(pictures, pictures).samples(OPTIONS, sentence -> {
			skipped.add(sentence);
		});
		for (int item = 0; item < 100; item++)
			assertTrue(source.draw(item, Randoms.of(0, item)).target().width() <= 20);
		assertEquals(skipped.toString(), 2, skipped.size());
		assertTrue(skipped.toString(), skipped.toString().contains("tiny is too small (15 x 100 pixels"));
		assertTrue(skipped.toString(), skipped.toString().contains("broken.png is not an image"));
	}

	@Test
	public void picturesThatAreAllTooSmallAreAnErrorInWords() {
		final SampleSource source = TrainingData
				.pictures(TestPictures.some(2, 10, 10, 1), TestPictures.some(2, 10, 10, 1))
				.samples(OPTIONS, sentence -> {
				});
		Failures.assertSentence(() -> source.draw(0, new Random(0)), "16 x 16");
		Failures.assertSentence(() -> TrainingData.pictures(Arrays.asList(), Arrays.asList()), "no pictures");
		Failures.assertSentence(() -> TrainingData.pairs(TestPictures.some(2, 9, 9, 1), TestPictures.some(1, 9, 9, 1)),
				"2 inputs and 1 targets");
	}

	@Test
	public void flatPatchesAreRejected() {
		final byte[] half = new byte[200 * 100];
		final Raster noise = TestPictures.noise(3, 20, 100, 1);
		for (int y = 0; y < 100; y++) {
			for (int x = 0; x < 20; x++)
				half[y * 200 + x] = (byte) (255 * noise.intensity(y * 20 + x));
		}
		final RasterStack flat = TestPictures.stack("flat", () -> Raster.ofBytes(200, 100, 1, half));
		int rejecting = 0;
		int accepting = 0;
		for (int item = 0; item < 200; item++) {
			rejecting += isFlat(flat, OPTIONS.with(TrainingSettings.FLAT, 0.02), item);
			accepting += isFlat(flat, OPTIONS, item);
		}
		assertTrue(rejecting + " of " + accepting, rejecting < accepting / 3);
	}

	/** Streaming: any item's picture is the same whatever was drawn before. */
	@Test
	public void largeCollectionsAreSeenWhollyAndInAnyOrder() {
		final List<RasterStack> pictures = TestPictures.some(300, 16, 16, 1);
		final SampleSource source = samples(pictures);
		final Set<Raster> seen = new HashSet<>();
		for (long item = 0; item < 20000; item++)
			seen.add(source.draw(item, Randoms.of(0, item)).target());
		assertEquals(300, seen.size());
		assertEquals(samples(pictures).draw(5, Randoms.of(0, 5)).target(), source.draw(5, Randoms.of(0, 5)).target());
	}

	private static SampleSource samples(final List<RasterStack> pictures) {
		return TrainingData.pictures(pictures, TestPictures.some(1, 16, 16, 1)).samples(OPTIONS, sentence -> {
		});
	}

	@Test
	public void theCacheKeepsWhatWasReadLast() {
		final int[] reads = new int[10];
		final List<RasterStack> stacks = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			final int number = i;
			stacks.add(TestPictures.stack("stack " + i, () -> {
				reads[number]++;
				return TestPictures.noise(number, 100, 100, 1);
			}));
		}
		final StackCache<Raster> cache = new StackCache<>(stacks, Raster::numBytes, 25_000, sentence -> {
		});
		for (int i = 0; i < 10; i++)
			cache.get(i);
		cache.get(9);
		cache.get(8);
		cache.get(0);
		cache.get(8);
		assertEquals("[2, 1, 1, 1, 1, 1, 1, 1, 1, 1]", Arrays.toString(reads));
	}

	@Test
	public void aMicroscopeKeepsTheMeanAndAddsTheNoiseThatWasAskedFor() {
		final float[] values = new float[200 * 200];
		Arrays.fill(values, 0.4f);
		for (final double photons : new double[]{50, 1000}) {
			final float[] seen = microscope(2.5, photons, 0.02)
					.apply(Raster.ofFloats(200, 200, 1, values), 100, 100, new Random(3)).input().intensities();
			double mean = 0;
			double square = 0;
			for (final float value : seen) {
				mean += value / seen.length;
				square += value * value / seen.length;
			}
			assertEquals(0.4, mean, 0.004);
			final double expected = 0.4 / photons + 0.02 * 0.02;
			assertEquals(1, (square - mean * mean) / expected, 0.1);
		}
	}

	@Test
	public void aMicroscopesPointHasTheWidthThatWasAskedFor() {
		final float[] values = new float[255 * 255];
		values[127 * 255 + 127] = 1;
		final Raster seen = microscope(3, 0, 0).apply(Raster.ofFloats(255, 255, 1, values), 51, 51, new Random(0))
				.input();
		double sum = 0;
		double square = 0;
		for (int x = 0; x < 51; x++) {
			sum += seen.intensity(25 * 51 + x);
			square += seen.intensity(25 * 51 + x) * (x - 25) * (x - 25);
		}
		final double sigma = 3 / (2 * Math.sqrt(2 * Math.log(2)));
		assertEquals("variance: the lens's and the pixel's", sigma * sigma + 1 / 12.0, square / sum, 0.02);
	}

	/** Drawings of full contrast would outweigh all pictures in a squared error. */
	@Test
	public void drawingsHaveNoMoreThanTheContrastThatWasAskedFor() {
		final SampleSource source = TrainingData
				.pictures(TestPictures.some(1, 64, 80, 1), TestPictures.some(1, 64, 80, 1))
				.samples(OPTIONS.with(TrainingSettings.DRAWN, 1).with(TrainingSettings.DRAWN_CONTRAST, 0.3),
						sentence -> {
						});
		double most = 0;
		double darkest = 1;
		double brightest = 0;
		for (int item = 0; item < 200; item++) {
			final DoubleSummaryStatistics values = new DoubleSummaryStatistics();
			for (final float value : source.draw(item, Randoms.of(7, item)).target().intensities())
				values.accept(value);
			most = Math.max(most, values.getMax() - values.getMin());
			darkest = Math.min(darkest, values.getMin());
			brightest = Math.max(brightest, values.getMax());
		}
		assertTrue("contrast " + most, most > 0.2 && most <= 0.3001);
		assertTrue("grounds of all kinds: " + darkest + " to " + brightest,
				darkest >= 0 && darkest < 0.1 && brightest > 0.8 && brightest <= 1);
	}

	/** A small dark shape on a bright ground would be far below black, in the ground's own range. */
	@Test
	public void drawingsForMicroscopesHaveNoOutliers() {
		final SampleSource source = TrainingData
				.pictures(TestPictures.some(1, 64, 80, 1), TestPictures.some(1, 64, 80, 1))
				.samples(OPTIONS.with(TrainingSettings.NOISE_INPUT, true).with(TrainingSettings.DRAWN, 1)
						.with(TrainingSettings.DRAWN_KIND, "both"), sentence -> {
						});
		for (int item = 0; item < 3000; item++) {
			for (final float value : source.draw(item, Randoms.of(7, item)).target().intensities())
				assertTrue(item + ": " + value, value > -0.3 && value < 1.3);
		}
	}

	// -- Helper methods --

	private static Degradation microscope(final double psf, final double photons, final double readNoise) {
		return Degradations.of(OPTIONS.with("degradation", "microscope").with("psf", psf).with("photons", photons)
				.with("read_noise", readNoise).settings());
	}

	private static int isFlat(final RasterStack stack, final TrainingOptions options, final int item) {
		return TrainingData.pictures(Arrays.asList(stack), Arrays.asList(stack)).samples(options, sentence -> {
		}).draw(item, Randoms.of(0, item)).target().standardDeviation() < 0.02 ? 1 : 0;
	}

	/** The input's ramp, continued to the target's positions, gives the target's values. */
	private static void checkTurned(final Sample sample, final double tolerance) {
		for (int turn = 0; turn < 8; turn++) {
			final Sample turned = sample.turned((turn & 1) == 1, (turn & 2) == 2, (turn & 4) == 4);
			final Raster input = turned.input();
			final Raster target = turned.target();
			final int w = input.width();
			final double origin = input.intensity(5 * w + 5);
			final double perX = (input.intensity(5 * w + 13) - origin) / 8;
			final double perY = (input.intensity(13 * w + 5) - origin) / 8;
			for (int j = 0; j < target.height(); j++) {
				for (int i = 0; i < target.width(); i++)
					assertEquals("turn " + turn, origin + perX * (turned.x(i) - 5) + perY * (turned.y(j) - 5),
							target.intensity(j * target.width() + i), tolerance);
			}
		}
	}
}
