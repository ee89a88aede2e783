// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.continuous;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.PolygonRoi;
import ij.gui.ProfilePlot;
import ij.gui.Roi;
import ij.plugin.Slicer;
import ij.plugin.Straightener;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.PlaneFunction;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.values.ModelChoice;
import sc.fiji.liif.sampling.Footprint;

/** ImageJ's own operations, run on a continuous image, give decoded values. */
public class ContinuousImagePlusTest {

	private static final int WIDTH = 60;
	private static final int HEIGHT = 50;

	private ImagePlus source;
	private ImagePlus continuous;
	private PlaneFunction plane;

	@Before
	public void open() {
		open(8);
	}

	@After
	public void close() {
		continuous.close();
		plane.close();
	}

	private void open(final int bits) {
		final ImageProcessor cell = IJ.openImage("examples/cell.png").getProcessor();
		cell.setRoi(230, 270, WIDTH, HEIGHT);
		ImageProcessor part = cell.crop();
		if (bits == 16) {
			part = part.convertToShort(false);
			part.multiply(100);
		}
		else if (bits == 32)
			part = part.convertToFloat();
		else if (bits == 24)
			part = IJ.openImage("examples/chelsea.png").crop(new Roi[]{new Roi(120, 70, WIDTH, HEIGHT)})[0]
					.getProcessor();
		source = new ImagePlus("cell", part);
		continuous = ContinuousImagePlus.of(source, Installation.current().networks(), "", Progress.NONE);
		plane = new PlaneFunction(part.duplicate(), Exposure.current(source, Progress.NONE),
				Installation.current().networks(), ModelChoice.of(source, "").model());
	}

	private void reopen(final int bits) {
		close();
		open(bits);
	}

	/** Others may like it bicubic without a continuous image, too. */
	@Test
	public void theUsersBicubicIsPutBack() {
		close();
		for (final boolean isBicubic : new boolean[]{true, false}) {
			ImageProcessor.setUseBicubic(isBicubic);
			open(8);
			assertTrue(overshoots());
			close();
			assertEquals(isBicubic, overshoots());
		}
	}

	/** Between 0 and 1 bicubic interpolation overshoots. */
	private static boolean overshoots() {
		final FloatProcessor step = new FloatProcessor(8, 8);
		for (int i = 0; i < step.getPixelCount(); i++)
			step.setf(i, i % 8 < 4 ? 0 : 1);
		step.setInterpolate(true);
		return step.getInterpolatedValue(2.5, 3.5) != 0;
	}

	@Test
	public void straightProfiles() {
		for (final int bits : new int[]{8, 16, 32}) {
			reopen(bits);
			continuous.setRoi(new Line(5.3, 7.8, 48.1, 33.3));
			continuous.getProcessor().setInterpolate(true);
			final double[] values = continuous.getProcessor().getLine(5.3, 7.8, 48.1, 33.3);
			final int n = values.length - 1;
			for (int i = 0; i <= n; i++)
				assertEquals(plane.value(5.3 + 42.8 * i / n, 7.8 + 25.5 * i / n, 0), values[i], 1e-3 * values[i]);
			assertNotEquals(source.getProcessor().getInterpolatedPixel(20.5, 17.5),
					continuous.getProcessor().getInterpolatedPixel(20.5, 17.5), 1e-3);
		}
	}

	@Test
	public void plotProfileOfPolylines() {
		continuous.setRoi(new PolygonRoi(new float[]{5, 30, 50}, new float[]{10, 30.5f, 12}, Roi.POLYLINE));
		final double[] decoded = new ProfilePlot(continuous).getProfile();
		final ImagePlus same = new ImagePlus("", new DirectProcessor(plane));
		same.setRoi((Roi) continuous.getRoi().clone());
		assertArrayEquals(new ProfilePlot(same).getProfile(), decoded, 1e-3);
		assertTrue(decoded.length > 40);
	}

	@Test
	public void straighten() {
		continuous.setRoi(new PolygonRoi(new float[]{8, 25, 45}, new float[]{12, 30, 20}, Roi.POLYLINE));
		final ImagePlus same = new ImagePlus("", new DirectProcessor(plane));
		same.setRoi((Roi) continuous.getRoi().clone());
		final ImageProcessor actual = new Straightener().straightenLine(continuous, 5);
		final ImageProcessor expected = new Straightener().straightenLine(same, 5);
		assertArrayEquals((float[]) expected.getPixels(), (float[]) actual.getPixels(), 1e-3f);
	}

	@Test
	public void resliceAlongAnObliqueLine() {
		continuous.setRoi(new Line(5, 10, 45, 31));
		final ImagePlus slice = new Slicer().reslice(continuous);
		final int n = (int) Math.round(Math.hypot(40, 21));
		assertEquals(n, slice.getWidth());
		for (int i = 0; i < n; i++)
			assertEquals("at " + i, plane.value(5 + i * 40.0 / n, 10 + i * 21.0 / n, 0), slice.getProcessor().get(i, 0),
					0.51);
	}

