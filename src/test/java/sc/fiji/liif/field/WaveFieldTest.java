// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.field;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.Collection;
import java.util.Random;

import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

import net.imglib2.FinalInterval;

import sc.fiji.liif.TestModels;
import sc.fiji.liif.architecture.Decoder;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.network.SlowHeat;
import sc.fiji.liif.sampling.Latents;
import sc.fiji.liif.sampling.Footprint;
import sc.fiji.liif.sampling.GridSampling;

/** However a field is asked, the values are those of its definition. */
@RunWith(Parameterized.class)
public class WaveFieldTest {

	private static final double TOLERANCE = 2e-6;
	private static final int WIDTH = 7;
	private static final int HEIGHT = 6;

	@Parameters(name = "{0} channels, blended {1}, residual {2}")
	public static Collection<Object[]> all() {
		return Arrays.asList(new Object[]{3, true, true}, new Object[]{1, true, false}, new Object[]{3, false, true},
				new Object[]{1, false, false});
	}

	private final int channels;
	private final LiifNetwork network;
	private final WaveField field;
	private final SlowHeat slow;
	private final float[] image;

	public WaveFieldTest(final int channels, final boolean isBlended, final boolean isResidual) {
		this.channels = channels;
		final Decoder decoder = TestModels.heatOf("12,10", 11, isBlended, isResidual);
		final Model model = TestModels.random(TestModels.edsrOf(8, 2), decoder, channels);
		image = new float[WIDTH * HEIGHT * channels];
		final Random random = new Random(3);
		for (int i = 0; i < image.length; i++)
			image[i] = random.nextFloat();
		network = new LiifNetwork(model);
		field = WaveField.encode(network, image, WIDTH, HEIGHT, new WaveField.Kept(0, 0, WIDTH, HEIGHT));
		slow = new SlowHeat(model, image, WIDTH, HEIGHT);
	}

	@After
	public void close() {
		network.close();
	}

	@Test
	public void pointsAreTheDefinition() {
		final Random random = new Random(4);
		final Footprint[] footprints = {new Footprint(0.2, 0.2), new Footprint(1, 0.3), new Footprint(0.05, 0.7)};
		for (final Footprint footprint : footprints) {
			final PointEvaluator points = new PointEvaluator(field, footprint);
			for (int i = 0; i < 400; i++) {
				final double x = (WIDTH + 2) * random.nextDouble() - 1.5;
				final double y = (HEIGHT + 2) * random.nextDouble() - 1.5;
				check(field, x, y, points, slow.pixel(footprint.width(), footprint.height()));
			}
		}
	}

	/** In steps of any length and direction, the values are those of positions by themselves. */
	@Test
	public void linesAreTheDefinition() {
		final Random random = new Random(5);
		final Footprint footprint = new Footprint(0.25, 0.25);
		final PointEvaluator points = new PointEvaluator(field, footprint);
		for (final double step : new double[]{0.01, 0.13, 0.25, 0.9, 1, 1.7}) {
			final double angle = 2 * Math.PI * random.nextDouble();
			double x = WIDTH * random.nextDouble();
			double y = HEIGHT * random.nextDouble();
			for (int i = 0; i < 60; i++) {
				check(field, x, y, points, slow.pixel(0.25, 0.25));
				x += step * Math.cos(angle);
				y += step * Math.sin(angle);
			}
		}
	}

	@Test
	public void gaussiansOfAnyShapeAreTheDefinition() {
		final Random random = new Random(6);
		final double[] covariance = {0.05, -0.03, 0.08};
		final PointEvaluator points = new PointEvaluator(field, Footprint.gaussian(0.05, -0.03, 0.08));
		for (int i = 0; i < 100; i++)
			check(field, WIDTH * random.nextDouble(), HEIGHT * random.nextDouble(), points, covariance);
	}

	@Test
	public void rastersAreTheDefinition() {
		final int[][] sizes = {{WIDTH * 2, HEIGHT * 3}, {WIDTH * 12, HEIGHT * 12}, {WIDTH, HEIGHT}, {25, 19}, {9, 50},
				{WIDTH * 3, 20}, {(int) (2.5 * WIDTH), (int) (2.5 * HEIGHT)}, {80, 77}, {5, 4}};
		for (final int[] size : sizes)
			checkRaster(field, new GridSampling(new FinalInterval(WIDTH, HEIGHT), size[0], size[1]), 0, 0, size[0],
					size[1]);
	}

