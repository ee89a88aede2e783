// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import sc.fiji.liif.Failures;
import sc.fiji.liif.Progress;
import sc.fiji.liif.TestModels;
import sc.fiji.liif.exchange.ExportFormat;
import sc.fiji.liif.exchange.ModelExchange;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.raster.Noise;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.sampling.Footprint;
import sc.fiji.liif.sampling.GridSampling;

/** Models that are told how strong the noise is. */
public class NoiseAwareTest {

	private static final int WIDTH = 41;
	private static final int HEIGHT = 33;

	@Rule
	public TemporaryFolder folder = new TemporaryFolder();

	private final Raster clean = raster(1);
	private final Raster noisy = new Noise(0.02, 0.001).joinedTo(clean);

	@Test
	public void theyKeepTheirKindInFiles() throws IOException {
		for (final Model model : models(1)) {
			model.write(folder.getRoot().toPath());
			final Model read = Model.read(folder.getRoot().toPath());
			assertTrue(read.spec().isNoiseAware());
			assertEquals(2, read.spec().inputs());
			assertEquals(1, read.spec().channels());
		}
	}

	@Test
	public void noiseMattersAndMissingNoiseIsNone() {
		for (final Model model : models(1)) {
			try (LiifNetwork network = new LiifNetwork(model)) {
				final float[] withNoise = upscaled(network, noisy, new Upscaler(network));
				final float[] without = upscaled(network, clean, new Upscaler(network));
				assertFalse(Arrays.equals(withNoise, without));
				assertArrayEquals(upscaled(network, Noise.NONE.joinedTo(clean), new Upscaler(network)), without, 0);
				assertTrue(worst(withNoise, without) > 1e-3);
			}
		}
	}

	@Test
	public void tilesAreExact() {
		for (final Model model : models(1)) {
			try (LiifNetwork network = new LiifNetwork(model)) {
				assertEquals(0, worst(upscaled(network, noisy, new Upscaler(network)),
						upscaled(network, noisy, new Upscaler(network, 7))), 2e-6);
			}
		}
	}

	@Test
	public void theContinuousImageIsTold() {
		for (final Model model : models(3)) {
			final Raster colours = raster(3);
			final Raster told = new Noise(0.02, 0.001).joinedTo(colours);
			try (LiifNetwork network = new LiifNetwork(model);
					ContinuousImage function = new ContinuousImage(network, image(told));
					ContinuousImage endless = ContinuousImage.unbounded(network,
							Views.extendMirrorSingle(image(colours)))) {
				final float[] whole = upscaled(network, told, new Upscaler(network));
				final GridSampling grid = grid(told);
				final float[] colour = new float[3];
				for (int i = 0; i < 50; i++) {
					final int x = i * 37 % grid.width();
					final int y = i * 53 % grid.height();
					function.decode(new double[]{grid.x(x), grid.y(y)}, 1, grid.footprint(), colour);
					for (int c = 0; c < 3; c++)
						assertEquals(whole[(y * grid.width() + x) * 3 + c], colour[c], 1e-5);
				}
				endless.decode(new double[]{20, 15}, 1, Footprint.ofScale(1), colour);
				final float[] unknown = new float[3];
				try (ContinuousImage clean3 = new ContinuousImage(network, image(colours))) {
					clean3.decode(new double[]{20, 15}, 1, Footprint.ofScale(1), unknown);
				}
				assertArrayEquals("what lies far away does not matter, and noise is none", unknown, colour, 1e-5f);
			}
		}
	}

