// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertTrue;

import java.awt.Color;
import java.awt.image.IndexColorModel;

import org.junit.Test;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.plugin.LutLoader;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;

import sc.fiji.liif.imagej.values.TestPalettes;

/** Images of every kind come back as they went in, only larger. */
public class ImagePlusUpscalerTest {

	private static final int WIDTH = 40;
	private static final int HEIGHT = 30;

	@Test
	public void everyTypeAndShapeAtTwoScales() {
		double worst = 0;
		final int[][] shapes = {{1, 1, 1}, {1, 3, 1}, {2, 2, 1}, {1, 1, 3}};
		for (final int bits : new int[]{8, 16, 32, 24}) {
			for (final int[] shape : shapes) {
				for (final double scale : new double[]{2, 3.7})
					worst = Math.max(worst, check(bits, shape, scale));
			}
		}
		System.out.printf("worst change of a plane's mean intensity: %.2f %%%n", 100 * worst);
	}

	/** Checks one image and returns the largest relative change of a plane's mean. */
	private static double check(final int bits, final int[] shape, final double scale) {
		final String what = bits + " bits, " + shape[0] + " channels, " + shape[1] + " slices, " + shape[2]
				+ " frames, x" + scale;
		final ImagePlus image = image(bits, shape);
		final ImagePlus before = image.duplicate();
		final ImagePlus result = new ImagePlusUpscaler().upscale(image, UpscaleOptions.scale(scale));
		assertNotSame(what, image, result);
		assertEquals(what, image.getType(), result.getType());
		assertEquals(what, image.getBitDepth(), result.getBitDepth());
		assertArrayEquals(what, new int[]{(int) Math.rint(WIDTH * scale), (int) Math.rint(HEIGHT * scale), shape[0],
				shape[1], shape[2]}, result.getDimensions());
		assertEquals(what, image.isHyperStack(), result.isHyperStack());
		assertEquals(what, image.isComposite(), result.isComposite());
		final Calibration calibration = result.getCalibration();
		assertEquals(what, 0.25 * WIDTH / result.getWidth(), calibration.pixelWidth, 1e-12);
		assertEquals(what, 0.5 * HEIGHT / result.getHeight(), calibration.pixelHeight, 1e-12);
		assertEquals(what, 2, calibration.pixelDepth, 0);
		assertEquals(what, image.getCalibration().getUnit(), calibration.getUnit());
		double worst = 0;
		for (int i = 1; i <= image.getStackSize(); i++) {
			if (image.getStackSize() > 1)
				assertEquals(what, "plane " + i, result.getStack().getSliceLabel(i));
			final double expected = mean(image.getStack().getProcessor(i));
			final double actual = mean(result.getStack().getProcessor(i));
			assertEquals(what + ", mean of plane " + i, expected, actual, 0.01 * Math.abs(expected));
			worst = Math.max(worst, Math.abs(actual / expected - 1));
			assertArrayEquals(what + ", the input changed", (Object[]) pixels(before, i), (Object[]) pixels(image, i));
		}
		return worst;
	}

	@Test
	public void sixteenBitsKeepTheirPrecision() {
		final ShortProcessor ramp = new ShortProcessor(32, 32);
		for (int i = 0; i < 1024; i++)
			ramp.set(i, 30000 + i % 32);
		final ImagePlus result = new ImagePlusUpscaler().upscale(new ImagePlus("ramp", ramp), UpscaleOptions.scale(4));
		final ImageProcessor large = result.getProcessor();
		for (int x = 16; x < 112; x++)
			assertEquals(30000 + (x + 0.5) / 4 - 0.5, large.get(x, 64), 1.0);
	}

	/** Brought back, it is what was measured. */
	@Test
	public void consistentResultsKeepIntensitiesAndSums() {
		final ShortProcessor plane = new ShortProcessor(WIDTH, HEIGHT);
		for (int i = 0; i < plane.getPixelCount(); i++)
			plane.set(i, (int) (20_000 + 15_000 * Math.sin(i * 0.7) * Math.cos(i / WIDTH * 0.9)));
		final double range = plane.getStatistics().max - plane.getStatistics().min;
		final UpscaleOptions options = UpscaleOptions.scale(3).model("heat-light");
		final ImageProcessor free = new ImagePlusUpscaler().upscale(new ImagePlus("plane", plane), options)
				.getProcessor();
		final ImagePlus result = new ImagePlusUpscaler().upscale(new ImagePlus("plane", plane),
				options.consistent(true));
		assertTrue("not so by itself", residual(plane, free) > 0.002 * range);
		assertTrue(residual(plane, result.getProcessor()) < 0.001 * range);
		assertEquals(plane.getStatistics().mean, result.getStatistics().mean, 1e-4 * range);
		assertTrue(result.getInfoProperty().contains("consistent with the input"));
	}

