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

import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.RealRandomAccess;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import net.imglib2.view.composite.RealComposite;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.TestModels;
import sc.fiji.liif.encoded.EncodedImage;
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
	public void tinyPicturesHaveColoursToo() {
		for (final int[] size : new int[][]{{1, 1}, {1, 5}, {2, 1}}) {
			final RandomAccessibleInterval<FloatType> tiny = ArrayImgs.floats(size[0], size[1], 3);
			Views.flatIterable(tiny).forEach(t -> t.set(0.3f));
			try (ContinuousImage function = new ContinuousImage(network, tiny)) {
				for (final double scale : new double[]{3, 2.6}) {
					final GridSampling raster = new GridSampling(tiny, (int) Math.ceil(scale * size[0]),
							(int) Math.ceil(scale * size[1]));
					final RealRandomAccess<FloatType> access = function.channel(2).footprint(raster.footprint())
							.realRandomAccess();
					new Upscaler(network).compute(tiny, raster, (x, y, w, h, colours) -> {
						for (int i = 0; i < w * h; i++)
							assertEquals(access.setPositionAndGet(raster.x(x + i % w), raster.y(y + i / w)).get(),
									colours[3 * i + 2], TOLERANCE);
					}, Progress.NONE);
				}
			}
		}
	}

	/** Far from the border it does not matter what is beyond. */
	@Test
	public void unboundedPicturesAreTheSameInside() {
		try (ContinuousImage unbounded = ContinuousImage.unbounded(network, Views.extendMirrorSingle(picture))) {
			final RealRandomAccess<FloatType> inside = image.channel(0).realRandomAccess();
			final RealRandomAccess<FloatType> same = unbounded.channel(0).realRandomAccess();
			for (double x = 25; x < 40; x += 0.37)
				assertEquals(inside.setPositionAndGet(x, 20.2).get(), same.setPositionAndGet(x, 20.2).get(), TOLERANCE);
			assertTrue(Float.isFinite(same.setPositionAndGet(-1e6, 3e5).get()));
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

	/** Of a constant there are no derivatives, of a ramp there is the slope, whatever the Gaussian's shape. */
	@Test
	public void gaussiansDeriveWhatIsKnown() {
		final RandomAccessibleInterval<FloatType> ramp = ArrayImgs.floats(WIDTH, HEIGHT, 3);
		Views.flatIterable(ramp).forEach(t -> t.set(0.7f));
		try (ContinuousImage constant = new ContinuousImage(network, ramp)) {
			final double[][] shapes = {{0.36, 0, 0.36}, {4, 1.5, 2}, {1, 0, 9}};
			for (final double[] shape : shapes) {
				final Footprint gaussian = Footprint.gaussian(shape[0], shape[1], shape[2]);
				final double[] at = {30.3, 23.8};
				final float[] jet = new float[18];
				constant.jets(at, 1, gaussian, jet);
				final float[] colour = new float[3];
				constant.decode(at, 1, gaussian, colour);
				assertEquals(colour[1], jet[6], TOLERANCE);
				// What the random network makes of a constant far from the border is a function with the period of a pixel.
				final double[] moved = {31.3, 24.8};
				final float[] same = new float[18];
				constant.jets(moved, 1, gaussian, same);
				assertArrayEquals(jet, same, 2e-4f);
			}
		}
	}

	/** The derivatives of the Gaussian's average are those of the Gaussian, integrated finely. */
	@Test
	public void gaussiansDerivativesAreIntegrals() {
		final double xx = 1.2;
		final double xy = 0.4;
		final double yy = 0.8;
		final double own = 2 * network.waves().get().diffusion();
		final double determinant = (xx - own) * (yy - own) - xy * xy;
		final double x = 30.37;
		final double y = 20.61;
		final RealRandomAccess<FloatType> fine = image.channel(1).footprint(new Footprint(1, 1)).realRandomAccess();
		final double[] sums = new double[6];
		double weights = 0;
		for (double v = -6; v <= 6; v += 0.05) {
			for (double u = -6; u <= 6; u += 0.05) {
				final double a = ((yy - own) * u - xy * v) / determinant;
				final double b = ((xx - own) * v - xy * u) / determinant;
				final double w = Math.exp(-(a * u + b * v) / 2);
				final double value = w * fine.setPositionAndGet(x + u, y + v).get();
				final double[] factors = {1, a, b, a * a - (yy - own) / determinant, a * b + xy / determinant,
						b * b - (xx - own) / determinant};
				for (int k = 0; k < 6; k++)
					sums[k] += factors[k] * value;
				weights += w;
			}
		}
		final float[] jet = new float[18];
		image.jets(new double[]{x, y}, 1, Footprint.gaussian(xx, xy, yy), jet);
		for (int k = 0; k < 6; k++)
			assertEquals("derivative " + k, sums[k] / weights, jet[6 + k], 5e-3);
	}

	/** A large pixel's derivatives are the mean of those in it. */
	@Test
	public void largePixelsDeriveAsAWhole() {
		final double[] at = {30.2, 20.7};
		final float[] jet = new float[18];
		image.jets(at, 1, new Footprint(3, 2), jet);
		final float[] colour = new float[3];
		image.decode(at, 1, new Footprint(3, 2), colour);
		assertEquals(colour[0], jet[0], TOLERANCE);
		double slope = 0;
		for (int i = 0; i < 6; i++) {
			final float[] part = new float[18];
			image.jets(new double[]{at[0] + i % 3 - 1, at[1] + i / 3 - 0.5}, 1, new Footprint(1, 1), part);
			slope += part[1] / 6;
		}
		assertEquals(slope, jet[1], 1e-4);
	}

	/** Beyond what was encoded the border goes on, for grids as for positions. */
	@Test
	public void gridsBeyondTheBorder() {
		final RandomAccessibleInterval<FloatType> plane = ArrayImgs.floats(12, 9, 3);
		final Random random = new Random(8);
		Views.flatIterable(plane).forEach(t -> t.set(random.nextFloat()));
		try (EncodedImage encoded = EncodedImage.encode(network, plane)) {
			for (final int[] size : new int[][]{{36, 30}, {40, 35}}) {
				final GridSampling grid = new GridSampling(new FinalInterval(new long[]{-3, -2}, new long[]{14, 12}),
						size[0], size[1]);
				final float[] raster = new float[size[0] * size[1] * 3];
				encoded.decoder().decode(grid, 0, 0, size[0], size[1], raster);
				final float[] colour = new float[3];
				for (int i = 0; i < size[0] * size[1]; i += 7) {
					encoded.decoder().decode(new double[]{grid.x(i % size[0]), grid.y(i / size[0])}, 1,
							grid.footprint(), colour);
					assertEquals(colour[1], raster[3 * i + 1], 2 * TOLERANCE);
				}
			}
		}
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
		refused(() -> image.channel(0).footprint(Footprint.gaussian(100)).realRandomAccess());
		final RandomAccessibleInterval<FloatType> hole = ArrayImgs.floats(9, 9, 3);
		hole.getAt(4, 4, 0).set(Float.NaN);
		try (ContinuousImage holed = new ContinuousImage(network, hole)) {
			refused(() -> holed.channel(0).realRandomAccess().setPositionAndGet(1, 1));
		}
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
