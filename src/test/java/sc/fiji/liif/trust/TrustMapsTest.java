// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.trust;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.liif.Progress;
import sc.fiji.liif.TestModels;
import sc.fiji.liif.image.Upscaler;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.network.Quality;
import sc.fiji.liif.sampling.GridSampling;
import sc.fiji.liif.sampling.Latents;
import sc.fiji.liif.sampling.Turning;

/** What trust maps say is what an obvious computation says. */
public class TrustMapsTest {

	private static final int WIDTH = 20;
	private static final int HEIGHT = 14;

	/** The members are those whose mean is the ensemble. */
	@Test
	public void theSpreadIsThatOfTheEnsemblesMembers() {
		try (LiifNetwork network = new LiifNetwork(TestModels.edsr(1))) {
			final RandomAccessibleInterval<FloatType> picture = noise(0.5);
			final GridSampling grid = new GridSampling(picture, 2 * WIDTH, 3 * HEIGHT);
			final int n = Turning.ALL.size();
			final float[][] members = new float[n][];
			for (int i = 0; i < n; i++)
				members[i] = upscaled(new Upscaler(network, 9).member(Turning.ALL.get(i)), picture, grid);
			final float[] mean = new float[members[0].length];
			final float[] spread = new float[mean.length];
			for (int k = 0; k < mean.length; k++) {
				for (int i = 0; i < n; i++)
					mean[k] += members[i][k] / n;
				double square = 0;
				for (int i = 0; i < n; i++)
					square += (members[i][k] - mean[k]) * (members[i][k] - mean[k]) / n;
				spread[k] = (float) Math.sqrt(square);
			}
			assertArrayEquals(mean,
					upscaled(new Upscaler(network, 9).quality(Quality.standard().ensemble(n)), picture, grid), 1e-5f);
			final TrustMaps maps = TrustMaps.of(new Upscaler(network, 9), network.spec(), picture, grid, Progress.NONE);
			assertArrayEquals(spread, maps.spread().intensities(), 2e-4f);
			assertArrayEquals(members[0], maps.result().intensities(), 0);
			assertTrue("a random network is not sure", BackProjection.rms(spread) > 1e-3);
			assertArrayEquals(new BackProjection(grid, picture).means(members[0]), difference(picture, maps), 1e-5f);
		}
	}

	/** Of a perceptron and of a formula, at whole and other factors: blended, the four latents' answers are the result. */
	@Test
	public void theLocalSpreadIsThatOfTheLatentsThatAreBlended() {
		for (final Model model : Arrays.asList(TestModels.edsr(1),
				TestModels.random(TestModels.edsrOf(8, 2), TestModels.heatOf("12", 9, true, true), 1))) {
			try (LiifNetwork network = new LiifNetwork(model)) {
				final RandomAccessibleInterval<FloatType> picture = noise(0.5);
				for (final int height : new int[]{3 * HEIGHT, 37}) {
					final GridSampling grid = new GridSampling(picture, 2 * WIDTH, height);
					final Upscaler upscaler = new Upscaler(network, 9);
					final float[] result = upscaled(upscaler, picture, grid);
					final float[][] members = new float[4][];
					for (int i = 0; i < 4; i++)
						members[i] = upscaled(upscaler.member(Latents.SINGLE.get(i)), picture, grid);
					final float[] blended = new float[result.length];
					final float[] spread = new float[result.length];
					for (int k = 0; k < result.length; k++) {
						final double x = (k % grid.width() + 0.5) * WIDTH / grid.width() + 1.5;
						final double y = (k / grid.width() + 0.5) * HEIGHT / grid.height() + 1.5;
						final double fx = x - (int) x;
						final double fy = y - (int) y;
						final double[] weights = {(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy};
						double square = 0;
						for (int i = 0; i < 4; i++) {
							blended[k] += weights[i] * members[i][k];
							square += weights[i] * Math.pow(members[i][k] - result[k], 2);
						}
						spread[k] = (float) Math.sqrt(square);
					}
					assertArrayEquals(result, blended, 1e-5f);
					assertArrayEquals(spread, TrustMaps.of(upscaler, network.spec(), picture, grid, Progress.NONE)
							.localSpread().intensities(), 5e-4f);
					assertTrue("neighbours disagree", BackProjection.rms(spread) > 1e-3);
				}
			}
		}
	}

	/** Where nothing varies, numbers are numbers all the same. */
	@Test
	public void numbersOfAFlatPicture() {
		try (LiifNetwork network = new LiifNetwork(TestModels.edsr(1))) {
			final RandomAccessibleInterval<FloatType> picture = noise(0);
			final TrustMaps maps = TrustMaps.of(new Upscaler(network), network.spec(), picture,
					new GridSampling(picture, 2 * WIDTH, 2 * HEIGHT), Progress.NONE);
			assertTrue(maps.correlation() >= -1 && maps.correlation() <= 1);
			assertEquals(0, maps.noise(), 0);
			assertTrue(maps.detailShare() >= 0 && maps.detailShare() <= 1);
			assertEquals(BackProjection.rms(maps.residual().intensities()), maps.residualRms(), 0);
		}
	}

	// -- Helper methods --

	private static float[] difference(final RandomAccessibleInterval<FloatType> picture, final TrustMaps maps) {
		final float[] difference = new float[WIDTH * HEIGHT];
		for (int i = 0; i < difference.length; i++)
			difference[i] = picture.getAt(i % WIDTH, i / WIDTH, 0).get() - maps.residual().intensity(i);
		return difference;
	}

	private static float[] upscaled(final Upscaler upscaler, final RandomAccessibleInterval<FloatType> picture,
			final GridSampling grid) {
		final float[] values = new float[grid.width() * grid.height()];
		upscaler.compute(picture, grid, (x, y, w, h, colours) -> {
			for (int k = 0; k < w * h; k++)
				values[(y + k / w) * grid.width() + x + k % w] = colours[k];
		}, Progress.NONE);
		return values;
	}

	private static RandomAccessibleInterval<FloatType> noise(final double deviation) {
		final Random random = new Random(3);
		final float[] values = new float[WIDTH * HEIGHT];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (0.4 + deviation * random.nextDouble());
		return ArrayImgs.floats(values, WIDTH, HEIGHT, 1);
	}
}