	private static double residual(final ImageProcessor plane, final ImageProcessor result) {
		final ImageProcessor back = result.convertToFloatProcessor().bin(3);
		double sum = 0;
		for (int i = 0; i < plane.getPixelCount(); i++)
			sum += Math.pow(plane.getf(i) - back.getf(i), 2) / plane.getPixelCount();
		return Math.sqrt(sum);
	}

	@Test
	public void floatsAreNeitherClampedNorMovedByTheirOffset() {
		final FloatProcessor wave = new FloatProcessor(40, 40);
		for (int i = 0; i < 1600; i++)
			wave.setf(i, (float) Math.sin(i % 40 * 0.4) * 1e-3f - 5);
		final ImagePlus result = new ImagePlusUpscaler().upscale(new ImagePlus("wave", wave), UpscaleOptions.scale(3));
		for (int x = 12; x < 108; x++)
			assertEquals(Math.sin(((x + 0.5) / 3 - 0.5) * 0.4) * 1e-3 - 5, result.getProcessor().getf(x, 60), 1e-4);
	}

	@Test
	public void notANumberStaysWhereItIs() {
		final ImageProcessor plane = plane(32, 0);
		for (int y = 5; y < 9; y++) {
			for (int x = 7; x < 12; x++)
				plane.setf(x, y, Float.NaN);
		}
		plane.setf(20, 20, Float.POSITIVE_INFINITY);
		plane.setf(22, 20, Float.NEGATIVE_INFINITY);
		final ImageProcessor result = new ImagePlusUpscaler()
				.upscale(new ImagePlus("holes", plane), UpscaleOptions.scale(4)).getProcessor();
		for (int y = 0; y < result.getHeight(); y++) {
			for (int x = 0; x < result.getWidth(); x++) {
				final float source = plane.getf(x / 4, y / 4);
				final float value = result.getf(x, y);
				if (Float.isFinite(source))
					assertTrue("(" + x + ", " + y + ") is " + value, Float.isFinite(value));
				else
					assertEquals(source, value, 0);
			}
		}
	}

	@Test
	public void aConstantImageIsConstantAtScaleOne() {
		for (final int bits : new int[]{16, 32}) {
			final ImagePlus image = IJ.createImage("constant", bits + "-bit black", 20, 20, 1);
			image.getProcessor().set(77);
			image.getProcessor().setf(0, 0, 77);
			for (int i = 0; i < 400; i++)
				image.getProcessor().setf(i, 77);
			final ImagePlus result = new ImagePlusUpscaler().upscale(image, UpscaleOptions.scale(1));
			for (int i = 0; i < 400; i++)
				assertEquals(77, result.getProcessor().getf(i), 0);
		}
	}

	@Test
	public void emptyAndOneByOneImages() {
		for (final int bits : new int[]{8, 16, 32, 24}) {
			final ImagePlus image = new ImagePlus("pixel", plane(bits, 0).resize(1, 1));
			final ImagePlus result = new ImagePlusUpscaler().upscale(image, UpscaleOptions.scale(7));
			assertEquals(7, result.getWidth());
			assertEquals(7, result.getHeight());
		}
		final FloatProcessor nothing = new FloatProcessor(8, 8);
		nothing.add(Double.NaN);
		final ImagePlus result = new ImagePlusUpscaler().upscale(new ImagePlus("NaN", nothing),
				UpscaleOptions.scale(2));
		assertTrue(Float.isNaN(result.getProcessor().getf(5, 5)));
	}

	@Test
	public void aSelectionIsDecodedWithItsSurroundings() {
		final ImagePlus image = image(8, new int[]{1, 1, 1});
		image.getCalibration().xOrigin = 10;
		final ImageProcessor whole = new ImagePlusUpscaler().upscale(image, UpscaleOptions.scale(3)).getProcessor();
		image.setRoi(12, 8, 11, 9);
		final ImagePlus part = new ImagePlusUpscaler().upscale(image, UpscaleOptions.scale(3));
		assertEquals(33, part.getWidth());
		assertEquals(27, part.getHeight());
		assertEquals(-6, part.getCalibration().xOrigin, 1e-9);
		assertEquals(null, part.getRoi());
		for (int y = 0; y < 27; y++) {
			for (int x = 0; x < 33; x++)
				assertEquals(whole.get(36 + x, 24 + y), part.getProcessor().get(x, y), 1);
		}
		assertNotNull("the input keeps its selection", image.getRoi());
	}