	/** What Reslice asks RGB images for. */
	@Test
	public void interpolatedColours() {
		reopen(24);
		for (double x = 3; x < 50; x += 1.7) {
			final int rgb = ((ColorProcessor) continuous.getProcessor()).getInterpolatedRGBPixel(x, 20.2);
			for (int c = 0; c < 3; c++)
				assertEquals(plane.value(x, 20.2, c), rgb >> 16 - 8 * c & 255, 0.51);
		}
	}

	@Test
	public void rotateWithBicubic() {
		for (final int bits : new int[]{8, 16, 32, 24}) {
			reopen(bits);
			final ImageProcessor ip = continuous.getProcessor();
			ip.setInterpolationMethod(ImageProcessor.BICUBIC);
			ip.rotate(30);
			final double c = Math.cos(-Math.PI / 6);
			final double s = Math.sin(-Math.PI / 6);
			for (int y = 15; y < 35; y++) {
				for (int x = 20; x < 40; x++) {
					final double dx = x - (WIDTH - 1) / 2.0;
					final double dy = y - (HEIGHT - 1) / 2.0;
					final double expected = plane.value((WIDTH - 1) / 2.0 + dx * c - dy * s,
							(HEIGHT - 1) / 2.0 + dx * s + dy * c, 0);
					final double actual = bits == 24 ? ip.get(x, y) >> 16 & 255 : ip.getf(x, y);
					assertEquals(bits + " bits at " + x + ", " + y, expected, actual, bits == 32 ? 1e-2 : 0.51);
				}
			}
		}
	}

	@Test
	public void scaleWithBicubicUsesTheFootprint() {
		for (final int bits : new int[]{8, 24}) {
			reopen(bits);
			final ImageProcessor ip = continuous.getProcessor();
			ip.setInterpolationMethod(ImageProcessor.BICUBIC);
			final ImageProcessor large = ip.resize(3 * WIDTH, 3 * HEIGHT);
			plane.setFootprint(Footprint.ofScale(3));
			for (int y = 30; y < 100; y += 3) {
				for (int x = 30; x < 150; x++) {
					final double xs = (x - 1.5 * WIDTH - 0.75) / 3 + WIDTH / 2.0;
					final double ys = (y - 1.5 * HEIGHT - 0.75) / 3 + HEIGHT / 2.0;
					final double value = large.get(x, y);
					assertEquals(plane.value(xs, ys, 0), bits == 24 ? (int) value >> 16 & 255 : value, 0.51);
				}
			}
		}
	}

	@Test
	public void theOriginalStaysAndEditsAreFollowed() {
		final byte[] before = ((byte[]) source.getProcessor().getPixels()).clone();
		final ImageProcessor ip = continuous.getProcessor();
		final double dark = ip.getInterpolatedPixel(20.5, 20.5);
		ip.setValue(255);
		ip.setRoi(10, 10, 20, 20);
		ip.fill();
		assertEquals(255, ip.getInterpolatedPixel(20.5, 20.5), 3);
		assertNotEquals(255, dark, 3);
		assertArrayEquals(before, (byte[]) source.getProcessor().getPixels());
	}

	@Test
	public void measurementsAreCalibratedAndResamplingIsNot() {
		final float[] table = new float[256];
		for (int i = 0; i < 256; i++)
			table[i] = -1000 + 2 * i;
		final ImageProcessor ip = continuous.getProcessor();
		ip.setCalibrationTable(table);
		ip.setInterpolate(true);
		final double raw = plane.value(12, 20, 0);
		assertEquals(-1000 + 2 * raw, ip.getLine(12, 20, 30, 20)[0], 1e-3);
		assertEquals(-1000 + 2 * raw, ip.getInterpolatedValue(12, 20), 1e-3);
		assertEquals("beyond the image", 0, ip.getInterpolatedValue(-20, 20), 0);
		ip.setInterpolationMethod(ImageProcessor.BICUBIC);
		assertEquals(plane.value(12, 20, 0), ip.resize(WIDTH + 1, HEIGHT).get(12, 20), 12);
	}

	@Test
	public void holesStayHoles() {
		reopen(32);
		continuous.getProcessor().setf(20, 20, Float.NaN);
		assertTrue(Double.isNaN(continuous.getProcessor().getInterpolatedPixel(20.2, 19.8)));
		assertTrue(Double.isFinite(continuous.getProcessor().getInterpolatedPixel(20.7, 19.8)));
	}

	@Test
	public void closingFreesTheFunction() {
		final int listeners = ImagePlus.getListeners().size();
		final ImageProcessor ip = continuous.getProcessor();
		continuous.close();
		continuous.close();
		assertEquals(listeners - 1, ImagePlus.getListeners().size());
		try {
			ip.getInterpolatedPixel(3.5, 3.5);
			fail("sampled a closed image");
		}
		catch (final IllegalStateException e) {
			assertTrue(e.getMessage(), e.getMessage().contains("closed"));
		}
	}

	/** Decodes without anything in between. */
	private static final class DirectProcessor extends FloatProcessor {

		private final PlaneFunction plane;

		private DirectProcessor(final PlaneFunction plane) {
			super(WIDTH, HEIGHT);
			this.plane = plane;
		}

		@Override
		public double getBicubicInterpolatedPixel(final double x, final double y, final ImageProcessor other) {
			return plane.value(x, y, 0);
		}
	}
}
