// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.evaluate;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.Test;

import sc.fiji.liif.Failures;
import sc.fiji.liif.Fixture;
import sc.fiji.liif.Progress;
import sc.fiji.liif.TestModels;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.raster.Filter;
import sc.fiji.liif.raster.Metric;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.RasterStack;
import sc.fiji.liif.raster.TestPictures;

/** Scores are the reference's, and evaluations follow the protocols. */
public class EvaluationTest {

	@Test
	public void psnrIsTheReferences() {
		final Fixture fixture = new Fixture("data_pipeline");
		final int[] shape = fixture.shape("psnr/sr");
		final Raster result = Raster.ofFloats(shape[3], shape[2], 3, fixture.channelsLast("psnr/sr"));
		final Raster truth = Raster.ofFloats(shape[3], shape[2], 3, fixture.channelsLast("psnr/hr"));
		final Map<String, Double> expected = fixture.numbers("psnr_expected");
		assertEquals(7, expected.size());
		assertEquals(expected.get("none"), Metric.PSNR.of(result, truth, 0), 1e-4);
		for (final int scale : new int[]{2, 3, 4}) {
			assertEquals(expected.get("benchmark-" + scale),
					Protocol.BENCHMARK.judge(Metric.PSNR, result, truth, scale), 1e-4);
			assertEquals(expected.get("div2k-" + scale), Protocol.DIV2K.judge(Metric.PSNR, result, truth, scale), 1e-4);
		}
	}

	/** As in the reference, which makes every picture RGB. */
	@Test
	public void grayIsScoredAsAColour() {
		final Raster gray = noise(30, 20, 1);
		final Raster other = noise(31, 20, 1).crop(1, 0, 30, 20);
		for (final Protocol protocol : Protocol.values())
			assertEquals(protocol.judge(Metric.PSNR, colour(other), colour(gray), 2),
					protocol.judge(Metric.PSNR, other, gray, 2), 1e-5);
	}

	@Test
	public void ssimIsOneForEqualPicturesAndItsFormulaForConstants() {
		final Raster noise = noise(40, 30, 3);
		assertEquals(1, Metric.SSIM.of(noise, noise, 2), 1e-12);
		final double expected = (2 * 0.4 * 0.5 + 1e-4) / (0.4 * 0.4 + 0.5 * 0.5 + 1e-4);
		assertEquals(expected, Metric.SSIM.of(constant(0.4f), constant(0.5f), 0), 1e-6);
		assertTrue(Double.isNaN(Metric.SSIM.of(noise, noise, 10)));
	}

	/** The window's sums written out, at one position. */
	@Test
	public void ssimIsItsDefinition() {
		final Raster a = noise(11, 11, 1);
		final Raster b = Raster.ofFloats(11, 11, 1, noise(12, 11, 1).crop(1, 0, 11, 11).intensities());
		double total = 0;
		final double[] sums = new double[5];
		for (int i = 0; i < 121; i++) {
			final int x = i % 11 - 5;
			final int y = i / 11 - 5;
			final double w = Math.exp(-(x * x + y * y) / 4.5);
			final double u = a.intensity(i);
			final double v = b.intensity(i);
			total += w;
			final double[] terms = {u, v, u * u, v * v, u * v};
			for (int k = 0; k < 5; k++)
				sums[k] += w * terms[k];
		}
		for (int k = 0; k < 5; k++)
			sums[k] /= total;
		final double expected = (2 * sums[0] * sums[1] + 1e-4) * (2 * (sums[4] - sums[0] * sums[1]) + 9e-4)
				/ ((sums[0] * sums[0] + sums[1] * sums[1] + 1e-4)
						* (sums[2] - sums[0] * sums[0] + sums[3] - sums[1] * sums[1] + 9e-4));
		assertEquals(expected, Metric.SSIM.of(a, b, 0), 1e-9);
	}

