// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;
import static sc.fiji.liif.Failures.assertSentence;

import java.util.Collections;
import java.util.Random;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import net.imglib2.RandomAccessible;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.RealRandomAccess;
import net.imglib2.RealRandomAccessible;
import net.imglib2.converter.Converters;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.interpolation.randomaccess.NLinearInterpolatorFactory;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import sc.fiji.liif.TestModels;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.sampling.Intensities;

/** LIIF in the place of linear interpolation, for every type of image. */
public class LiifInterpolatorFactoryTest {

	private LiifNetwork network;

	@Before
	public void open() {
		network = new LiifNetwork(new ModelRegistry(Collections.emptyList()).load(""));
	}

	@After
	public void close() {
		network.close();
	}

	@Test
	public void bytesShortsAndFloats() {
		final Img<FloatType> floats = smooth();
		check(floats, 0.04);
		final RandomAccessibleInterval<UnsignedByteType> bytes = Converters.convert(
				(RandomAccessibleInterval<FloatType>) floats, (in, out) -> out.setReal(255 * in.get()),
				new UnsignedByteType());
		check(bytes, 0.04 * 255);
		final RandomAccessibleInterval<UnsignedShortType> shorts = Converters.convert(
				(RandomAccessibleInterval<FloatType>) floats, (in, out) -> out.setReal(30000 + 500 * in.get()),
				new UnsignedShortType());
		check(shorts, 0.04 * 500);
	}

	/** A smooth image is much the same under both interpolations. */
	private <T extends RealType<T>> void check(final RandomAccessibleInterval<T> image, final double tolerance) {
		try (LiifInterpolatorFactory<T> liif = new LiifInterpolatorFactory<>(network)) {
			final RealRandomAccess<T> expected = Views.interpolate(image, new NLinearInterpolatorFactory<>())
					.realRandomAccess();
			final RealRandomAccess<T> actual = Views.interpolate(image, liif).realRandomAccess();
			final RandomAccessibleInterval<T> moved = Views.translate(image, -500, 33);
			final RealRandomAccess<T> shifted = Views.interpolate(moved, liif).realRandomAccess();
			for (double y = 10; y < 30; y += 1.7) {
				for (double x = 10; x < 30; x += 0.45) {
					final double value = actual.setPositionAndGet(x, y).getRealDouble();
					assertEquals(expected.setPositionAndGet(x, y).getRealDouble(), value, tolerance);
					assertEquals(value, shifted.setPositionAndGet(x - 500, y + 33).getRealDouble(), tolerance / 1000);
				}
			}
		}
	}

	@Test
	public void colours() {
		final Random random = new Random(2);
		final Img<ARGBType> image = ArrayImgs.argbs(20, 20);
		image.forEach(t -> t.set(random.nextInt() | 0xff000000));
		try (LiifInterpolatorFactory<ARGBType> liif = new LiifInterpolatorFactory<>(network);
				ContinuousImage expected = new ContinuousImage(network,
						Views.interval(Intensities.rgb(image), new long[3], new long[]{19, 19, 2}))) {
			final RealRandomAccessible<ARGBType> function = Views.interpolate(image, liif);
			for (double x = 0; x < 19; x += 0.37)
				assertEquals(expected.argb().getAt(x, 7.7).get(), function.getAt(x, 7.7).get());
			assertTrue((function.getAt(3, 3).get() & 0xff000000) != 0);
		}
	}

	@Test
	public void slicesOfStacksAndExtendedViews() {
		final Random random = new Random(4);
		final Img<UnsignedByteType> stack = ArrayImgs.unsignedBytes(24, 22, 3);
		stack.forEach(t -> t.set(random.nextInt(256)));
		try (LiifInterpolatorFactory<UnsignedByteType> liif = new LiifInterpolatorFactory<>(network)) {
			final RandomAccessibleInterval<UnsignedByteType> slice = Views.hyperSlice(stack, 2, 1);
			final RandomAccessible<UnsignedByteType> extended = Views.extendBorder(slice);
			final double inside = Views.interpolate(slice, liif).getAt(12.5, 11.5).getRealDouble();
			final double far = Views.interpolate(extended, liif).getAt(-100, 11).getRealDouble();
			assertTrue(inside > 0 && inside < 255);
			assertEquals(slice.getAt(0, 11).getRealDouble(), far, 40);
			try {
				Views.interpolate(Views.addDimension(stack, 0, 1), liif).realRandomAccess();
				fail("interpolated frames");
			}
			catch (final IllegalArgumentException e) {
				assertTrue(e.getMessage(), e.getMessage().contains("hyperSlice"));
			}
		}
	}

	@Test
	public void grayModelsRefuseColours() {
		try (LiifNetwork gray = new LiifNetwork(TestModels.edsr(1));
				LiifInterpolatorFactory<ARGBType> liif = new LiifInterpolatorFactory<>(gray)) {
			assertSentence(() -> liif.create(ArrayImgs.argbs(4, 4)), "gray images", "three channels");
		}
	}

	private static Img<FloatType> smooth() {
		final Img<FloatType> image = ArrayImgs.floats(40, 40);
		int i = 0;
		for (final FloatType value : image) {
			value.set((float) (0.5 + 0.4 * Math.sin(i % 40 * 0.25) * Math.cos(i / 40 * 0.2)));
			i++;
		}
		return image;
	}
}
