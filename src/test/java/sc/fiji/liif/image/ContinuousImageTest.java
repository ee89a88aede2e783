// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.RealRandomAccess;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;
import net.imglib2.view.composite.RealComposite;

import sc.fiji.liif.Progress;
import sc.fiji.liif.TestModels;
import sc.fiji.liif.encoded.MemoryBudget;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.sampling.Extension;
import sc.fiji.liif.sampling.Footprint;
import sc.fiji.liif.sampling.GridSampling;

/** The function is the same however it is looked at. */
public class ContinuousImageTest {

	private static final int WIDTH = 61;
	private static final int HEIGHT = 47;
	private static final float TOLERANCE = 2e-5f;

	private LiifNetwork network;
	private RandomAccessibleInterval<FloatType> picture;
	private ContinuousImage image;

	@Before
	public void open() {
		network = new LiifNetwork(TestModels.edsr(3));
		picture = picture(3);
		image = new ContinuousImage(network, picture);
	}

	@After
	public void close() {
		image.close();
		network.close();
	}

	@Test
	public void functionEqualsRaster() {
		for (final double scale : new double[]{1, 2, 3.7}) {
			final GridSampling raster = new GridSampling(picture, (int) (WIDTH * scale), (int) (HEIGHT * scale));
			final float[] expected = new float[raster.width() * raster.height() * 3];
			new Upscaler(network).compute(picture, raster, (x, y, w, h, colours) -> {
				for (int j = 0; j < h; j++)
					System.arraycopy(colours, j * w * 3, expected, ((y + j) * raster.width() + x) * 3, w * 3);
			}, Progress.NONE);
			final RealRandomAccess<RealComposite<FloatType>> access = image.composite().footprint(raster.footprint())
					.realRandomAccess();
			final RandomAccessibleInterval<FloatType> lazy = LazySampling.of(image, raster);
			float worst = 0;
			for (int y = 0; y < raster.height(); y++) {
				for (int x = 0; x < raster.width(); x++) {
					final RealComposite<FloatType> colour = access.setPositionAndGet(raster.x(x), raster.y(y));
					for (int c = 0; c < 3; c++) {
						final float value = expected[(y * raster.width() + x) * 3 + c];
						worst = Math.max(worst, Math.abs(value - colour.get(c).get()));
						assertEquals(value, lazy.getAt(x, y, c).get(), TOLERANCE);
					}
				}
			}
			assertEquals("x" + scale, 0, worst, TOLERANCE);
		}
	}

	@Test
	public void tilesDoNotShow() {
		try (ContinuousImage tiled = new ContinuousImage(network, picture, picture, new MemoryBudget(1))) {
			final double[] positions = new double[400];
			final Random random = new Random(3);
			for (int i = 0; i < 400; i += 2) {
				positions[i] = random.nextDouble() * WIDTH - 0.5;
				positions[i + 1] = random.nextDouble() * HEIGHT - 0.5;
			}
			final float[] expected = new float[600];
			final float[] actual = new float[600];
			image.decode(positions, 200, Footprint.ofScale(3), expected);
			tiled.decode(positions, 200, Footprint.ofScale(3), actual);
			assertArrayEquals(expected, actual, TOLERANCE);
		}
	}

	@Test
	public void viewsAgree() {
		final double x = 17.3;
		final double y = 8.9;
		final RealComposite<FloatType> all = image.composite().realRandomAccess().setPositionAndGet(x, y);
		final ARGBType argb = image.argb().realRandomAccess().setPositionAndGet(x, y);
		double sum = 0;
		for (int c = 0; c < 3; c++) {
			final float value = image.channel(c).realRandomAccess().setPositionAndGet(x, y).get();
			assertEquals(value, all.get(c).get(), 0);
			assertEquals(Math.round(255 * Math.max(0, Math.min(1, value))), argb.get() >> 16 - 8 * c & 255);
			sum += value;
		}
		assertEquals(sum / 3, image.mean().realRandomAccess().setPositionAndGet(x, y).get(), 1e-6);
	}

	@Test
	public void beyondTheBorder() {
		final ContinuousView<FloatType> border = image.channel(0);
		assertEquals(-0.5, border.realMin(0), 0);
		assertEquals(HEIGHT - 0.5, border.realMax(1), 0);
		assertEquals(at(border, -0.5, 5), at(border, -0.7, 5), 0);
		assertEquals(at(border, -0.5, 5), at(border, -1e12, 5), 0);
		assertEquals(at(border, WIDTH - 0.5, HEIGHT - 0.5),
				at(border, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY), 0);
		assertTrue(Float.isNaN(at(border, Double.NaN, 5)));
		final ContinuousView<FloatType> mirror = border.extension(Extension.MIRROR);
		assertEquals(at(border, 2, 5), at(mirror, -3, 5), TOLERANCE);
		assertEquals(at(border, 2, 5), at(mirror, 2 + 2 * WIDTH * 1000.0, 5), TOLERANCE);
		assertEquals(at(border, 2, HEIGHT - 3), at(mirror, 2, HEIGHT + 2), TOLERANCE);
		assertTrue(Float.isFinite(at(mirror, Double.NEGATIVE_INFINITY, 5)));
	}

