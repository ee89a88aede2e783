// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.volume;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Random;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.RealRandomAccess;
import net.imglib2.RealRandomAccessible;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import sc.fiji.liif.Progress;
import sc.fiji.liif.TestModels;
import sc.fiji.liif.image.ContinuousImage;
import sc.fiji.liif.image.LiifInterpolatorFactory;
import sc.fiji.liif.image.Upscaler;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.raster.Filter;
import sc.fiji.liif.raster.Noise;
import sc.fiji.liif.sampling.Extension;
import sc.fiji.liif.sampling.Footprint;
import sc.fiji.liif.sampling.GridSampling;
import sc.fiji.liif.sampling.Intensities;
import sc.fiji.liif.sampling.IntensityRange;

/** A stack as a function is what the network says of its planes, and cubic between them. */
public class ContinuousVolumeTest {

	private static final int[] SIZE = {9, 7, 6};
	/** Slices of the result for each of the stack's. */
	private static final int FACTOR = 3;
	private static final Noise NOISE = new Noise(0.01, 0.0004);
	private static final double ROUNDING = 2e-5;

	private LiifNetwork network;
	private final Img<FloatType> stack = stack();
	private ContinuousVolume volume;

	@Before
	public void open() {
		network = new LiifNetwork(
				TestModels.noiseAware(TestModels.edsrOf(8, 2), TestModels.heatOf("12", 9, true, true), 1));
		volume = new ContinuousVolume(network, stack, NOISE).cell(1, 1, 1.0 / FACTOR);
	}

	@After
	public void close() {
		volume.close();
		network.close();
	}

	/** On the planes it is the mean of two answers, on the borders, too. */
	@Test
	public void theMeanOfBothPlanes() {
		final RealRandomAccess<FloatType> access = volume.realRandomAccess();
		for (int y = 0; y < SIZE[1]; y++) {
			final float[] row = plane(1, y);
			for (int x = 0; x < SIZE[0]; x++) {
				final float[] column = plane(0, x);
				for (int z = 0; z < FACTOR * SIZE[2]; z++)
					assertEquals((row[z * SIZE[0] + x] + column[z * SIZE[1] + y]) / 2,
							access.setPositionAndGet(x, y, (z + 0.5) / FACTOR - 0.5).get(), ROUNDING);
			}
		}
	}

	/** Across planes it is Keys' cubic convolution of what they answer. */
	@Test
	public void cubicBetweenPlanes() {
		final double y = 3.3;
		final int x = 4;
		final int z = 7;
		double ofRows = 0;
		for (int plane = 2; plane <= 5; plane++)
			ofRows += weight(plane - y) * plane(1, plane)[z * SIZE[0] + x];
		final float[] answer = new float[1];
		final double height = (z + 0.5) / FACTOR - 0.5;
		volume.decode(new double[]{x, y, height}, 1, answer);
		final double ofColumn = column(x, y, height);
		assertEquals((ofRows + ofColumn) / 2, answer[0], ROUNDING);
	}

	/** An oblique line, sampled one by one in steps, in one batch, and in no order. */
	@Test
	public void batchesChangeNothing() {
		final int count = 200;
		final double[] positions = new double[3 * count];
		final float[] batch = new float[count];
		for (int i = 0; i < count; i++) {
			positions[3 * i] = 0.037 * i;
			positions[3 * i + 1] = 6 - 0.021 * i;
			positions[3 * i + 2] = 0.025 * i;
		}
		volume.decode(positions, count, batch);
		final RealRandomAccess<FloatType> inSteps = volume.realRandomAccess();
		final RealRandomAccess<FloatType> anyhow = volume.realRandomAccess();
		for (int i = 0; i < count; i++) {
			inSteps.setPosition(new double[]{positions[3 * i], positions[3 * i + 1], positions[3 * i + 2]});
			assertEquals(batch[i], inSteps.get().get(), ROUNDING);
			assertEquals(batch[i], inSteps.copy().get().get(), ROUNDING);
			final int k = i * 37 % count;
			anyhow.setPosition(new double[]{positions[3 * k], positions[3 * k + 1], positions[3 * k + 2]});
			assertEquals(batch[k], anyhow.get().get(), ROUNDING);
		}
	}

	/** Wherever the stack's first voxel lies. */
	@Test
	public void coordinatesAreTheStacks() {
		final ContinuousVolume moved = new ContinuousVolume(network, Views.translate(stack, 10, -20, 30), NOISE).cell(1,
				1, 1.0 / FACTOR);
		assertEquals(volume.realRandomAccess().setPositionAndGet(2.2, 3.4, 1.6).get(),
				moved.realRandomAccess().setPositionAndGet(12.2, -16.6, 31.6).get(), ROUNDING);
		assertEquals(9.5, moved.realMin(0), 0);
		assertEquals(35.5, moved.realMax(2), 0);
		moved.close();
	}