	@Test
	public void selectionsAndOverlaysAreScaled() {
		final ImagePlus image = image(8, new int[]{1, 3, 1});
		final Overlay overlay = new Overlay(new OvalRoi(4, 6, 10, 8));
		final Roi line = new Line(2.5, 3.5, 20, 10);
		line.setStrokeColor(Color.RED);
		line.setPosition(2);
		line.setName("axis");
		overlay.add(line);
		image.setOverlay(overlay);
		image.setRoi(new OvalRoi(5, 5, 20, 10));
		final ImagePlus result = new ImagePlusUpscaler().upscale(image, UpscaleOptions.scale(4));
		assertEquals(80, result.getWidth());
		assertEquals(40, result.getHeight());
		assertEquals(new java.awt.Rectangle(0, 0, 80, 40), result.getRoi().getBounds());
		assertEquals(new java.awt.Rectangle(-4, 4, 40, 32), result.getOverlay().get(0).getBounds());
		final Line scaled = (Line) result.getOverlay().get(1);
		assertEquals(-8.5, scaled.x1d, 1e-6);
		assertEquals(-4.5, scaled.y1d, 1e-6);
		assertEquals(61.5, scaled.x2d, 1e-6);
		assertEquals(21.5, scaled.y2d, 1e-6);
		assertEquals(Color.RED, scaled.getStrokeColor());
		assertEquals("axis", scaled.getName());
		assertEquals(2, scaled.getPosition());
		assertEquals("the input's overlay", 2.5, ((Line) image.getOverlay().get(1)).x1d, 0);
	}

	@Test
	public void coloursAndDisplayRangesAreKept() {
		final ImagePlus image = image(16, new int[]{2, 2, 1});
		final CompositeImage composite = (CompositeImage) image;
		composite.setC(1);
		composite.setDisplayRange(100, 900);
		composite.setC(2);
		composite.setDisplayRange(200, 700);
		final CompositeImage result = (CompositeImage) new ImagePlusUpscaler().upscale(image, UpscaleOptions.scale(2));
		assertEquals(composite.getMode(), result.getMode());
		for (int c = 1; c <= 2; c++) {
			final LUT expected = composite.getChannelLut(c);
			final LUT actual = result.getChannelLut(c);
			assertEquals(expected.min, actual.min, 0);
			assertEquals(expected.max, actual.max, 0);
			assertEquals(expected.getRGB(200), actual.getRGB(200));
		}
		assertEquals(2, result.getC());
	}

	@Test
	public void pseudoColourStaysAndPalettesBecomeRgb() {
		final ImagePlus fire = image(8, new int[]{1, 1, 1});
		fire.getProcessor().setColorModel(LutLoader.getLut("fire"));
		fire.setProcessor(fire.getProcessor());
		final ImagePlus largeFire = new ImagePlusUpscaler().upscale(fire, UpscaleOptions.scale(2));
		assertEquals(8, largeFire.getBitDepth());
		assertEquals(fire.getProcessor().getLut().getRGB(100), largeFire.getProcessor().getLut().getRGB(100));

		final ImagePlus palette = TestPalettes.photograph(64, false);
		final ImagePlus large = new ImagePlusUpscaler().upscale(palette, UpscaleOptions.scale(2));
		assertEquals(24, large.getBitDepth());
		assertEquals(8, palette.getBitDepth());
	}

	@Test
	public void theLargestNumbersStayFinite() {
		final FloatProcessor extreme = new FloatProcessor(16, 16);
		for (int i = 0; i < 256; i++)
			extreme.setf(i, i % 16 < 8 ? -3e38f : 3e38f);
		final ImagePlus large = new ImagePlusUpscaler().upscale(new ImagePlus("extreme", extreme),
				UpscaleOptions.scale(3));
		for (int i = 0; i < large.getProcessor().getPixelCount(); i++)
			assertTrue(Float.isFinite(large.getProcessor().getf(i)));
		assertEquals(3e38f, large.getProcessor().getf(45, 20), 1e37f);
	}