	@Test
	public void cellsOfAnySize() {
		final ContinuousView<FloatType> view = image.channel(0);
		assertTrue(Float.isFinite(at(view.footprint(new Footprint(0, 0)), 10.2, 11.7)));
		assertNotEquals(at(view, 10.2, 11.7), at(view.footprint(Footprint.ofScale(4)), 10.2, 11.7), 1e-6);
		assertNotEquals(at(view.footprint(new Footprint(0.5, 1)), 10.2, 11.7),
				at(view.footprint(new Footprint(1, 0.5)), 10.2, 11.7), 1e-6);
		double sum = 0;
		for (int j = 0; j < 2; j++) {
			for (int i = 0; i < 3; i++)
				sum += at(view.footprint(new Footprint(2.4 / 3, 1.6 / 2)), 10.2 + (i - 1) * 0.8,
						11.7 + (j - 0.5) * 0.8);
		}
		assertEquals(sum / 6, at(view.footprint(new Footprint(2.4, 1.6)), 10.2, 11.7), 1e-6);
		for (final double bad : new double[]{-1, Double.NaN, Double.POSITIVE_INFINITY}) {
			try {
				new Footprint(bad, 1);
				fail("a cell of " + bad);
			}
			catch (final IllegalArgumentException e) {
				assertTrue(e.getMessage().contains("footprint"));
			}
		}
	}

	@Test
	public void continuousWithTheLocalEnsembleOnly() {
		try (LiifNetwork without = new LiifNetwork(TestModels.random(TestModels.edsrOf(8, 2), 3, false));
				ContinuousImage jumping = new ContinuousImage(without, picture)) {
			final float with = largestJump(image);
			final float none = largestJump(jumping);
			System.out.printf("largest jump across latent boundaries, 1e-4 px apart: %.1e with the local ensemble, "
					+ "%.1e without%n", with, none);
			assertTrue("jumps by " + with, with < 1e-3);
			assertTrue("jumps by " + none, none > 10 * with);
		}
	}

	/** Latents change at whole numbers with the ensemble and halfway between without. */
	private static float largestJump(final ContinuousImage image) {
		final ContinuousView<FloatType> view = image.channel(1).footprint(Footprint.ofScale(4));
		float worst = 0;
		for (double x = 1; x < WIDTH - 2; x += 0.5) {
			for (double y = 3.3; y < HEIGHT - 2; y += 5)
				worst = Math.max(worst, Math.abs(at(view, x - 5e-5, y) - at(view, x + 5e-5, y)));
		}
		return worst;
	}

	@Test
	public void copiesKeepThePositionAndAreIndependent() {
		final RealRandomAccess<FloatType> access = image.channel(0).realRandomAccess();
		access.setPosition(new double[]{12.25, 7.5});
		final float value = access.get().get();
		final RealRandomAccess<FloatType> copy = access.copy();
		assertEquals(12.25, copy.getDoublePosition(0), 0);
		access.move(3, 0);
		access.get();
		assertEquals(value, copy.get().get(), 0);
		assertNotSame(access.get(), copy.get());
		assertEquals(FloatType.class, access.getType().getClass());
		assertEquals(15.25, access.getDoublePosition(0), 0);
	}

	@Test
	public void calibratedViewsAreInUnits() {
		final ContinuousView<FloatType> pixels = image.channel(0);
		final CalibratedView<FloatType> units = pixels.calibrated(new double[]{0.25, 0.5}, new double[]{10, -2});
		assertEquals((-0.5 - 10) * 0.25, units.realMin(0), 0);
		assertEquals((HEIGHT - 0.5 + 2) * 0.5, units.realMax(1), 0);
		final RealRandomAccess<FloatType> access = units.realRandomAccess();
		for (int i = 0; i < 100; i++) {
			access.setPosition(new double[]{i * 0.05, 6.25});
			assertEquals(at(pixels, i * 0.2 + 10, 10.5), access.get().get(), TOLERANCE);
		}
		final RealRandomAccess<FloatType> copy = access.copy();
		assertEquals(6.25, copy.getDoublePosition(1), 0);
		assertEquals(access.get().get(), copy.get().get(), 0);
	}

