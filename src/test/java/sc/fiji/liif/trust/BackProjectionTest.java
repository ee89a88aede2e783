// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.trust;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Random;

import org.junit.Test;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;

import sc.fiji.liif.Progress;
import sc.fiji.liif.raster.CameraPixel;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.Resize;
import sc.fiji.liif.sampling.GridSampling;

/** What is brought back is what a camera would have seen, and can be made what it saw. */
public class BackProjectionTest {

	private static final int WIDTH = 23;
	private static final int HEIGHT = 17;
	private static final Interval PICTURE = new FinalInterval(WIDTH, HEIGHT);

	@Test
	public void aPixelIsTheMeanOverItsArea() {
		for (final int[] size : new int[][]{{46, 34}, {92, 17}, {30, 40}, {23, 17}, {85, 63}}) {
			final float[] result = random(1, size[0] * size[1], 1);
			final Raster expected = new Resize(new CameraPixel(0)).apply(Raster.ofFloats(size[0], size[1], 1, result),
					WIDTH, HEIGHT);
			assertArrayEquals(expected.intensities(),
					new BackProjection(new GridSampling(PICTURE, size[0], size[1]), PICTURE).means(result), 1e-5f);
		}
	}

	@Test
	public void resultsBecomeThoseThatReproduceTheInput() {
		for (final GridSampling grid : new GridSampling[]{new GridSampling(PICTURE, 46, 34),
				new GridSampling(PICTURE, 85, 20), new GridSampling(PICTURE, 23, 17),
				GridSampling.scaled(PICTURE, 2.37, 1.63), GridSampling.scaled(PICTURE, 12, 7.9)}) {
			final BackProjection back = new BackProjection(grid, PICTURE);
			assertEquals(WIDTH, back.width());
			assertEquals(HEIGHT, back.height());
			final float[] input = random(2, WIDTH * HEIGHT, 1);
			final float[] result = random(3, grid.width() * grid.height(), 1);
			back.project(input, result, 0, 1e-4, Progress.NONE);
			assertTrue(BackProjection.rms(back.residual(input, result)) <= 1e-4);
			final float[] same = result.clone();
			back.project(input, result, 0, 1e-4, Progress.NONE);
			assertArrayEquals("what is so already stays", same, result, 0);
		}
	}

	/** Of a part of the picture, whose surroundings are not the grid's affair. */
	@Test
	public void onlyWhatTheGridCoversIsLookedAt() {
		final BackProjection back = new BackProjection(
				new GridSampling(FinalInterval.createMinSize(5, 3, 6, 4), 15, 10), PICTURE);
		assertArrayEquals(new long[]{5, 3, 6, 4}, new long[]{back.minX(), back.minY(), back.width(), back.height()});
	}

	/** Noise is not put back, but the means over neighbourhoods are. */
	@Test
	public void withinTheNoiseOnlyMeansAreCorrected() {
		final Interval large = new FinalInterval(64, 64);
		final GridSampling grid = new GridSampling(large, 128, 128);
		final BackProjection back = new BackProjection(grid, large);
		final float[] input = random(4, 64 * 64, 0.1);
		for (int i = 0; i < input.length; i++)
			input[i] += 0.5f + 0.3f * (i / 64) / 64;
		final float[] result = new float[128 * 128];
		for (int i = 0; i < result.length; i++)
			result[i] = 0.45f + 0.3f * (i / 128) / 128;
		back.project(input, result, 0.1, 1e-4, Progress.NONE);
		double error = 0;
		for (int i = 0; i < result.length; i++)
			error += Math.pow(result[i] - 0.5 - 0.3 * (i / 128) / 128, 2) / result.length;
		assertTrue("too dark by 0.05 before: " + Math.sqrt(error), Math.sqrt(error) < 0.015);
		assertTrue(BackProjection.rms(back.residual(input, result)) <= 0.1);
	}

	private static float[] random(final int seed, final int length, final double deviation) {
		final Random random = new Random(seed);
		final float[] values = new float[length];
		for (int i = 0; i < length; i++)
			values[i] = (float) (deviation * random.nextGaussian());
		return values;
	}
}