	@Test
	public void methodsStandSideBySideWithTheirMeans() {
		try (LiifNetwork network = new LiifNetwork(TestModels.edsr(3));
				LiifNetwork gray = new LiifNetwork(TestModels.edsr(1))) {
			final List<Method> methods = Arrays.asList(Method.of(Filter.NEAREST), Method.of(Filter.BICUBIC),
					new ModelMethod("a", network), new ModelMethod("b", gray));
			final List<RasterStack> pictures = Arrays.asList(stack("colour", noise(50, 41, 3)),
					stack("gray", noise(44, 39, 1)), stack("tiny", noise(5, 5, 1)));
			final List<String> heard = new ArrayList<>();
			final Scores scores = new Evaluation(methods, Arrays.asList(2.0, 3.5), Protocol.RGB,
					Evaluation.GivenInputs.NONE, new Evaluation.Listener() {

						@Override
						public void enlarged(final String name, final double scale, final String method,
								final Raster result, final Raster truth) {
							assertEquals(truth.width(), result.width());
							assertEquals(truth.channels(), result.channels());
							heard.add(name + truth.width() + "x" + truth.height());
						}

						@Override
						public void skipped(final String sentence) {
							heard.add(sentence);
						}
					}).run(pictures, Progress.NONE);
			assertEquals(16, scores.all().size());
			assertEquals(8, scores.means().size());
			assertTrue(heard.toString(), heard.contains("colour50x40") && heard.contains("colour49x38"));
			assertTrue(heard.toString(), heard.stream().anyMatch(h -> h.startsWith("tiny is too small for x3.5")));
			assertEquals(1 + 16 + 8, scores.csv().size());
			assertEquals("x2", scores.table().split("\n")[1].substring(0, 2));
			final double mean = (scores.all().get(0).value(Metric.PSNR) + scores.all().get(8).value(Metric.PSNR)) / 2;
			assertEquals(mean, scores.means().get(0).value(Metric.PSNR), 1e-12);
		}
	}

	@Test
	public void meansAreFiniteWhateverThePictures() {
		final Scores scores = new Scores(Arrays.asList(Metric.PSNR, Metric.SSIM));
		scores.add(score("large", 30, 0.9));
		scores.add(score("small", 40, Double.NaN));
		scores.add(score("flat", Double.POSITIVE_INFINITY, 0.9));
		final Score mean = scores.means().get(0);
		assertEquals("without the flat one", (30 + 40) / 2.0, mean.value(Metric.PSNR), 1e-12);
		assertEquals((30 + 40 + 100) / 3.0, scores.meansOfAll().get(0).value(Metric.PSNR), 1e-12);
		assertEquals(0.9, mean.value(Metric.SSIM), 1e-12);
		assertTrue(scores.table(), scores.table().split("\n")[0].endsWith("  ...body/models/first"));
		assertTrue(scores.table(), scores.table().contains("without numbers: 1;"));
		final Scores flat = new Scores(Arrays.asList(Metric.PSNR, Metric.SSIM));
		flat.add(score("flat", Double.POSITIVE_INFINITY, 0.9));
		assertEquals("there is no other", 100, flat.means().get(0).value(Metric.PSNR), 0);
	}

	@Test
	public void aBlankPictureDoesNotTurnTheRankingAround() {
		final Raster noise = noise(40, 40, 1);
		final Scores scores = new Evaluation(Arrays.asList(Method.of(Filter.BICUBIC), new Method() {

			@Override
			public String name() {
				return "dim";
			}

			@Override
			public Raster enlarge(final Raster input, final int width, final int height, final Progress progress) {
				final Raster good = Method.of(Filter.LANCZOS).enlarge(input, width, height, progress);
				final float[] dimmed = new float[width * height];
				for (int i = 0; i < dimmed.length; i++)
					dimmed[i] = good.intensity(i) * 0.999f;
				return Raster.ofFloats(width, height, 1, dimmed);
			}
		}), Arrays.asList(2.0), Protocol.RGB, Evaluation.GivenInputs.NONE, new Evaluation.Listener() {
		}).run(Arrays.asList(stack("noise", noise), stack("blank", constantOf(40, 40))), Progress.NONE);
		final List<Score> means = scores.means();
		assertEquals("of the noise alone", scores.all().get(0).value(Metric.PSNR), means.get(0).value(Metric.PSNR), 0);
		assertEquals(scores.all().get(1).value(Metric.PSNR), means.get(1).value(Metric.PSNR), 0);
		assertEquals(2 * scores.methods().size() + 2 + 2, scores.csv().size() - 1);
	}