	@Test
	public void smallPalettesAndMasks() {
		final byte[] red = new byte[256];
		final byte[] blue = new byte[256];
		red[1] = (byte) 255;
		blue[5] = (byte) 255;
		final ByteProcessor two = new ByteProcessor(20, 20);
		for (int i = 0; i < 400; i++)
			two.set(i, i % 20 < 10 ? 1 : 5);
		two.setLut(new LUT(red, new byte[256], blue));
		final ImagePlus edge = new ImagePlusUpscaler().upscale(new ImagePlus("edge", two), UpscaleOptions.scale(4));
		assertEquals(24, edge.getBitDepth());
		for (int i = 0; i < edge.getProcessor().getPixelCount(); i++)
			assertTrue("no green between red and blue", (edge.getProcessor().get(i) >> 8 & 255) < 40);
		final ByteProcessor mask = new ByteProcessor(20, 20);
		for (int i = 0; i < 400; i++)
			mask.set(i, i % 20 < 10 ? 0 : 255);
		assertEquals(8,
				new ImagePlusUpscaler().upscale(new ImagePlus("mask", mask), UpscaleOptions.scale(2)).getBitDepth());
		final ByteProcessor bits = new ByteProcessor(20, 20);
		for (int i = 0; i < 400; i++)
			bits.set(i, i % 20 < 10 ? 0 : 1);
		bits.setColorModel(new IndexColorModel(1, 2, new byte[]{0, -1}, new byte[]{0, -1}, new byte[]{0, -1}));
		final ImagePlus large = new ImagePlusUpscaler().upscale(new ImagePlus("bits", bits), UpscaleOptions.scale(2));
		assertEquals(8, large.getBitDepth());
		assertEquals(255, large.getProcessor().get(35, 20), 12);
	}

	@Test
	public void theNoteSaysWhatWasDone() {
		final ImagePlus image = image(8, new int[]{1, 1, 1});
		image.setProperty("Info", "objective: 63x");
		final ImagePlus result = new ImagePlusUpscaler().upscale(image, UpscaleOptions.size(100, 0).tile(16));
		assertEquals(75, result.getHeight());
		final String info = result.getInfoProperty();
		assertTrue(info, info.startsWith("objective: 63x\n"));
		assertTrue(info, info.contains("model photo (chosen since it has 8 bits and little noise"));
		assertTrue(info, info.contains("scale 2.5 x 2.5"));
		assertTrue(info, info.contains("tiles of 16 px"));
		assertEquals("sample-100x75.tif", result.getTitle());
		image.setTitle("Fig. 3");
		assertEquals("Fig. 3-x1.5", new ImagePlusUpscaler().upscale(image, UpscaleOptions.scale(1.5)).getTitle());
		assertFalse(image.getInfoProperty().contains("LIIF"));
	}

	// -- Helper methods --

	private static ImagePlus image(final int bits, final int[] shape) {
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		final int planes = shape[0] * shape[1] * shape[2];
		for (int i = 0; i < planes; i++)
			stack.addSlice("plane " + (i + 1), plane(bits, i));
		ImagePlus image = new ImagePlus("sample.tif", stack);
		image.setDimensions(shape[0], shape[1], shape[2]);
		if (shape[0] > 1 && bits != 24)
			image = new CompositeImage(image, CompositeImage.COMPOSITE);
		image.setOpenAsHyperStack(planes > 1);
		image.getCalibration().pixelWidth = 0.25;
		image.getCalibration().pixelHeight = 0.5;
		image.getCalibration().pixelDepth = 2;
		image.getCalibration().setUnit("um");
		return image;
	}

	/** A part of a real micrograph, in the value range of the type. */
	private static ImageProcessor plane(final int bits, final int shift) {
		final ImageProcessor cell = IJ.openImage("examples/cell.png").getProcessor();
		cell.setRoi(210 + 3 * shift, 260, WIDTH, HEIGHT);
		final ImageProcessor part = cell.crop();
		if (bits == 8)
			return part;
		if (bits == 24) {
			final ImageProcessor rgb = part.convertToRGB();
			for (int i = 0; i < rgb.getPixelCount(); i++)
				rgb.set(i, rgb.get(i) & 0xffff80 | 0x40);
			return rgb;
		}
		final ImageProcessor deep = bits == 16 ? part.convertToShort(false) : part.convertToFloat();
		deep.multiply(bits == 16 ? 57 : 0.013);
		return deep;
	}

	private static Object[] pixels(final ImagePlus image, final int plane) {
		return new Object[]{image.getStack().getPixels(plane)};
	}

	private static double mean(final ImageProcessor plane) {
		double sum = 0;
		for (int i = 0; i < plane.getPixelCount(); i++) {
			final int value = plane.get(i);
			sum += plane.getBitDepth() == 24 ? (value >> 16 & 255) + (value >> 8 & 255) + (value & 255) : plane.getf(i);
		}
		return sum / plane.getPixelCount();
	}
}
