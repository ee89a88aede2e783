// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.evaluate;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.Test;

import sc.fiji.liif.Failures;
import sc.fiji.liif.Progress;
import sc.fiji.liif.raster.Filter;
import sc.fiji.liif.raster.Metric;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.RasterStack;
import sc.fiji.liif.train.degradation.Degradations;

/** Slices are taken and put back as the protocol says. */
public class VolumeEvaluationTest {

	private static final int WIDTH = 20;
	private static final int HEIGHT = 14;
	private static final int SLICES = 31;

	/** Of a method that knows the answer but for a constant, the PSNR is that constant's; the last slice is left out at x2. */
	@Test
	public void psnrIsOfAllVoxels() {
		final List<int[]> sizes = new ArrayList<>();
		final VolumeMethod almost = new VolumeMethod() {

			@Override
			public String name() {
				return "almost";
			}

			@Override
			public List<Raster> refine(final List<Raster> planes, final int slices, final Progress progress) {
				throw new AssertionError("not asked");
			}

			@Override
			public List<Raster> refine(final List<Raster> planes, final List<Raster> truth, final Progress progress) {
				sizes.add(
						new int[]{planes.size(), planes.get(0).width(), planes.get(0).height(), truth.get(0).height()});
				final List<Raster> result = new ArrayList<>();
				for (final Raster plane : truth) {
					final float[] values = plane.intensities();
					for (int i = 0; i < values.length; i++)
						values[i] += 0.1f;
					result.add(Raster.ofFloats(plane.width(), plane.height(), 1, values));
				}
				return result;
			}
		};
		final Scores scores = evaluation(Arrays.asList(almost), 2, 4.5).run(Arrays.asList(stack(1)), Progress.NONE);
		assertEquals(20, scores.all().get(0).value(Metric.PSNR), 1e-4);
		assertEquals(20, scores.all().get(1).value(Metric.PSNR), 1e-4);
		assertEquals(Arrays.toString(new int[]{HEIGHT, WIDTH, 15, 30}), Arrays.toString(sizes.get(0)));
		assertEquals(Arrays.toString(new int[]{HEIGHT, WIDTH, 6, 27}), Arrays.toString(sizes.get(1)));
	}

	/** Whoever may choose by the truth is no worse than cubic; on what is smooth cubic is better than nearest. */
	@Test
	public void classicalMethods() {
		final List<VolumeMethod> methods = Arrays.asList(VolumeMethod.of(Filter.NEAREST),
				VolumeMethod.of(Filter.BILINEAR), VolumeMethod.of(Filter.BICUBIC), new VolumeSmoothing());
		for (final String how : new String[]{"axial psf_min=1 psf_max=1",
				"axial psf_min=1 psf_max=1 noisy=1 photons_min=50 photons_max=50"}) {
			final Scores scores = new VolumeEvaluation(methods, Arrays.asList(2.0), Degradations.of(how),
					new Evaluation.Listener() {
					}).run(Arrays.asList(stack(1)), Progress.NONE);
			final double[] psnr = scores.all().stream().mapToDouble(score -> score.value(Metric.PSNR)).toArray();
			assertEquals("[nearest, linear, cubic, smoothing]", scores.methods().toString());
			assertTrue(how, psnr[3] >= psnr[2] - 0.1);
			if (how.contains("noisy"))
				assertTrue(how, psnr[3] > psnr[2] + 1);
			else
				assertTrue(how, psnr[2] > psnr[0]);
			assertTrue(scores.table().contains("cubic"));
			assertTrue(scores.legend(), scores.legend().contains("Isotropy"));
		}
	}

	/** Power at the same frequencies: equal for noise, less along y for what is blurred along it. */
	@Test
	public void isotropy() {
		final Random random = new Random(3);
		final float[] noise = new float[90 * 70];
		for (int i = 0; i < noise.length; i++)
			noise[i] = random.nextFloat();
		final Raster even = Raster.ofFloats(90, 70, 1, noise);
		assertEquals(0, Metric.ISOTROPY.of(even, even, 2), 0.5);
		final float[] blurred = noise.clone();
		for (int i = 3 * 90; i < blurred.length; i++)
			blurred[i] = (noise[i] + noise[i - 90] + noise[i - 2 * 90] + noise[i - 3 * 90]) / 4;
		final Raster along = Raster.ofFloats(90, 70, 1, blurred);
		// The mean of four leaves a quarter of the power along x, and of that along y what the filter says.
		double left = 0;
		for (int k = 0; k < 1000; k++) {
			final double angle = Math.PI * (1 / 8.0 + k / 4000.0);
			left += Math.pow(Math.sin(4 * angle) / (4 * Math.sin(angle)), 2) / 1000;
		}
		assertEquals(10 * Math.log10(4 * left), Metric.ISOTROPY.of(along, even, 2) - Metric.ISOTROPY.of(even, even, 2),
				1);
		assertEquals(-Metric.ISOTROPY.of(along, even, 2), Metric.ISOTROPY.of(along.turned(false, false, true), even, 2),
				1e-9);
	}

	@Test
	public void whatCantBeUsedIsSaid() {
		final List<String> skipped = new ArrayList<>();
		final VolumeEvaluation evaluation = new VolumeEvaluation(Arrays.asList(VolumeMethod.of(Filter.BICUBIC)),
				Arrays.asList(2.0, 12.0), Degradations.of("axial"), new Evaluation.Listener() {

					@Override
					public void skipped(final String sentence) {
						skipped.add(sentence);
					}
				});
		assertEquals(1, evaluation.run(Arrays.asList(stack(1), stack(3)), Progress.NONE).all().size());
		assertTrue(skipped.toString(), skipped.get(0).contains("too small for x12"));
		assertTrue(skipped.toString(), skipped.get(1).contains("not gray"));
		Failures.assertSentence(() -> evaluation.run(Arrays.asList(stack(3)), Progress.NONE), "None of the stacks");
		Failures.assertSentence(() -> new EvaluationJob(null, null).open(stack(1)).protocol("volume")
				.degradation("binning").run(new Evaluation.Listener() {
				}, Progress.NONE), "axial");
	}

	// -- Helper methods --

	private static VolumeEvaluation evaluation(final List<VolumeMethod> methods, final double first,
			final double second) {
		return new VolumeEvaluation(methods, Arrays.asList(first, second), Degradations.of("axial psf_min=1 psf_max=1"),
				new Evaluation.Listener() {
				});
	}

	/** Smooth waves. */
	private static RasterStack stack(final int channels) {
		return new RasterStack() {

			@Override
			public String name() {
				return "waves";
			}

			@Override
			public int size() {
				return SLICES;
			}

			@Override
			public List<Raster> read() {
				final List<Raster> slices = new ArrayList<>();
				for (int z = 0; z < SLICES; z++) {
					final float[] values = new float[WIDTH * HEIGHT * channels];
					for (int i = 0; i < values.length; i++)
						values[i] = (float) (0.5 + 0.3
								* Math.sin(0.4 * z + 0.5 * (i / channels % WIDTH) + 0.3 * (i / channels / WIDTH)));
					slices.add(Raster.ofFloats(WIDTH, HEIGHT, channels, values));
				}
				return Collections.unmodifiableList(slices);
			}
		};
	}
}
