// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.values;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;

import javax.imageio.ImageIO;

import org.junit.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import sc.fiji.liif.model.ModelRegistry;

/** Which model a picture gets, and that it is told why. */
public class ModelChoiceTest {

	@Test
	public void whatIsNamedIsTaken() {
		final ModelChoice choice = ModelChoice.of(photograph(), " mine ");
		assertEquals("mine", choice.model());
		assertEquals("", choice.remark());
	}

	@Test
	public void depthDecides() {
		for (final int bits : new int[]{16, 32}) {
			final ImagePlus image = IJ.createImage("", bits + "-bit ramp", 80, 60, 4);
			assertChoice("micro", bits + " bits", image);
		}
		assertChoice("photo", "little noise", photograph());
		assertChoice("photo", "little noise", new ImagePlus("", photograph().getProcessor().convertToByte(false)));
		assertChoice("photo", "little noise", IJ.createImage("", "8-bit black", 1, 1, 1));
	}

	@Test
	public void noiseDecides() {
		final ImagePlus image = photograph();
		noise(image.getProcessor(), 10);
		assertChoice("photo-robust", "noisy (standard deviation 1", image);
		final ImagePlus gray = new ImagePlus("", photograph().getProcessor().convertToByte(false));
		noise(gray.getProcessor(), 10);
		assertChoice("micro", "gray and noisy", gray);
		assertChoice("micro", "gray and noisy", new ImagePlus("", gray.getProcessor().convertToRGB()));
	}

	/** Of fine texture, which noise of one channel can't be told from. */
	@Test
	public void textureIsNoNoise() {
		final ImageProcessor texture = new ColorProcessor(128, 128);
		final Random random = new Random(4);
		for (int i = 0; i < texture.getPixelCount(); i++) {
			final int light = 90 + random.nextInt(60);
			texture.set(i, light + 20 << 16 | light << 8 | light - 30);
		}
		assertChoice("photo", "little noise", new ImagePlus("", texture));
	}

	@Test
	public void compressionDecides() throws IOException {
		final ByteArrayOutputStream file = new ByteArrayOutputStream();
		final BufferedImage picture = new BufferedImage(photograph().getWidth(), photograph().getHeight(),
				BufferedImage.TYPE_INT_RGB);
		picture.getGraphics().drawImage(photograph().getImage(), 0, 0, null);
		ImageIO.write(picture, "jpg", file);
		final ImagePlus compressed = new ImagePlus("",
				new ColorProcessor(ImageIO.read(new ByteArrayInputStream(file.toByteArray()))));
		assertChoice("photo-robust", "JPEG", compressed);
	}

	/** The plane that happens to be shown does not matter. */
	@Test
	public void theMiddleOfAStackIsLookedAt() {
		final ImageStack stack = photograph().createEmptyStack();
		for (int i = 0; i < 5; i++) {
			final ImageProcessor plane = photograph().getProcessor();
			if (i != 2)
				noise(plane, 20);
			stack.addSlice(plane);
		}
		final ImagePlus image = new ImagePlus("", stack);
		assertChoice("photo", "little noise", image);
		stack.getProcessor(3).setRoi(3, 4, 5, 6);
		image.setSlice(5);
		assertChoice("photo", "little noise", image);
	}

	@Test
	public void labelsAreNot() {
		final ModelChoice choice = ModelChoice.of(photograph(), PixelMeaning.LABELS, "auto");
		assertTrue(choice.remark(), choice.remark().contains("labels"));
	}

	/** Derivatives and profiles want formulas. */
	@Test
	public void allThatCanBeChosenAreClosedFormulas() {
		final ModelRegistry models = new ModelRegistry(Collections.emptyList());
		for (final String name : Arrays.asList(ModelRegistry.DEFAULT, ModelRegistry.ROBUST, ModelRegistry.MICROSCOPE))
			assertTrue(name, models.spec(name).decoder().isFormula());
	}

	// -- Helper methods --

	private static void assertChoice(final String model, final String reason, final ImagePlus image) {
		final ModelChoice choice = ModelChoice.of(image, "auto");
		assertEquals(choice.remark(), model, choice.model());
		assertTrue(choice.remark(), choice.remark().contains(reason));
	}

	private static ImagePlus photograph() {
		return IJ.openImage("examples/chelsea.png");
	}

	private static void noise(final ImageProcessor plane, final double deviation) {
		final Random random = new Random(5);
		for (int i = 0; i < plane.getPixelCount(); i++) {
			int value = 0;
			for (int c = 0; c < (plane instanceof ColorProcessor ? 3 : 1); c++) {
				final double noisy = (plane.get(i) >> 8 * c & 255) + deviation * random.nextGaussian();
				value |= (int) Math.max(0, Math.min(255, Math.rint(noisy))) << 8 * c;
			}
			plane.set(i, value);
		}
	}
}