	@Test
	public void parallelAccessesAgree() throws Exception {
		final GridSampling raster = new GridSampling(picture, 2 * WIDTH, 2 * HEIGHT);
		final RandomAccessibleInterval<FloatType> expected = LazySampling.of(image, raster);
		final ExecutorService threads = Executors.newFixedThreadPool(4);
		final List<Future<?>> tasks = new ArrayList<>();
		try (ContinuousImage small = new ContinuousImage(network, picture, picture, new MemoryBudget(1))) {
			for (int t = 0; t < 4; t++) {
				final int offset = t;
				tasks.add(threads.submit(() -> {
					final RealRandomAccess<FloatType> access = small.channel(2).footprint(raster.footprint())
							.realRandomAccess();
					for (int y = offset; y < raster.height(); y += 4) {
						for (int x = 0; x < raster.width(); x++)
							assertEquals(expected.getAt(x, y, 2).get(),
									access.setPositionAndGet(raster.x(x), raster.y(y)).get(), TOLERANCE);
					}
				}));
			}
			for (final Future<?> task : tasks)
				task.get();
		}
		finally {
			threads.shutdown();
		}
		final RandomAccessibleInterval<FloatType> lazy = LazySampling.of(image, raster);
		LoopBuilder.setImages(expected, lazy).multiThreaded()
				.forEachPixel((a, b) -> assertEquals(a.get(), b.get(), TOLERANCE));
	}

	@Test
	public void unboundedPicturesSeeTheirExtension() {
		try (ContinuousImage mirrored = ContinuousImage.unbounded(network, Views.extendMirrorDouble(picture))) {
			assertTrue(Float.isFinite(at(mirrored.channel(0), -300.5, 7)));
			assertEquals(at(image.channel(0), 30, 23), at(mirrored.channel(0), 30, 23), TOLERANCE);
			assertNotEquals("the border's zero padding", at(image.channel(0), 0, 0), at(mirrored.channel(0), 0, 0),
					1e-4);
			assertEquals("f(-1-x) = f(x) cannot hold for a network that is not symmetric, but periods repeat",
					at(mirrored.channel(0), 5.25, 7), at(mirrored.channel(0), 5.25 + 2 * WIDTH, 7), TOLERANCE);
		}
	}

	@Test
	public void changedPicturesAreEncodedAgain() {
		final float before = at(image.channel(0), 20, 20);
		picture.getAt(20, 20, 0).set(picture.getAt(20, 20, 0).get() + 0.5f);
		assertEquals(before, at(image.channel(0), 20, 20), 0);
		image.update();
		assertNotEquals(before, at(image.channel(0), 20, 20), 1e-3);
	}

	@Test
	public void accessesForgetWhatTheyDecodedAhead() {
		final RealRandomAccess<FloatType> access = image.channel(0).realRandomAccess();
		for (int i = 0; i < 100; i++)
			access.setPositionAndGet(10 + 0.1 * i, 20);
		picture.forEach(t -> t.set(0.5f));
		image.update();
		assertEquals(at(image.channel(0), 20, 20), access.setPositionAndGet(20, 20).get(), 0);
		access.get().set(77);
		assertEquals("a caller's writing has no lasting effect", at(image.channel(0), 20, 20), access.get().get(), 0);
		image.close();
		try {
			access.setPositionAndGet(20.1, 20);
			fail("sampled a closed image");
		}
		catch (final IllegalStateException e) {
			assertTrue(e.getMessage(), e.getMessage().contains("closed"));
		}
	}

	@Test
	public void forgottenImagesGiveTheirMemoryBack() throws InterruptedException {
		final WeakReference<ContinuousImage> forgotten = new WeakReference<>(new ContinuousImage(network, picture));
		at(forgotten.get().channel(0), 5, 5);
		for (int i = 0; i < 100 && forgotten.get() != null; i++) {
			System.gc();
			Thread.sleep(10);
		}
		assertNull("nothing native holds it", forgotten.get());
		assertTrue("the others are as before", Float.isFinite(at(image.channel(0), 5, 5)));
	}

	@Test
	public void strangePositionsAndCells() {
		try (ContinuousImage shifted = new ContinuousImage(network, Views.translate(picture, 1000, -1000, 0))) {
			assertTrue(Float.isNaN(at(shifted.channel(0), Double.NaN, -990)));
			assertTrue(Float.isFinite(at(shifted.channel(0), 1e300, 1e300)));
		}
		final float mean = at(image.channel(0).footprint(new Footprint(65536, 65536)), 30, 20);
		assertTrue("" + mean, Math.abs(mean) < 10);
	}

	@Test
	public void closedImagesSaySo() {
		final RealRandomAccess<FloatType> access = image.channel(0).realRandomAccess();
		access.setPositionAndGet(1, 1);
		image.close();
		try {
			access.setPositionAndGet(2, 2);
			fail("sampled a closed image");
		}
		catch (final IllegalStateException e) {
			assertTrue(e.getMessage(), e.getMessage().contains("closed"));
		}
	}

	private static float at(final ContinuousView<FloatType> view, final double x, final double y) {
		return view.realRandomAccess().setPositionAndGet(x, y).get();
	}

	static RandomAccessibleInterval<FloatType> picture(final int channels) {
		final Random random = new Random(7);
		final RandomAccessibleInterval<FloatType> picture = ArrayImgs.floats(WIDTH, HEIGHT, channels);
		assertEquals((long) WIDTH * HEIGHT * channels, Intervals.numElements(picture));
		picture.forEach(t -> t.set(random.nextFloat()));
		return picture;
	}
}