	@Test
	public void beyondTheVoxels() {
		final RealRandomAccess<FloatType> border = volume.realRandomAccess();
		final float last = border.setPositionAndGet(3, 2, 5.5).get();
		assertEquals(last, border.setPositionAndGet(3, 2, 8).get(), ROUNDING);
		final RealRandomAccess<FloatType> mirror = volume.extension(Extension.MIRROR).realRandomAccess();
		assertEquals(border.setPositionAndGet(3, 2, 4.1).get(), mirror.setPositionAndGet(3, 2, 6.9).get(), ROUNDING);
		assertTrue(Float.isNaN(border.setPositionAndGet(3, Double.NaN, 1).get()));
	}

	/** A mean over many voxels is the mean of what small ones show, nearly. */
	@Test
	public void wideCellsAreMeans() {
		final double wide = volume.cell(3, 3, 2).realRandomAccess().setPositionAndGet(4, 3, 2.5).get();
		double mean = 0;
		double spread = 0;
		final RealRandomAccess<FloatType> access = volume.cell(1, 1, 1).realRandomAccess();
		for (int i = 0; i < 27 * 2; i++) {
			final double value = access.setPositionAndGet(3 + i % 3, 2 + i / 3 % 3, 2 + i / 9 % 2).get();
			mean += value / 54;
			spread = Math.max(spread, Math.abs(value - wide));
		}
		assertEquals(mean, wide, 0.1 * spread);
	}

	@Test
	public void changedVoxels() {
		final RealRandomAccess<FloatType> access = volume.realRandomAccess();
		final float before = access.setPositionAndGet(3, 3, 3).get();
		stack.forEach(value -> value.set(1 - value.get()));
		assertEquals(before, access.get().get(), 0);
		volume.update();
		assertNotEquals(before, access.get().get(), 0.01);
		volume.cell(1, 1, 1).close();
		assertThrows(IllegalStateException.class, access::get);
	}

	/** In the place of linear interpolation, in the values of the stack. */
	@Test
	public void interpolatesStacks() {
		final Img<UnsignedShortType> shorts = ArrayImgs.unsignedShorts(SIZE[0], SIZE[1], SIZE[2]);
		Views.interval(Views.pair(stack, shorts), stack)
				.forEach(pair -> pair.getB().setReal(1000 + 5000 * pair.getA().get()));
		final IntensityRange range = new IntensityRange(1000, 6000);
		try (LiifInterpolatorFactory<UnsignedShortType> liif = new LiifInterpolatorFactory<>(network, range,
				new Footprint(1, 1.0 / FACTOR));
				ContinuousVolume quiet = new ContinuousVolume(network, stack, Noise.NONE)) {
			final RealRandomAccessible<UnsignedShortType> function = Views.interpolate(shorts, liif);
			final double expected = quiet.cell(1, 1, 1.0 / FACTOR).realRandomAccess().setPositionAndGet(2.7, 4.2, 3.3)
					.get();
			assertEquals(1000 + 5000 * expected,
					function.realRandomAccess().setPositionAndGet(2.7, 4.2, 3.3).getRealDouble(), 3);
		}
	}

	// -- Helper methods --

	private static double weight(final double distance) {
		return Filter.BICUBIC.weight(distance, 1);
	}

	/** What the network answers on the plane across x at any position. */
	private double column(final int x, final double y, final double z) {
		try (ContinuousImage image = new ContinuousImage(network, picture(0, x))) {
			return image.channel(0).footprint(new Footprint(1, 1.0 / FACTOR)).realRandomAccess().setPositionAndGet(y, z)
					.get();
		}
	}

	/** {@code [z][x or y]} of the plane across an axis. */
	private float[] plane(final int across, final int at) {
		final int width = SIZE[1 - across];
		final GridSampling grid = GridSampling.scaled(FinalInterval.createMinSize(0, 0, width, SIZE[2]), 1, FACTOR);
		final float[] answers = new float[grid.width() * grid.height()];
		new Upscaler(network).compute(picture(across, at), grid, (x, y, w, h, colours) -> {
			for (int k = 0; k < w * h; k++)
				answers[(y + k / w) * grid.width() + x + k % w] = colours[k];
		}, Progress.NONE);
		return answers;
	}

	private RandomAccessibleInterval<FloatType> picture(final int across, final int at) {
		final RandomAccessibleInterval<FloatType> plane = Views.addDimension(Views.hyperSlice(stack, across, at), 0, 0);
		return Views.concatenate(2, plane, Intensities.noise(plane, NOISE));
	}

	private static Img<FloatType> stack() {
		final Img<FloatType> stack = ArrayImgs.floats(SIZE[0], SIZE[1], SIZE[2]);
		final Random random = new Random(8);
		stack.forEach(value -> value.set(0.2f + 0.6f * random.nextFloat()));
		return stack;
	}
}