	@Test
	public void aHotPixelSpoilsNothingButItself() {
		for (final Model model : models(1)) {
			try (LiifNetwork network = new LiifNetwork(model)) {
				final float[] bright = clean.intensities();
				bright[16 * WIDTH + 20] = 3;
				final float[] hot = bright.clone();
				hot[16 * WIDTH + 20] = 3000;
				final float[] one = upscaled(network, Raster.ofFloats(WIDTH, HEIGHT, 1, bright), new Upscaler(network));
				final float[] other = upscaled(network, Raster.ofFloats(WIDTH, HEIGHT, 1, hot), new Upscaler(network));
				for (int y = 0; y < 2 * HEIGHT; y++) {
					for (int x = 0; x < 2 * WIDTH; x++) {
						if (Math.abs(x - 40.5) > 3 || Math.abs(y - 32.5) > 3)
							assertEquals(one[y * 2 * WIDTH + x], other[y * 2 * WIDTH + x], 1e-5);
					}
				}
			}
		}
	}

	@Test
	public void picturesInMemoryAreMeasured() {
		final Random random = new Random(6);
		final float[] values = new float[64 * 64];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (0.5 + 0.3 * Math.sin(i % 64 / 5.0) + 0.05 * random.nextGaussian());
		final float[] changed = values.clone();
		for (int i = 0; i < changed.length; i++)
			changed[i] = 40 * changed[i] + 300;
		for (final Model model : models(1)) {
			try (LiifNetwork network = new LiifNetwork(model)) {
				final RasterUpscaler upscaler = new RasterUpscaler(network);
				final float[] one = upscaler.upscale(Raster.ofFloats(64, 64, 1, values), 128, 128, Progress.NONE)
						.intensities();
				final float[] other = upscaler.upscale(Raster.ofFloats(64, 64, 1, changed), 128, 128, Progress.NONE)
						.intensities();
				for (int i = 0; i < one.length; i++)
					assertEquals(40 * one[i] + 300, other[i], 40 * 1e-3);
				final float[] unmeasured = upscaler
						.upscale(Noise.NONE.joinedTo(Raster.ofFloats(64, 64, 1, values)), 128, 128, Progress.NONE)
						.intensities();
				assertTrue(worst(one, unmeasured) > 1e-3);
			}
		}
	}

	@Test
	public void theReferenceKnowsNoNoise() {
		for (final Model model : models(3))
			Failures.assertSentence(() -> ModelExchange.export(model, ExportFormat.of("safetensors"),
					folder.getRoot().toPath().resolve("out"), Progress.NONE), "noise");
	}

	// -- Helper methods --

	private static Model[] models(final int channels) {
		return new Model[]{
				TestModels.noiseAware(TestModels.edsrOf(8, 2), TestModels.liifOf("16", true, true, true, true),
						channels),
				TestModels.noiseAware(TestModels.edsrOf(8, 2), TestModels.heatOf("16", 4, true, true), channels)};
	}

	private static Raster raster(final int channels) {
		final Random random = new Random(2);
		final float[] values = new float[WIDTH * HEIGHT * channels];
		for (int i = 0; i < values.length; i++)
			values[i] = random.nextFloat();
		return Raster.ofFloats(WIDTH, HEIGHT, channels, values);
	}

	private static RandomAccessibleInterval<FloatType> image(final Raster raster) {
		return Views.moveAxis(
				ArrayImgs.floats(raster.intensities(), raster.channels(), raster.width(), raster.height()), 0, 2);
	}

	private static GridSampling grid(final Raster raster) {
		return new GridSampling(image(raster), 2 * WIDTH, 2 * HEIGHT);
	}

	private static float[] upscaled(final LiifNetwork network, final Raster raster, final Upscaler upscaler) {
		final int channels = network.spec().channels();
		final float[] values = new float[4 * WIDTH * HEIGHT * channels];
		upscaler.compute(image(raster), grid(raster), (x, y, w, h, colours) -> {
			for (int row = 0; row < h; row++)
				System.arraycopy(colours, row * w * channels, values, ((y + row) * 2 * WIDTH + x) * channels,
						w * channels);
		}, Progress.NONE);
		return values;
	}

	private static double worst(final float[] one, final float[] other) {
		double worst = 0;
		for (int i = 0; i < one.length; i++)
			worst = Math.max(worst, Math.abs(one[i] - other[i]));
		return worst;
	}
}