	@Test
	public void partsOfRastersAreTheDefinition() {
		for (final int[] size : new int[][]{{4 * WIDTH, 4 * HEIGHT}, {26, 23}}) {
			final GridSampling grid = new GridSampling(new FinalInterval(WIDTH, HEIGHT), size[0], size[1]);
			checkRaster(field, grid, 5, 3, 11, 8);
			checkRaster(field, grid, size[0] - 1, size[1] - 1, 1, 1);
		}
	}

	/** A field that keeps a part of what was encoded is the same function there. */
	@Test
	public void aPartThatIsKeptIsTheSame() {
		final WaveField part = WaveField.encode(network, image, WIDTH, HEIGHT, new WaveField.Kept(2, 0, 3, 5));
		final PointEvaluator points = new PointEvaluator(part, new Footprint(0.3, 0.3));
		final Random random = new Random(7);
		for (int i = 0; i < 200; i++)
			check(part, 2 + 2 * random.nextDouble(), 4.5 * random.nextDouble() - 0.5, points, slow.pixel(0.3, 0.3));
		checkRaster(part, new GridSampling(new FinalInterval(WIDTH, HEIGHT), 3 * WIDTH, 3 * HEIGHT), 7, 0, 6, 13);
		checkRaster(part, new GridSampling(new FinalInterval(WIDTH, HEIGHT), 26, 25), 10, 0, 5, 17);
	}

	/** Across the border of a cell there is no step. */
	@Test
	public void theFunctionIsContinuous() {
		if (!field.isBlended())
			return;
		final PointEvaluator points = new PointEvaluator(field, new Footprint(0.3, 0.3));
		final float[] before = new float[channels];
		final float[] after = new float[channels];
		for (int i = 1; i < WIDTH - 1; i++) {
			points.evaluate(field, i - 1e-9, 2.3, before, 0);
			points.evaluate(field, i, 2.3, after, 0);
			for (int c = 0; c < channels; c++)
				assertEquals(before[c], after[c], TOLERANCE);
		}
	}

	/** What is left for ever larger pixels is the blend of what the waves are offsets from. */
	@Test
	public void largeFootprintsGiveTheLocalMean() {
		final PointEvaluator points = new PointEvaluator(field, Footprint.gaussian(400));
		final float[] colour = new float[channels];
		points.evaluate(field, 3, 2, colour, 0);
		for (int c = 0; c < channels; c++)
			assertEquals(network.spec().decoder().residual() ? image[(2 * WIDTH + 3) * channels + c] : 0.5, colour[c],
					TOLERANCE);
	}

	// -- Helper methods --

	private void check(final WaveField field, final double x, final double y, final PointEvaluator points,
			final double[] covariance) {
		final float[] colour = new float[channels];
		points.evaluate(field, x, y, colour, 0);
		final double[] expected = slow.value(x, y, covariance);
		for (int c = 0; c < channels; c++)
			assertEquals("at " + x + ", " + y, expected[c], colour[c], TOLERANCE);
	}

	private void checkRaster(final WaveField asked, final GridSampling grid, final int left, final int top,
			final int width, final int height) {
		final float[] colours = new float[width * height * channels];
		Arrays.fill(colours, Float.NaN);
		new FieldRaster(asked, network.tables(), Latents.ALL, grid, 0, 0).evaluate(left, top, width, height, colours);
		double worst = 0;
		for (int j = 0; j < height; j++) {
			for (int i = 0; i < width; i++) {
				if (isBetween(grid.x(left + i)) || isBetween(grid.y(top + j)))
					continue;
				final double[] expected = slow.value(grid.x(left + i), grid.y(top + j),
						slow.pixel(1 / grid.scaleX(), 1 / grid.scaleY()));
				for (int c = 0; c < channels; c++) {
					final double difference = Math.abs(expected[c] - colours[(j * width + i) * channels + c]);
					assertTrue("no value at " + i + ", " + j, difference >= 0);
					worst = Math.max(worst, difference);
				}
			}
		}
		assertEquals(grid.width() + " x " + grid.height(), 0, worst, TOLERANCE);
	}

	/** Whether two pixels are equally near, so that either may answer alone. */
	private boolean isBetween(final double position) {
		return !field.isBlended() && Math.abs(position - Math.floor(position) - 0.5) < 1e-9;
	}
}
