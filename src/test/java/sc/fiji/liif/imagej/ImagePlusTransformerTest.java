// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static sc.fiji.liif.Failures.assertSentence;

import java.awt.Rectangle;

import org.junit.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.sampling.Footprint;

/** Affine maps resample the continuous function once, at the right places. */
public class ImagePlusTransformerTest {

	private static final int WIDTH = 60;
	private static final int HEIGHT = 44;

	@Test
	public void positionsAreThoseOfTheMap() {
		final ImagePlus image = cell(32);
		final double angle = Math.toRadians(25);
		final ImageProcessor moved = new ImagePlusTransformer()
				.transform(image, TransformOptions.identity().scale(1.2, 0.9).rotate(25).translate(1.3, -2.6))
				.getProcessor();
		try (PlaneFunction plane = new PlaneFunction(image.getProcessor(), Exposure.current(image, Progress.NONE),
				Installation.current().networks(), "")) {
			plane.setFootprint(new Footprint(1 / 1.2, 1 / 0.9));
			for (int y = 12; y < 30; y++) {
				for (int x = 15; x < 45; x++) {
					final double dx = x - (WIDTH - 1) / 2.0 - 1.3;
					final double dy = y - (HEIGHT - 1) / 2.0 + 2.6;
					final double sourceX = (dx * Math.cos(angle) + dy * Math.sin(angle)) / 1.2 + (WIDTH - 1) / 2.0;
					final double sourceY = (-dx * Math.sin(angle) + dy * Math.cos(angle)) / 0.9 + (HEIGHT - 1) / 2.0;
					assertEquals(plane.value(sourceX, sourceY, 0), moved.getf(x, y), 1.5);
				}
			}
		}
	}

	@Test
	public void quarterTurnsMovePixelsClockwise() {
		final ImagePlus image = new ImagePlus("spot", new ByteProcessor(31, 31));
		image.getProcessor().setColor(200);
		image.getProcessor().fillOval(18, 4, 7, 7);
		final ImageProcessor turned = new ImagePlusTransformer()
				.transform(image, TransformOptions.identity().rotate(90)).getProcessor();
		assertTrue("right of the middle, below", turned.get(31 - 1 - 7, 21) > 150);
		assertTrue(turned.get(21, 7) < 50);
	}

	@Test
	public void matrixAndStepsAgree() {
		final ImagePlus image = cell(8);
		final double c = Math.cos(Math.toRadians(10));
		final double s = Math.sin(Math.toRadians(10));
		final ImagePlus steps = new ImagePlusTransformer().transform(image,
				TransformOptions.identity().shear(0.1, 0).rotate(10).translate(2, 0.5));
		final ImagePlus matrix = new ImagePlusTransformer().transform(image,
				TransformOptions.identity().matrix(1, 0.1, 0, 0, 1, 0).matrix(c, -s, 2, s, c, 0.5));
		assertArrayEquals((byte[]) steps.getProcessor().getPixels(), (byte[]) matrix.getProcessor().getPixels());
	}

	@Test
	public void canvasAndOutside() {
		final ImagePlus image = cell(16);
		image.getProcessor().add(1000);
		image.getCalibration().pixelWidth = 0.5;
		final ImagePlus kept = new ImagePlusTransformer().transform(image, TransformOptions.identity().rotate(45));
		assertEquals(WIDTH, kept.getWidth());
		assertEquals(0, kept.getProcessor().get(0, 0));
		final ImagePlus large = new ImagePlusTransformer().transform(image,
				TransformOptions.identity().rotate(90).enlarge(true));
		assertEquals(HEIGHT, large.getWidth());
		assertEquals(WIDTH, large.getHeight());
		assertTrue(large.getProcessor().getStatistics().min > 900);
		assertEquals(0.5, large.getCalibration().pixelHeight, 1e-9);
		assertEquals(HEIGHT, large.getCalibration().xOrigin, 1e-6);
	}

	/** What a pixel shows is as large as the calibration says, whatever was done to the image. */
	@Test
	public void pixelsAreAsLargeAsWhatTheyShow() {
		final ImagePlus image = IJ.createImage("ramp", "8-bit ramp", 24, 18, 1);
		image.getCalibration().pixelWidth = 0.2;
		image.getCalibration().pixelHeight = 0.5;
		image.getCalibration().setUnit("nm");
		image.getCalibration().xOrigin = 6;
		image.getCalibration().yOrigin = 4.5;
		final Calibration twice = new ImagePlusTransformer()
				.transform(image, TransformOptions.identity().scale(2, 4).enlarge(true)).getCalibration();
		assertEquals(0.1, twice.pixelWidth, 1e-9);
		assertEquals(0.125, twice.pixelHeight, 1e-9);
		assertEquals(12, twice.xOrigin, 1e-9);
		assertEquals(18, twice.yOrigin, 1e-9);
		final Calibration turned = new ImagePlusTransformer()
				.transform(image, TransformOptions.identity().rotate(90).enlarge(true)).getCalibration();
		assertEquals(0.5, turned.pixelWidth, 1e-9);
		assertEquals(0.2, turned.pixelHeight, 1e-9);
		assertEquals("what was above is on the right", 18 - 4.5, turned.xOrigin, 1e-6);
		assertEquals(6, turned.yOrigin, 1e-6);
	}

