// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.Test;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import sc.fiji.liif.Progress;
import sc.fiji.liif.TestModels;
import sc.fiji.liif.architecture.Reach;
import sc.fiji.liif.encoded.EncodedImage;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.sampling.GridSampling;
import sc.fiji.liif.sampling.Tile;
import sc.fiji.liif.sampling.TileGrid;

/** How the output is cut, shifted or restricted changes nothing in it. */
public class UpscalerTest {

	private static final float TOLERANCE = 2e-5f;

	@Test
	public void tilesOfEdsrEqualTheWhole() {
		checkTiles("edsr", TestModels.edsr(3));
	}

	@Test
	public void tilesOfRdnEqualTheWhole() {
		checkTiles("rdn", TestModels.rdn(3));
	}

	@Test
	public void tilesWithoutEnsembleEqualTheWhole() {
		checkTiles("edsr without ensemble", TestModels.random(TestModels.edsrOf(8, 2), 3, false));
	}

	@Test
	public void tilesOfMetaSrEqualTheWhole() {
		checkTiles("metasr", TestModels.metaSr(3));
	}

	@Test
	public void haloIsNotWiderThanNeeded() {
		try (LiifNetwork network = new LiifNetwork(TestModels.edsr(1))) {
			final RandomAccessibleInterval<FloatType> picture = picture(1, 41, 37);
			final int radius = network.spec().reach().radius();
			final GridSampling raster = new GridSampling(picture, 82, 74);
			final float[] whole = compute(new Upscaler(network, 64), picture, raster);
			float narrow = 0;
			for (final Tile tile : new TileGrid(picture, raster, 9, Reach.of(radius - 1)).tiles()) {
				try (EncodedImage image = EncodedImage.encode(network, picture, tile.input())) {
					final Interval part = tile.output();
					final float[] values = new float[(int) (part.dimension(0) * part.dimension(1))];
					image.decoder().decode(raster, (int) part.min(0), (int) part.min(1), (int) part.dimension(0),
							(int) part.dimension(1), values);
					for (int i = 0; i < values.length; i++) {
						final int x = (int) (part.min(0) + i % part.dimension(0));
						final int y = (int) (part.min(1) + i / part.dimension(0));
						narrow = Math.max(narrow, Math.abs(values[i] - whole[y * 82 + x]));
					}
				}
			}
			assertTrue("one pixel less of halo must show: " + narrow, narrow > TOLERANCE);
		}
	}

	@Test
	public void aPartIsCutOutOfTheWhole() {
		try (LiifNetwork network = new LiifNetwork(TestModels.edsr(3))) {
			final RandomAccessibleInterval<FloatType> picture = picture(3, 30, 24);
			final float[] whole = compute(new Upscaler(network), picture, new GridSampling(picture, 90, 72));
			final Interval area = FinalInterval.createMinSize(11, 7, 8, 9);
			final float[] part = compute(new Upscaler(network), picture, new GridSampling(area, 24, 27));
			for (int y = 0; y < 27; y++) {
				for (int i = 0; i < 24 * 3; i++)
					assertEquals(whole[((y + 21) * 90 + 33) * 3 + i], part[y * 24 * 3 + i], TOLERANCE);
			}
		}
	}

	@Test
	public void theOriginOfThePictureDoesNotMatter() {
		try (LiifNetwork network = new LiifNetwork(TestModels.edsr(3))) {
			final RandomAccessibleInterval<FloatType> picture = picture(3, 20, 17);
			final RandomAccessibleInterval<FloatType> shifted = Views.translate(picture, -1000, 77, 0);
			final float[] expected = compute(new Upscaler(network, 8), picture, new GridSampling(picture, 33, 41));
			final float[] actual = compute(new Upscaler(network, 8), shifted, new GridSampling(shifted, 33, 41));
			assertEquals(0, worst(expected, actual), TOLERANCE);
		}
	}

