// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;

import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import sc.fiji.liif.Failures;
import sc.fiji.liif.Progress;
import sc.fiji.liif.TestModels;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.network.NetworkOptions;
import sc.fiji.liif.network.Networks;

/** How images are seen by networks: their ranges, their noise, and that nothing of it can be seen in the result. */
public class ExposureTest {

	private static final int SIDE = 96;
	private static final double NOISE = 0.03;

	@ClassRule
	public static final TemporaryFolder FOLDER = new TemporaryFolder();

	private static Networks networks;
	private static Model aware;
	private static String[] models;

	@BeforeClass
	public static void open() throws IOException {
		aware = TestModels.noiseAware(TestModels.edsrOf(8, 2), TestModels.heatOf("16", 4, true, true), 1);
		final Model blind = TestModels.edsr(3);
		models = new String[]{written(aware, "aware"), written(blind, "blind")};
		networks = new Networks(new ModelRegistry(Collections.emptyList()), NetworkOptions.defaults());
	}

	@AfterClass
	public static void close() {
		networks.close();
	}

	@Test
	public void whatIsMultipliedAndShiftedIsSoInTheResult() {
		for (final String model : models) {
			final float[] values = values(1);
			final float[] changed = values.clone();
			for (int i = 0; i < changed.length; i++)
				changed[i] = 700 * changed[i] - 90;
			final float[] one = upscaled(image(values), UpscaleOptions.scale(2).model(model));
			final float[] other = upscaled(image(changed), UpscaleOptions.scale(2).model(model));
			for (int i = 0; i < one.length; i++)
				assertEquals(model, 700 * one[i] - 90, other[i], 700 * 1e-3);
		}
	}

	@Test
	public void aHotPixelCostsTheRestNothing() {
		for (final String model : models) {
			final float[] values = values(2);
			final float[] hot = values.clone();
			hot[20 * SIDE + 70] = 500;
			final float[] one = upscaled(image(values), UpscaleOptions.scale(2).model(model));
			final float[] other = upscaled(image(hot), UpscaleOptions.scale(2).model(model));
			for (int i = 0; i < one.length; i++) {
				if (Math.abs(i % (2 * SIDE) - 140) > 40 || Math.abs(i / (2 * SIDE) - 40) > 40)
					assertEquals(model, one[i], other[i], 0.01);
			}
			assertTrue("it stays", max(other) > 250);
		}
	}

	@Test
	public void noiseIsMeasuredOrGiven() {
		final ImagePlus image = image(values(3));
		final Exposure measured = Exposure.of(image, "auto", Progress.NONE)[0];
		assertEquals(1, measured.deviation() / NOISE, 0.15);
		assertEquals(0, Exposure.of(image, "0", Progress.NONE)[0].deviation(), 0);
		assertEquals(0.5, Exposure.of(image, "0.5", Progress.NONE)[0].deviation(), 1e-9);
		for (final String wrong : new String[]{"much", "-1", "NaN", "Infinity"})
			Failures.assertSentence(() -> UpscaleOptions.defaults().noise(wrong), "auto");
	}

	@Test
	public void noiseChangesWhatAwareModelsDoAndNoOthers() {
		final ImagePlus image = image(values(4));
		final UpscaleOptions options = UpscaleOptions.scale(2).model(models[0]);
		final float[] auto = upscaled(image, options);
		assertFalse(Arrays.equals(auto, upscaled(image, options.noise("0"))));
		assertFalse(Arrays.equals(auto, upscaled(image, options.noise("0.2"))));
		final UpscaleOptions blind = options.model(models[1]);
		assertArrayEquals(upscaled(image, blind), upscaled(image, blind.noise("0.2")), 0);
		final String info = new ImagePlusUpscaler(networks, Progress.NONE).upscale(image, options).getInfoProperty();
		assertTrue(info, info.contains("noise (standard deviation at the mean) 0.0") && info.contains("measured"));
	}

	@Test
	public void channelsHaveTheirOwnExposures() {
		final ImageStack stack = new ImageStack(SIDE, SIDE);
		for (int frame = 0; frame < 3; frame++) {
			stack.addSlice(new FloatProcessor(SIDE, SIDE, values(5 + frame)));
			final ImageProcessor bright = new FloatProcessor(SIDE, SIDE, values(8 + frame));
			bright.multiply(1000);
			stack.addSlice(bright);
		}
		final ImagePlus image = new ImagePlus("two", stack);
		image.setDimensions(2, 1, 3);
		final Exposure[] exposures = Exposure.of(image, "auto", Progress.NONE);
		assertEquals(2, exposures.length);
		assertEquals(1, exposures[0].deviation() / NOISE, 0.15);
		assertEquals(1, exposures[1].deviation() / NOISE / 1000, 0.15);
		assertEquals(1000, exposures[1].range(aware.spec()).max() / exposures[0].range(aware.spec()).max(), 150);
	}

	@Test
	public void eightBitsAreStretchedForAwareModelsAlone() {
		final ImageProcessor bytes = new FloatProcessor(SIDE, SIDE, values(6)).convertToByte(true);
		bytes.multiply(0.2);
		final Exposure exposure = Exposure.of(bytes);
		assertEquals(255, exposure.range(TestModels.edsr(1).spec()).max(), 0);
		assertTrue(exposure.range(aware.spec()).max() < 60);
	}

	// -- Helper methods --

	private static String written(final Model model, final String name) throws IOException {
		final Path folder = FOLDER.newFolder(name).toPath();
		model.write(folder);
		return folder.toString();
	}

	/** Waves and noise. */
	private static float[] values(final int seed) {
		final Random random = new Random(seed);
		final float[] values = new float[SIDE * SIDE];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (0.5 + 0.2 * Math.sin(i % SIDE / 9.0) + 0.2 * Math.cos(i / SIDE / 7.0)
					+ NOISE * random.nextGaussian());
		return values;
	}

	private static ImagePlus image(final float[] values) {
		return new ImagePlus("image", new FloatProcessor(SIDE, SIDE, values));
	}

	private static float[] upscaled(final ImagePlus image, final UpscaleOptions options) {
		return (float[]) new ImagePlusUpscaler(networks, Progress.NONE).upscale(image, options).getProcessor()
				.getPixels();
	}

	private static float max(final float[] values) {
		float max = values[0];
		for (final float value : values)
			max = Math.max(max, value);
		return max;
	}
}