	private static Score score(final String picture, final double psnr, final double ssim) {
		final double[] values = new double[Metric.ALL.size()];
		values[Metric.ALL.indexOf(Metric.PSNR)] = psnr;
		values[Metric.ALL.indexOf(Metric.SSIM)] = ssim;
		return new Score(picture, 2, "/home/somebody/models/first", false, values);
	}

	@Test
	public void givenInputsAreUsed() {
		final Raster truth = noise(41, 41, 1);
		final Raster given = constantOf(20, 20);
		final Scores scores = new Evaluation(Arrays.asList(Method.of(Filter.BICUBIC)), Arrays.asList(2.0), Protocol.RGB,
				(name, plane, scale) -> Optional.of(given), new Evaluation.Listener() {
				}).run(Arrays.asList(stack("a", truth)), Progress.NONE);
		assertEquals(Metric.PSNR.of(constantOf(40, 40), truth.crop(0, 0, 40, 40), 2),
				scores.all().get(0).value(Metric.PSNR), 1e-9);
	}

	@Test
	public void givenInputsThatDoNotBelongAreSkipped() {
		final List<String> skipped = new ArrayList<>();
		for (final Raster given : new Raster[]{noise(10, 10, 1), noise(20, 20, 3), noise(30, 30, 1)})
			Failures.assertSentence(() -> new Evaluation(Arrays.asList(Method.of(Filter.BICUBIC)), Arrays.asList(2.0),
					Protocol.RGB, (name, plane, scale) -> Optional.of(given), new Evaluation.Listener() {

						@Override
						public void skipped(final String sentence) {
							skipped.add(sentence);
						}
					}).run(Arrays.asList(stack("a", noise(41, 41, 1))), Progress.NONE), "None of the pictures");
		assertEquals(skipped.toString(), 3, skipped.size());
		assertTrue(skipped.toString(), skipped.get(0).contains("does not belong"));
	}

	@Test
	public void nothingToScoreIsAnErrorAndCancelingEnds() {
		final List<Method> methods = Arrays.asList(Method.of(Filter.BICUBIC));
		final RasterStack broken = TestPictures.unreadable("broken");
		final Evaluation evaluation = new Evaluation(methods, Arrays.asList(2.0), Protocol.DIV2K,
				Evaluation.GivenInputs.NONE, new Evaluation.Listener() {
				});
		Failures.assertSentence(() -> evaluation.run(Arrays.asList(broken, stack("s", noise(9, 9, 1))), Progress.NONE),
				"None of the pictures");
		Failures.assertSentence(() -> Protocol.of("set5"), "benchmark, rgb, div2k");
		try {
			evaluation.run(Arrays.asList(stack("s", noise(90, 90, 1))), new Progress() {

				@Override
				public void report(final double done, final double total, final String what) {}

				@Override
				public boolean isCanceled() {
					return true;
				}
			});
			throw new AssertionError("not canceled");
		}
		catch (final CancellationException e) {
			// as it should
		}
	}

	// -- Helper methods --

	private static RasterStack stack(final String name, final Raster picture) {
		return TestPictures.stack(name, () -> picture);
	}

	private static Raster noise(final int width, final int height, final int channels) {
		final byte[] values = new byte[width * height * channels];
		new Random(width).nextBytes(values);
		return Raster.ofBytes(width, height, channels, values);
	}

	private static Raster colour(final Raster gray) {
		final float[] values = new float[3 * gray.width() * gray.height()];
		for (int i = 0; i < values.length; i++)
			values[i] = gray.intensity(i / 3);
		return Raster.ofFloats(gray.width(), gray.height(), 3, values);
	}

	private static Raster constant(final float value) {
		final float[] values = new float[20 * 20];
		Arrays.fill(values, value);
		return Raster.ofFloats(20, 20, 1, values);
	}

	private static Raster constantOf(final int width, final int height) {
		final byte[] values = new byte[width * height];
		Arrays.fill(values, (byte) 99);
		return Raster.ofBytes(width, height, 1, values);
	}
}