	@Test
	public void aConstantImageStaysConstantAwayFromItsBorder() {
		try (LiifNetwork network = new LiifNetwork(TestModels.edsr(1))) {
			final RandomAccessibleInterval<FloatType> picture = picture(1, 40, 40);
			picture.forEach(t -> t.set(0.25f));
			final int width = 40;
			final float[] values = compute(new Upscaler(network, 16), picture, new GridSampling(picture, width, width));
			for (int y = 10; y < 30; y++) {
				for (int x = 10; x < 30; x++)
					assertEquals(values[20 * width + 20], values[y * width + x], TOLERANCE);
			}
		}
	}

	@Test
	public void aSinglePixelCanBeEnlarged() {
		try (LiifNetwork network = new LiifNetwork(TestModels.edsr(3))) {
			final RandomAccessibleInterval<FloatType> picture = picture(3, 1, 1);
			for (final float value : compute(new Upscaler(network), picture, new GridSampling(picture, 5, 3)))
				assertTrue(Float.isFinite(value));
		}
	}

	@Test
	public void cancelingStopsAndFreesTheNetwork() {
		try (LiifNetwork network = new LiifNetwork(TestModels.edsr(1))) {
			final RandomAccessibleInterval<FloatType> picture = picture(1, 64, 64);
			final int[] writes = {0};
			final Progress progress = new Progress() {

				@Override
				public void report(final double done, final double total, final String what) {}

				@Override
				public boolean isCanceled() {
					return writes[0] >= 2;
				}
			};
			new Upscaler(network, 16).compute(picture, new GridSampling(picture, 1024, 1024),
					(x, y, w, h, colours) -> writes[0]++, progress);
			fail("not canceled after " + writes[0] + " blocks");
		}
		catch (final CancellationException e) {
			assertEquals("Canceled.", e.getMessage());
		}
	}

	// -- Helper methods --

	private static void checkTiles(final String name, final Model model) {
		try (LiifNetwork network = new LiifNetwork(model)) {
			final RandomAccessibleInterval<FloatType> picture = picture(3, 61, 47);
			for (final double scale : new double[]{1, 2, 3.7}) {
				final GridSampling raster = new GridSampling(picture, (int) (61 * scale), (int) (47 * scale));
				final float[] whole = compute(new Upscaler(network, 64), picture, raster);
				for (final int size : new int[]{7, 16, 25}) {
					final Upscaler upscaler = new Upscaler(network, size);
					assertTrue(upscaler.tiles(picture, raster).tiles().size() > 1);
					final float worst = worst(whole, compute(upscaler, picture, raster));
					assertEquals(name + " x" + scale + " in tiles of " + size, 0, worst, TOLERANCE);
				}
			}
		}
	}

	private static RandomAccessibleInterval<FloatType> picture(final int channels, final int width, final int height) {
		final Random random = new Random(7);
		final RandomAccessibleInterval<FloatType> picture = ArrayImgs.floats(width, height, channels);
		picture.forEach(t -> t.set(random.nextFloat()));
		return picture;
	}

	/** The raster as [y][x][channel]; NaN where nothing was written. */
	private static float[] compute(final Upscaler upscaler, final RandomAccessibleInterval<FloatType> picture,
			final GridSampling raster) {
		final int channels = (int) picture.dimension(2);
		final float[] result = new float[raster.width() * raster.height() * channels];
		Arrays.fill(result, Float.NaN);
		upscaler.compute(picture, raster, (x, y, w, h, colours) -> {
			for (int j = 0; j < h; j++)
				System.arraycopy(colours, j * w * channels, result, ((y + j) * raster.width() + x) * channels,
						w * channels);
		}, Progress.NONE);
		return result;
	}

	private static float worst(final float[] expected, final float[] actual) {
		assertEquals(expected.length, actual.length);
		float worst = 0;
		for (int i = 0; i < expected.length; i++) {
			final float difference = Math.abs(expected[i] - actual[i]);
			if (!(difference <= worst))
				worst = difference;
		}
		return worst;
	}
}
