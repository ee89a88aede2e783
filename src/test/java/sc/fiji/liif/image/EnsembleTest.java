// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.util.Arrays;
import java.util.Random;

import org.junit.Test;

import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

import sc.fiji.liif.Progress;
import sc.fiji.liif.TestModels;
import sc.fiji.liif.encoded.BatchDecoder;
import sc.fiji.liif.encoded.EncodedImage;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.network.Quality;
import sc.fiji.liif.raster.Noise;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.sampling.GridSampling;
import sc.fiji.liif.sampling.Turning;

/** The mean over all turnings of a picture is just that, in every form of it. */
public class EnsembleTest {

	private static final Quality EIGHT = Quality.standard().ensemble(8);
	private static final int WIDTH = 23;
	private static final int HEIGHT = 17;
	private static final double SCALE_X = 2.4;
	private static final double SCALE_Y = 3.1;

	@Test
	public void itIsTheMeanOfTurnedPicturesTurnedBack() {
		for (final Model model : models()) {
			try (LiifNetwork network = new LiifNetwork(model)) {
				final Raster picture = picture(network.spec().inputs());
				final int width = (int) (WIDTH * SCALE_X);
				final int height = (int) (HEIGHT * SCALE_Y);
				final int channels = network.spec().channels();
				final float[] expected = new float[width * height * channels];
				for (final Turning turning : Turning.ALL) {
					final int w = turning.transposes() ? HEIGHT : WIDTH;
					final int h = turning.transposes() ? WIDTH : HEIGHT;
					final Raster turned = Raster.ofFloats(w, h, picture.channels(),
							turning.turned(picture.intensities(), WIDTH, HEIGHT, picture.channels()));
					final float[] one = upscaled(new Upscaler(network), image(turned),
							turning.transposes() ? height : width, turning.transposes() ? width : height, channels);
					turning.addBack(one, width, height, channels, expected);
				}
				for (int i = 0; i < expected.length; i++)
					expected[i] /= 8;
				final float[] actual = upscaled(new Upscaler(network).quality(EIGHT), image(picture), width, height,
						channels);
				assertArrayEquals(expected, actual, 1e-5f);
				assertFalse(Arrays.equals(actual,
						upscaled(new Upscaler(network), image(picture), width, height, channels)));
				assertArrayEquals("in tiles", actual,
						upscaled(new Upscaler(network, 7).quality(EIGHT), image(picture), width, height, channels),
						1e-5f);
			}
		}
	}

	@Test
	public void aPictureThatIsTurnedGivesATurnedResult() {
		for (final Model model : models()) {
			try (LiifNetwork network = new LiifNetwork(model)) {
				final Raster picture = picture(network.spec().inputs());
				final int channels = network.spec().channels();
				final float[] straight = upscaled(new Upscaler(network).quality(EIGHT), image(picture), 2 * WIDTH,
						2 * HEIGHT, channels);
				final float[] turned = upscaled(new Upscaler(network).quality(EIGHT),
						image(picture.turned(true, false, true)), 2 * HEIGHT, 2 * WIDTH, channels);
				assertArrayEquals(Raster.ofFloats(2 * WIDTH, 2 * HEIGHT, channels, straight).turned(true, false, true)
						.intensities(), turned, 1e-5f);
			}
		}
	}

	@Test
	public void singlePositionsAndPartsAreTheSame() {
		for (final Model model : models()) {
			try (LiifNetwork network = new LiifNetwork(model)) {
				final RandomAccessibleInterval<FloatType> image = Views
						.translate(image(picture(network.spec().inputs())), -40, 300, 0);
				final int channels = network.spec().channels();
				final GridSampling grid = new GridSampling(FinalInterval.createMinSize(-36, 303, 9, 8), 20, 21);
				try (EncodedImage encoded = EncodedImage.encode(network, Turning.ALL, image, image,
						Intervals.hyperSlice(image, 2))) {
					final BatchDecoder decoder = encoded.decoder();
					final float[] raster = new float[20 * 21 * channels];
					decoder.decode(grid, 0, 0, 20, 21, raster);
					final double[] positions = new double[2 * 20 * 21];
					for (int i = 0; i < 20 * 21; i++) {
						positions[2 * i] = grid.x(i % 20);
						positions[2 * i + 1] = grid.y(i / 20);
					}
					final float[] single = new float[raster.length];
					decoder.decode(positions, 20 * 21, grid.footprint(), single);
					assertArrayEquals(raster, single, 1e-5f);
					final float[] part = new float[5 * 4 * channels];
					decoder.decode(grid, 3, 6, 5, 4, part);
					for (int i = 0; i < part.length; i++)
						assertEquals(
								raster[((6 + i / channels / 5) * 20 + 3 + i / channels % 5) * channels + i % channels],
								part[i], 1e-5f);
				}
			}
		}
	}

	// -- Helper methods --

	private static Model[] models() {
		return new Model[]{TestModels.edsr(3), TestModels.metaSr(3),
				TestModels.noiseAware(TestModels.edsrOf(8, 2), TestModels.heatOf("16", 4, true, true), 1)};
	}

	private static Raster picture(final int inputs) {
		final Random random = new Random(9);
		final int channels = inputs == 2 ? 1 : inputs;
		final float[] values = new float[WIDTH * HEIGHT * channels];
		for (int i = 0; i < values.length; i++)
			values[i] = random.nextFloat();
		final Raster colours = Raster.ofFloats(WIDTH, HEIGHT, channels, values);
		return inputs == 2 ? new Noise(0.01, 0.001).joinedTo(colours) : colours;
	}

	private static RandomAccessibleInterval<FloatType> image(final Raster raster) {
		return Views.moveAxis(
				ArrayImgs.floats(raster.intensities(), raster.channels(), raster.width(), raster.height()), 0, 2);
	}

	private static float[] upscaled(final Upscaler upscaler, final RandomAccessibleInterval<FloatType> image,
			final int width, final int height, final int channels) {
		final float[] values = new float[width * height * channels];
		upscaler.compute(image, new GridSampling(image, width, height), (x, y, w, h, colours) -> {
			for (int row = 0; row < h; row++)
				System.arraycopy(colours, row * w * channels, values, ((y + row) * width + x) * channels, w * channels);
		}, Progress.NONE);
		return values;
	}
}
