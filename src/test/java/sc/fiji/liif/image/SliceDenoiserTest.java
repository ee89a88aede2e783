// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Random;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

import sc.fiji.liif.Progress;
import sc.fiji.liif.TestModels;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.raster.Noise;
import sc.fiji.liif.sampling.GridSampling;
import sc.fiji.liif.sampling.Intensities;

/** Slices lose their noise to what the network answers, the same wherever one looks. */
public class SliceDenoiserTest {

	private static final int WIDTH = 90;
	private static final int HEIGHT = 70;
	private static final Noise NOISE = new Noise(0.01, 0.0004);

	private LiifNetwork network;
	private ModelSpec spec;
	private SliceDenoiser denoiser;
	private final RandomAccessibleInterval<FloatType> stack = stack();

	@Before
	public void open() {
		network = new LiifNetwork(
				TestModels.noiseAware(TestModels.edsrOf(8, 2), TestModels.heatOf("12", 9, true, true), 1));
		spec = network.spec();
		denoiser = new SliceDenoiser(new Upscaler(network), spec, NOISE.deviation(0.5));
	}

	@After
	public void close() {
		network.close();
	}

	/** Three tenths of each pixel are measured, the rest is the network's answer for it. */
	@Test
	public void theMeanOfBoth() {
		final RandomAccessibleInterval<FloatType> slice = slice(0);
		final float[] answer = new float[WIDTH * HEIGHT];
		new Upscaler(network).compute(slice,
				new GridSampling(FinalInterval.createMinSize(0, 0, WIDTH, HEIGHT), WIDTH, HEIGHT),
				(x, y, w, h, colours) -> {
					for (int k = 0; k < w * h; k++)
						answer[(y + k / w) * WIDTH + x + k % w] = colours[k];
				}, Progress.NONE);
		final float[] denoised = denoiser.denoise(slice, Intervals.hyperSlice(slice, 2), Progress.NONE)[0];
		final RandomAccess<FloatType> measured = slice.randomAccess();
		for (int i = 0; i < denoised.length; i++)
			assertEquals(0.3 * measured.setPositionAndGet(i % WIDTH, i / WIDTH, 0).get() + 0.7 * answer[i], denoised[i],
					1e-6);
		assertEquals(0.36 * NOISE.deviation(0.5), denoiser.left(NOISE).deviation(0.5), 1e-7);
	}

	/** What lies farther away than the halo changes no bit. */
	@Test
	public void partsAreTheWholes() {
		final RandomAccessibleInterval<FloatType> slice = slice(1);
		final float[] whole = denoiser.denoise(slice, Intervals.hyperSlice(slice, 2), Progress.NONE)[0];
		final Interval part = FinalInterval.createMinSize(37, 21, 20, 16);
		final Interval seen = Intervals.intersect(Intervals.hyperSlice(slice, 2),
				Intervals.expand(part, SliceDenoiser.halo(spec)));
		assertTrue(seen.dimension(0) < WIDTH);
		final RandomAccessibleInterval<FloatType> around = Views.interval(slice, FinalInterval
				.createMinSize(seen.min(0), seen.min(1), 0, seen.dimension(0), seen.dimension(1), slice.dimension(2)));
		final float[] expected = new float[20 * 16];
		for (int i = 0; i < expected.length; i++)
			expected[i] = whole[(21 + i / 20) * WIDTH + 37 + i % 20];
		assertArrayEquals(expected, denoiser.denoise(around, part, Progress.NONE)[0], 0);
	}

	/** Cell by cell, in any order, a stack is its slices. */
	@Test
	public void stacksAreTheirSlices() {
		final RandomAccess<FloatType> denoised = DenoisedStack.of(denoiser, spec, stack, NOISE).randomAccess();
		for (int z = 1; z >= 0; z--) {
			final RandomAccessibleInterval<FloatType> slice = slice(z);
			final float[] whole = denoiser.denoise(slice, Intervals.hyperSlice(slice, 2), Progress.NONE)[0];
			for (int i = whole.length - 1; i >= 0; i -= 7)
				assertEquals(whole[i], denoised.setPositionAndGet(i % WIDTH, i / WIDTH, z).get(), 0);
		}
	}

	/** Weak noise is left as it is, and strong noise never becomes weaker than networks can see. */
	@Test
	public void onlyWhereThereIsNoise() {
		final Upscaler upscaler = new Upscaler(network);
		assertFalse(new SliceDenoiser(upscaler, spec, 0).isOfUse());
		assertFalse(new SliceDenoiser(upscaler, spec, 0.005).isOfUse());
		for (final double noise : new double[]{0.0051, 0.008, 0.0165, 0.02, 0.3}) {
			final SliceDenoiser some = new SliceDenoiser(upscaler, spec, noise);
			assertTrue(some.isOfUse());
			final double left = some.left(Noise.constant(noise)).deviation(0);
			assertTrue(noise + ": " + left, left <= noise && left >= 0.005 - 1e-7 && left >= 0.36 * noise - 1e-7);
		}
		assertFalse(new SliceDenoiser(upscaler,
				TestModels.random(TestModels.edsrOf(8, 2), TestModels.heatOf("12", 9, true, true), 1).spec(), 0.1)
				.isOfUse());
	}

	// -- Helper methods --

	private RandomAccessibleInterval<FloatType> slice(final int z) {
		final RandomAccessibleInterval<FloatType> picture = Views.addDimension(Views.hyperSlice(stack, 2, z), 0, 0);
		return Views.concatenate(2, picture, Intensities.noise(picture, NOISE));
	}

	private static RandomAccessibleInterval<FloatType> stack() {
		final Random random = new Random(2);
		final float[] values = new float[WIDTH * HEIGHT * 2];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (0.5 + 0.3 * Math.sin(0.2 * (i % WIDTH)) + 0.07 * random.nextGaussian());
		return ArrayImgs.floats(values, WIDTH, HEIGHT, 2);
	}
}
