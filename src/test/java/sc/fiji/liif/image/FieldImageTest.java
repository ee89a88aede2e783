// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;

import java.util.Random;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.RealRandomAccess;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import net.imglib2.view.composite.RealComposite;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.TestModels;
import sc.fiji.liif.encoded.MemoryBudget;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.sampling.Extension;
import sc.fiji.liif.sampling.Footprint;
import sc.fiji.liif.sampling.GridSampling;

/** A picture whose model is a closed formula is the same function however it is looked at. */
public class FieldImageTest {

	private static final int WIDTH = 61;
	private static final int HEIGHT = 47;
	private static final float TOLERANCE = 2e-6f;

	private LiifNetwork network;
	private RandomAccessibleInterval<FloatType> picture;
	private ContinuousImage image;

	@Before
	public void open() {
		final Model model = TestModels.random(TestModels.edsrOf(8, 2), TestModels.heatOf("12,10", 11, true, true), 3);
		network = new LiifNetwork(model);
		picture = Views.translate(ArrayImgs.floats(WIDTH, HEIGHT, 3), 5, -3, 0);
		final Random random = new Random(5);
		Views.flatIterable(picture).forEach(t -> t.set(random.nextFloat()));
		image = new ContinuousImage(network, picture);
	}

	@After
	public void close() {
		image.close();
		network.close();
	}

	@Test
	public void samplesAreTheRasters() {
		for (final double scale : new double[]{1, 4, 3.7}) {
			final GridSampling raster = new GridSampling(picture, (int) (WIDTH * scale), (int) (HEIGHT * scale));
			final float[] expected = raster(raster, new Upscaler(network));
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
						worst = Math.max(worst, Math.abs(value - lazy.getAt(x, y, c).get()));
					}
				}
			}
			assertEquals("x" + scale, 0, worst, 2 * TOLERANCE);
		}
	}

	/** But for what a matrix product's order of additions changes. */
	@Test
	public void tilesDoNotShow() {
		for (final double scale : new double[]{3, 2.4}) {
			final GridSampling raster = new GridSampling(picture, (int) (WIDTH * scale), (int) (HEIGHT * scale));
			assertArrayEquals(raster(raster, new Upscaler(network)), raster(raster, new Upscaler(network, 13)),
					TOLERANCE);
		}
		try (ContinuousImage tiled = new ContinuousImage(network, picture, picture, new MemoryBudget(1))) {
			final Random random = new Random(3);
			final double[] positions = new double[6000];
			for (int i = 0; i < positions.length; i += 2) {
				positions[i] = 5 + random.nextDouble() * WIDTH - 0.5;
				positions[i + 1] = -3 + random.nextDouble() * HEIGHT - 0.5;
			}
			final float[] expected = new float[9000];
			final float[] actual = new float[9000];
			image.decode(positions, 3000, Footprint.ofScale(3), expected);
			tiled.decode(positions, 3000, Footprint.ofScale(3), actual);
			assertArrayEquals(expected, actual, TOLERANCE);
		}
	}

	@Test
	public void derivativesFollowTheExtension() {
		final double x = 20.3;
		final double y = 7.6;
		final double mirrored = 2 * image.area().realMin(0) - x;
		final ContinuousView<RealComposite<FloatType>> gradient = image.gradient(1);
		final float inside = gradient.realRandomAccess().setPositionAndGet(x, y).get(0).get();
		assertEquals(-inside,
				gradient.extension(Extension.MIRROR).realRandomAccess().setPositionAndGet(mirrored, y).get(0).get(),
				1e-4 * Math.abs(inside));
		assertEquals(0, gradient.realRandomAccess().setPositionAndGet(-40, y).get(0).get(), 0);
		final RealComposite<FloatType> hessian = image.hessian(1).realRandomAccess().setPositionAndGet(x, y);
		assertEquals(hessian.get(0).get() + hessian.get(2).get(),
				image.laplacian(1).realRandomAccess().setPositionAndGet(x, y).get(), 1e-4);
	}

	/** A Gaussian that is wider than a pixel averages the picture itself. */
	@Test
	public void wideGaussiansAreMeans() {
		final double sigma = 4;
		final double x = 33.4;
		final double y = 18.7;
		double sum = 0;
		double weights = 0;
		final RealRandomAccess<FloatType> fine = image.channel(0).footprint(new Footprint(1, 1)).realRandomAccess();
		for (double dy = -16; dy <= 16; dy += 0.25) {
			for (double dx = -16; dx <= 16; dx += 0.25) {
				final double weight = Math.exp(-(dx * dx + dy * dy) / (2 * sigma * sigma));
				sum += weight * fine.setPositionAndGet(x + dx, y + dy).get();
				weights += weight;
			}
		}
		assertEquals(sum / weights,
				image.channel(0).footprint(Footprint.gaussian(sigma)).realRandomAccess().setPositionAndGet(x, y).get(),
				2e-3);
	}

	@Test
	public void accessesFollowThePicture() {
		final RealRandomAccess<FloatType> access = image.channel(0).realRandomAccess();
		final float before = access.setPositionAndGet(12.2, 3.3).get();
		picture.getAt(12, 3, 0).set(7);
		assertEquals(before, access.get().get(), 0);
		image.update();
		assertTrue(Math.abs(before - access.get().get()) > 0.1);
		assertTrue(Float.isNaN(access.setPositionAndGet(Double.NaN, 1).get()));
		image.close();
		try {
			access.setPositionAndGet(12.2, 3.3);
			fail("a closed image that answers");
		}
		catch (final IllegalStateException e) {
			assertTrue(e.getMessage(), e.getMessage().contains("closed"));
		}
	}

	@Test
	public void whatNoFormulaCanDoIsASentence() {
		try (LiifNetwork other = new LiifNetwork(TestModels.edsr(3));
				ContinuousImage liif = new ContinuousImage(other, picture)) {
			refused(() -> liif.gradient(0));
			refused(() -> liif.channel(0).footprint(Footprint.gaussian(1)).realRandomAccess().setPositionAndGet(7, 1));
		}
		refused(() -> image.channel(0).footprint(new Footprint(0, 0)).realRandomAccess().setPositionAndGet(7, 1));
		refused(() -> Footprint.gaussian(1, 2, 1));
	}

	// -- Helper methods --

	private static void refused(final Runnable action) {
		try {
			action.run();
			fail("nothing was refused");
		}
		catch (final LiifException e) {
			assertTrue(e.getMessage(), e.getMessage().contains(": "));
		}
	}

	private float[] raster(final GridSampling raster, final Upscaler upscaler) {
		final float[] values = new float[raster.width() * raster.height() * 3];
		upscaler.compute(picture, raster, (x, y, w, h, colours) -> {
			for (int j = 0; j < h; j++)
				System.arraycopy(colours, j * w * 3, values, ((y + j) * raster.width() + x) * 3, w * 3);
		}, Progress.NONE);
		return values;
	}
}
