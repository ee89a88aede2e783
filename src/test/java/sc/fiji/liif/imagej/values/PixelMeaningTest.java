// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.values;

import static org.junit.Assert.assertEquals;

import java.nio.file.Paths;
import java.util.Random;

import org.junit.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.plugin.LutLoader;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;

import sc.fiji.liif.Failures;

/** What values mean is told by the picture. */
public class PixelMeaningTest {

	private static final int SIDE = 96;

	@Test
	public void palettesOfPhotographsAreColours() {
		for (final int colours : new int[]{8, 16, 64, 256}) {
			for (final boolean isSorted : new boolean[]{false, true})
				assertEquals(colours + " colours, sorted: " + isSorted, PixelMeaning.COLOURS,
						PixelMeaning.of(TestPalettes.photograph(colours, isSorted)));
		}
	}

	@Test
	public void intensitiesStayWhateverColoursTheyAreShownIn() {
		for (final String table : new String[]{"grays", "fire", "ice", "spectrum", "3-3-2 RGB", "red/green", "green"}) {
			final ImagePlus camera = example("camera.png");
			camera.setLut(new LUT(LutLoader.getLut(table), 0, 255));
			assertEquals(table, PixelMeaning.INTENSITIES, PixelMeaning.of(camera));
		}
		final ImagePlus scattered = example("camera.png");
		scattered.setLut(scattered());
		assertEquals("colours for labels on intensities", PixelMeaning.INTENSITIES, PixelMeaning.of(scattered));
		final ImagePlus noise = noise(8);
		noise.setLut(new LUT(LutLoader.getLut("fire"), 0, 255));
		assertEquals(PixelMeaning.INTENSITIES, PixelMeaning.of(noise));
		assertEquals(PixelMeaning.INTENSITIES, PixelMeaning.of(noise(16)));
		assertEquals(PixelMeaning.INTENSITIES, PixelMeaning.of(noise(32)));
	}

	@Test
	public void labelsOfAnyType() {
		for (final int bits : new int[]{8, 16, 32}) {
			assertEquals(bits + " bits", PixelMeaning.LABELS, PixelMeaning.of(discs(bits, 1)));
			assertEquals(bits + " bits that touch", PixelMeaning.LABELS, PixelMeaning.of(cells(bits)));
		}
		final ImagePlus coloured = discs(8, 1);
		coloured.setLut(scattered());
		assertEquals(PixelMeaning.LABELS, PixelMeaning.of(coloured));
		final ImagePlus fire = discs(8, 1);
		fire.setLut(new LUT(LutLoader.getLut("fire"), 0, 255));
		assertEquals(PixelMeaning.LABELS, PixelMeaning.of(fire));
	}

	@Test
	public void whatLooksLikeLabelsButIsNot() {
		assertEquals("a mask", PixelMeaning.INTENSITIES, PixelMeaning.of(discs(8, 0)));
		assertEquals("gray levels far apart", PixelMeaning.INTENSITIES, PixelMeaning.of(discs(8, 17)));
		final ImagePlus steps = IJ.createImage("", "8-bit ramp", 256, 64, 1);
		steps.getProcessor().multiply(1 / 25.0);
		assertEquals("steps of one level", PixelMeaning.INTENSITIES, PixelMeaning.of(steps));
		assertEquals("a pixel", PixelMeaning.INTENSITIES, PixelMeaning.of(new ImagePlus("", new ByteProcessor(1, 1))));
		assertEquals("nothing", PixelMeaning.INTENSITIES, PixelMeaning.of(IJ.createImage("", "16-bit black", 9, 9, 3)));
		final ImagePlus fractions = discs(32, 1);
		fractions.getProcessor().multiply(0.5);
		assertEquals("no whole numbers", PixelMeaning.INTENSITIES, PixelMeaning.of(fractions));
	}

	@Test
	public void usersKnowBetter() {
		final ImagePlus mask = discs(8, 0);
		assertEquals(PixelMeaning.LABELS, PixelMeaning.of(mask, "labels"));
		assertEquals(PixelMeaning.INTENSITIES, PixelMeaning.of(discs(8, 1), "intensities"));
		assertEquals(PixelMeaning.INTENSITIES, PixelMeaning.of(discs(8, 1).duplicate(), "intensities"));
		Failures.assertSentence(() -> PixelMeaning.of(noise(16), "colours"), "palette");
	}

	// -- Helper methods --

	private static ImagePlus example(final String name) {
		return IJ.openImage(Paths.get("examples", name).toString());
	}

	private static LUT scattered() {
		final byte[][] table = new byte[3][256];
		final Random random = new Random(1);
		for (final byte[] channel : table)
			random.nextBytes(channel);
		for (final byte[] channel : table)
			channel[0] = 0;
		return new LUT(table[0], table[1], table[2]);
	}

	private static ImagePlus noise(final int bits) {
		final ImagePlus image = IJ.createImage("", bits + "-bit black", SIDE, SIDE, 1);
		final Random random = new Random(4);
		for (int i = 0; i < SIDE * SIDE; i++)
			image.getProcessor().setf(i, (int) (60 + 20 * random.nextGaussian() + 40 * Math.sin(i % SIDE / 9.0)));
		return image;
	}

	/** Nine discs with the values 1, 1 + step, 1 + 2 steps, ... */
	private static ImagePlus discs(final int bits, final int step) {
		final ImagePlus image = IJ.createImage("", bits + "-bit black", SIDE, SIDE, 1);
		final ImageProcessor plane = image.getProcessor();
		for (int k = 0; k < 9; k++) {
			for (int i = 0; i < SIDE * SIDE; i++) {
				if (Math.hypot(i % SIDE - 16 - 30 * (k % 3), i / SIDE - 16 - 30 * (k / 3)) < 9 + k % 4)
					plane.setf(i, 1 + step * k);
			}
		}
		return image;
	}

	/** Squares without gaps, numbered row by row. */
	private static ImagePlus cells(final int bits) {
		final ImagePlus image = IJ.createImage("", bits + "-bit black", SIDE, SIDE, 1);
		for (int i = 0; i < SIDE * SIDE; i++)
			image.getProcessor().setf(i, 1 + i % SIDE / 12 + 8 * (i / SIDE / 12));
		return image;
	}
}
