// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.raster;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.Test;

/** Noise and ranges of pictures go with their values. */
public class NoiseTest {

	@Test
	public void theVarianceIsAStraightLine() {
		final Noise noise = new Noise(0.5, 4);
		assertEquals(3, noise.deviation(10), 1e-12);
		assertEquals("less than nothing is nothing", 0, noise.deviation(-100), 0);
		assertEquals(7, Noise.constant(7).deviation(123), 1e-12);
		assertEquals(6, noise.stronger(2).deviation(10), 1e-12);
	}

	@Test
	public void noiseIsTheSameInAnyUnit() {
		final Noise noise = new Noise(0.5, 4);
		final Noise relative = noise.inRange(100, 300);
		for (final double value : new double[]{100, 150, 300})
			assertEquals(noise.deviation(value) / 200, relative.deviation((value - 100) / 200), 1e-12);
		assertEquals(0, noise.inRange(5, 5).deviation(1), 0);
	}

	@Test
	public void thePlaneIsTheNoiseOfTheSmoothPicture() {
		final float[] values = new float[64 * 48];
		Arrays.fill(values, 0.5f);
		final Noise noise = new Noise(0.01, 0.0004);
		final Raster flat = Raster.ofFloats(64, 48, 1, values);
		final Raster joined = noise.joinedTo(flat);
		assertEquals(2, joined.channels());
		for (int i = 0; i < values.length; i++) {
			assertEquals(0.5, joined.intensity(2 * i), 0);
			assertEquals(noise.deviation(0.5), joined.intensity(2 * i + 1), 1e-6);
		}
		final Random random = new Random(1);
		for (int i = 0; i < values.length; i++)
			values[i] += (float) (0.07 * random.nextGaussian());
		final float[] plane = noise.plane(Raster.ofFloats(64, 48, 1, values)).intensities();
		for (final float deviation : plane)
			assertEquals("noise hardly matters", 1, deviation / noise.deviation(0.5), 0.12);
	}

	@Test
	public void aHotPixelCostsNothingAndSmallSpotsCount() {
		final Random random = new Random(3);
		final float[] values = new float[200 * 150];
		for (int i = 0; i < values.length; i++)
			values[i] = 100 + (float) (2 * random.nextGaussian());
		final double[] quiet = range(values, 200);
		values[77 * 200 + 33] = 60_000;
		values[10 * 200 + 190] = -5_000;
		assertArrayEquals("two of 30,000", quiet, range(values, 200), 0.2);
		values[5] = Float.NaN;
		values[6] = Float.POSITIVE_INFINITY;
		assertArrayEquals(quiet, range(values, 200), 0.2);
		for (int dy = -1; dy <= 1; dy++) {
			for (int dx = -1; dx <= 1; dx++)
				values[(50 + dy) * 200 + 50 + dx] = 900;
		}
		assertEquals("a spot of nine pixels", 900, range(values, 200)[1], 0);
	}

	@Test
	public void rangesGoWithTheValues() {
		final Random random = new Random(5);
		final float[] values = new float[300 * 400];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) Math.pow(random.nextDouble(), 4);
		final double[] range = range(values, 300);
		final float[] others = values.clone();
		for (int i = 0; i < others.length; i++)
			others[i] = 7 * others[i] - 3;
		assertArrayEquals(new double[]{7 * range[0] - 3, 7 * range[1] - 3}, range(others, 300), 1e-5);
		assertTrue(range[1] > 0.98 && range[0] < 1e-8);
	}

	@Test
	public void oddPicturesHaveRanges() {
		assertArrayEquals(new double[]{5, 5}, range(new float[]{5}, 1), 0);
		final float[] single = new float[10_000];
		single[500] = 3;
		assertArrayEquals("all but one are the same", new double[]{0, 3}, range(single, 100), 0);
		assertTrue(Double.isInfinite(new RobustRange().low()));
		final RobustRange many = new RobustRange();
		for (int plane = 0; plane < 40; plane++) {
			final float[] values = new float[1 << 16];
			for (int i = 0; i < values.length; i++)
				values[i] = plane + (float) i / values.length;
			many.add(values, 256);
		}
		assertEquals("of a stack", 0.005 * 40, many.low(), 0.1);
	}

	@Test
	public void outliersAreCutOffAndNothingElse() {
		final float[] values = new float[10_000];
		for (int i = 0; i < values.length; i++)
			values[i] = 100 + i % 101;
		values[555] = 60_000;
		values[777] = 0;
		final Raster cut = RobustRange.withoutOutliers(Raster.ofFloats(100, 100, 1, values));
		assertEquals(225, cut.intensity(555), 1e-3);
		assertEquals(75, cut.intensity(777), 1e-3);
		for (int i = 0; i < values.length; i++) {
			if (i != 555 && i != 777)
				assertEquals(values[i], cut.intensity(i), 0);
		}
	}

	private static double[] range(final float[] values, final int width) {
		final RobustRange range = new RobustRange();
		range.add(values, width);
		return new double[]{range.low(), range.high()};
	}
}
