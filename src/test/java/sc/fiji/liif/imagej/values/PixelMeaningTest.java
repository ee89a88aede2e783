// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.values;

import static org.junit.Assert.assertEquals;

import java.nio.file.Paths;
import java.util.Random;

import org.junit.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.OvalRoi;
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
		steps.getProcessor().multiply(1 / 8.0);
		assertEquals("steps of one level", PixelMeaning.INTENSITIES, PixelMeaning.of(steps));
		assertEquals("a pixel", PixelMeaning.INTENSITIES, PixelMeaning.of(new ImagePlus("", new ByteProcessor(1, 1))));
		assertEquals("nothing", PixelMeaning.INTENSITIES, PixelMeaning.of(IJ.createImage("", "16-bit black", 9, 9, 3)));
		final ImagePlus fractions = discs(32, 1);
		fractions.getProcessor().multiply(0.5);
		assertEquals("no whole numbers", PixelMeaning.INTENSITIES, PixelMeaning.of(fractions));
	}

	@Test
	public void micrographsThatAreNearlyFlat() {
		final ImagePlus discs = discs(8, 0);
		discs.getProcessor().multiply(200);
		discs.getProcessor().blurGaussian(1);
		assertEquals("smoothed edges", PixelMeaning.INTENSITIES, PixelMeaning.of(discs));
		discs.getProcessor().invert();
		assertEquals("on a bright background", PixelMeaning.INTENSITIES, PixelMeaning.of(discs));
		final ImagePlus saturated = noise(8);
		saturated.getProcessor().subtract(60);
		saturated.getProcessor().multiply(30);
		assertEquals("saturated", PixelMeaning.INTENSITIES, PixelMeaning.of(saturated));
		for (final int bits : new int[]{8, 16}) {
			final ImagePlus doubled = noise(bits);
			doubled.getProcessor().setInterpolationMethod(ImageProcessor.NONE);
			doubled.setProcessor(doubled.getProcessor().resize(2 * SIDE, 2 * SIDE));
			assertEquals("pixels repeated", PixelMeaning.INTENSITIES, PixelMeaning.of(doubled));
		}
		final ImagePlus photons = IJ.createImage("", "16-bit black", SIDE, SIDE, 1);
		final Random random = new Random(1);
		for (int i = 0; i < SIDE * SIDE; i++)
			photons.getProcessor().set(i, random.nextInt(20) == 0 ? 1 + random.nextInt(3) : 0);
		assertEquals("photons", PixelMeaning.INTENSITIES, PixelMeaning.of(photons));
	}

	@Test
	public void stacksAndClassMaps() {
		final ImageStack stack = new ImageStack(SIDE, SIDE);
		for (int z = 0; z < 12; z++) {
			final ImageProcessor plane = discs(16, 1).getProcessor();
			for (int i = 0; i < SIDE * SIDE; i++) {
				// Each object is in a few slices.
				if (Math.abs(plane.get(i) * 1.2 - z) > 1.5)
					plane.set(i, 0);
			}
			stack.addSlice(plane);
		}
		assertEquals(PixelMeaning.LABELS, PixelMeaning.of(new ImagePlus("", stack)));
		final ImagePlus nested = IJ.createImage("", "8-bit black", SIDE, SIDE, 1);
		for (int i = 0; i < SIDE * SIDE; i++) {
			final double r = Math.hypot(i % SIDE - 48, i / SIDE - 48);
			nested.getProcessor().set(i, r < 15 ? 2 : r < 35 ? 1 : 0);
		}
		assertEquals(PixelMeaning.LABELS, PixelMeaning.of(nested));
	}

	@Test
	public void tablesThatMarkTheEnds() {
		final byte[][] table = new byte[3][256];
		for (int i = 0; i < 256; i++)
			table[0][i] = table[1][i] = table[2][i] = (byte) i;
		table[2][0] = (byte) 255;
		table[1][255] = table[2][255] = 0;
		final ImagePlus hot = discs(8, 0);
		hot.getProcessor().set(5, 5, 255);
		hot.getProcessor().set(7, 5, 2);
		hot.setLut(new LUT(LutLoader.getLut("fire"), 0, 255));
		assertEquals("a hot pixel", PixelMeaning.INTENSITIES, PixelMeaning.of(hot));
		for (final int dim : new int[]{1, 4, 12}) {
			final ImagePlus camera = example("camera.png");
			camera.getProcessor().multiply(1.0 / dim);
			camera.setLut(new LUT(table[0], table[1], table[2]));
			assertEquals("HiLo, " + dim, PixelMeaning.INTENSITIES, PixelMeaning.of(camera));
		}
	}

	@Test
	public void largeImagesAreJudgedByTheirMiddle() {
		final ImagePlus large = IJ.createImage("", "16-bit black", 3000, 2500, 1);
		for (int k = 0; k < 9; k++) {
			large.setRoi(new OvalRoi(800 + 400 * (k % 3), 700 + 300 * (k / 3), 250, 200));
			large.getProcessor().setValue(k + 1);
			large.getProcessor().fill(large.getRoi());
		}
		large.deleteRoi();
		assertEquals(PixelMeaning.LABELS, PixelMeaning.of(large));
		final ImagePlus corner = IJ.createImage("", "16-bit black", 3000, 2500, 1);
		corner.getProcessor().insert(discs(16, 1).getProcessor(), 10, 10);
		assertEquals("nothing in the middle", PixelMeaning.LABELS, PixelMeaning.of(corner));
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