	@Test
	public void stacksAndColours() {
		final ImagePlus stack = IJ.createImage("stack", "8-bit ramp", 30, 20, 3);
		assertEquals(3,
				new ImagePlusTransformer().transform(stack, TransformOptions.identity().rotate(5)).getStackSize());
		final ImagePlus rgb = IJ.createImage("rgb", "RGB ramp", 30, 20, 1);
		final ImagePlus moved = new ImagePlusTransformer().transform(rgb, TransformOptions.identity().translate(1, 0));
		assertEquals(24, moved.getBitDepth());
		assertEquals(rgb.getProcessor().get(14, 10) & 255, moved.getProcessor().get(15, 10) & 255, 4);
	}

	@Test
	public void impossibleMaps() {
		final ImagePlus image = cell(8);
		assertSentence(() -> new ImagePlusTransformer().transform(image, TransformOptions.identity().scale(0, 1)),
				"flattens");
		assertSentence(
				() -> new ImagePlusTransformer().transform(image, TransformOptions.identity().rotate(Double.NaN)),
				"numbers");
		assertSentence(() -> new ImagePlusTransformer().transform(image,
				TransformOptions.identity().scale(1e6, 1e6).enlarge(true)), "larger than");
		assertSentence(() -> new ImagePlusTransformer().transform(null, TransformOptions.identity()), "no image");
	}

	/** Ten rotations by 36 degrees bring a chart back: ten bicubic resamplings against a single one. */
	@Test
	public void overlaysTurnWithTheImage() {
		final ImagePlus image = IJ.createImage("", "8-bit ramp", 30, 20, 1);
		image.setOverlay(new Overlay(new Roi(2, 3, 6, 4)));
		image.setRoi(new Roi(0, 0, 5, 5));
		final ImagePlus turned = new ImagePlusTransformer().transform(image,
				TransformOptions.identity().rotate(90).enlarge(true));
		assertEquals(new Rectangle(20 - 7, 2, 4, 6), turned.getOverlay().get(0).getBounds());
		assertEquals(new Rectangle(15, 0, 5, 5), turned.getRoi().getBounds());
	}

	@Test
	public void cornersOfSignedImagesAreZero() {
		final ImagePlus image = IJ.createImage("", "16-bit black", 20, 20, 1);
		image.getProcessor().add(32768 + 500);
		image.getCalibration().setSigned16BitCalibration();
		final ImagePlus turned = new ImagePlusTransformer().transform(image, TransformOptions.identity().rotate(45));
		assertEquals(0, turned.getCalibration().getCValue(turned.getProcessor().get(0, 0)), 0);
		assertEquals(500, turned.getCalibration().getCValue(turned.getProcessor().get(10, 10)), 0);
	}

	@Test
	public void labelsAreNotInterpolated() {
		final ImagePlus image = IJ.createImage("", "16-bit black", 40, 40, 1);
		for (int i = 0; i < 1600; i++)
			image.getProcessor().set(i, i % 40 / 10 * 2 % 5 + i / 400 * 7 % 9);
		final ImagePlus turned = new ImagePlusTransformer().transform(image,
				TransformOptions.identity().rotate(30).values("labels"));
		for (int i = 0; i < 1600; i++)
			assertTrue(image.getProcessor().getHistogram()[turned.getProcessor().get(i)] > 0
					|| turned.getProcessor().get(i) == 0);
		assertTrue(turned.getInfoProperty(), turned.getInfoProperty().contains("labels"));
	}

	@Test
	public void oneResamplingInsteadOfTen() {
		final int size = 200;
		final FloatProcessor chart = new FloatProcessor(size, size);
		for (int i = 0; i < size * size; i++) {
			final double r = Math.hypot(i % size - 99.5, i / size - 99.5);
			final double angle = Math.atan2(i / size - 99.5, i % size - 99.5);
			chart.setf(i, (float) (127.5 + 100 * Math.sin(24 * angle) * Math.min(1, r / 20)));
		}
		final ImageProcessor bicubic = chart.duplicate();
		bicubic.setInterpolationMethod(ImageProcessor.BICUBIC);
		TransformOptions all = TransformOptions.identity().model("heat-light");
		for (int i = 0; i < 10; i++) {
			bicubic.rotate(36);
			all = all.rotate(36);
		}
		final ImageProcessor liif = new ImagePlusTransformer().transform(new ImagePlus("chart", chart), all)
				.getProcessor();
		final double repeated = psnr(chart, bicubic);
		final double once = psnr(chart, liif);
		System.out.printf("ten rotations by 36 degrees: bicubic, ten resamplings %.1f dB; LIIF, one %.1f dB%n",
				repeated, once);
		assertTrue(once > repeated + 6);
	}

	/** Within the circle that stays in the picture. */
	private static double psnr(final ImageProcessor a, final ImageProcessor b) {
		double sum = 0;
		int n = 0;
		for (int y = 0; y < a.getHeight(); y++) {
			for (int x = 0; x < a.getWidth(); x++) {
				if (Math.hypot(x - 99.5, y - 99.5) < 95) {
					sum += Math.pow(a.getf(x, y) - b.getf(x, y), 2);
					n++;
				}
			}
		}
		return 10 * Math.log10(255 * 255 / (sum / n));
	}

	private static ImagePlus cell(final int bits) {
		final ImageProcessor cell = IJ.openImage("examples/cell.png").getProcessor();
		cell.setRoi(230, 270, WIDTH, HEIGHT);
		final ImageProcessor part = cell.crop();
		return new ImagePlus("cell",
				bits == 8 ? part : bits == 16 ? part.convertToShort(false) : part.convertToFloat());
	}
}
