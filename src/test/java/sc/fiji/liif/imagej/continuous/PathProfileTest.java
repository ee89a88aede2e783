// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.continuous;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;
import static sc.fiji.liif.Failures.assertSentence;

import org.junit.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.PlaneFunction;
import sc.fiji.liif.imagej.values.Exposure;

/** Profiles follow selections of every kind, at equal steps, in the image's unit. */
public class PathProfileTest {

	@Test
	public void lines() {
		final ImagePlus image = cell();
		image.setRoi(new Line(5.5, 7.25, 35.5, 7.25));
		final PathProfile profile = profile(image, 0.1);
		assertEquals(301, profile.distances().length);
		assertEquals(30 * 0.2, profile.distances()[300], 1e-6);
		try (PlaneFunction plane = new PlaneFunction(image.getProcessor(), Exposure.current(image, Progress.NONE),
				Installation.current().networks(), "")) {
			for (int i = 0; i <= 300; i++)
				assertEquals(plane.value(5.5 + 0.1 * i, 7.25, 0), profile.decoded()[i], 1e-2);
		}
		final ImageProcessor gray = image.getProcessor().convertToFloat();
		assertEquals(gray.getBicubicInterpolatedPixel(12.5, 7.25, gray), profile.bicubic()[70], 1e-3);
		assertNotEquals(profile.bicubic()[73], profile.decoded()[73], 1e-3);
		assertEquals(301, profile.table().size());
		assertEquals(profile.decoded()[17], profile.table().getValue("LIIF", 17), 0);
	}

	@Test
	public void polylinesFreehandAndCircles() {
		final ImagePlus image = cell();
		image.setRoi(new PolygonRoi(new float[]{5, 25, 25}, new float[]{5, 5, 20}, Roi.POLYLINE));
		assertEquals(35 * 0.2, last(profile(image, 0.25)), 1e-6);
		image.setRoi(new PolygonRoi(new float[]{5, 6, 8, 12}, new float[]{5, 7, 8, 8}, Roi.FREELINE));
		assertEquals((Math.sqrt(5) * 2 + 4) * 0.2, last(profile(image, 0.25)), 1e-5);
		image.setRoi(new OvalRoi(10, 5, 20, 20));
		assertEquals(20 * Math.PI * 0.2, last(profile(image, 0.25)), 1e-4);
		image.setRoi(new Roi(10, 5, 20, 10));
		final PathProfile outline = profile(image, 0.5);
		assertEquals(60 * 0.2, last(outline), 1e-6);
		assertEquals("closed", outline.decoded()[0], outline.decoded()[outline.decoded().length - 1], 1e-3);
	}

	@Test
	public void pixelsThatAreNotSquare() {
		final ImagePlus image = cell();
		image.getCalibration().pixelHeight = 0.4;
		image.setRoi(new PolygonRoi(new float[]{5, 25, 25}, new float[]{5, 5, 20}, Roi.POLYLINE));
		assertEquals(20 * 0.2 + 15 * 0.4, last(profile(image, 0.25)), 1e-6);
	}

	@Test
	public void calibratedValuesStayWithinTheTable() {
		final ByteProcessor bars = new ByteProcessor(40, 20);
		for (int i = 0; i < 800; i++)
			bars.set(i, i % 40 / 4 % 2 * 255);
		final ImagePlus image = new ImagePlus("bars", bars);
		image.getCalibration().setFunction(Calibration.UNCALIBRATED_OD, null, "OD");
		image.setRoi(new Line(2, 10, 38, 10));
		for (final double value : profile(image, 0.1).decoded())
			assertTrue("" + value, value >= 0 && value < 2.72);
	}

	@Test
	public void colours() {
		final ImagePlus image = IJ.openImage("examples/chelsea.png");
		image.setRoi(new Line(100, 100, 140, 120));
		final PathProfile profile = profile(image, 0.5);
		for (int i = 0; i < profile.decoded().length; i++)
			assertEquals(profile.bicubic()[i], profile.decoded()[i], 25);
	}

	@Test
	public void mistakes() {
		final ImagePlus image = cell();
		assertSentence(() -> profile(image, 0.25), "select");
		image.setRoi(new PointRoi(3, 3));
		assertSentence(() -> profile(image, 0.25), "select");
		image.setRoi(new Line(5, 5, 30, 5));
		assertSentence(() -> profile(image, 0), "step");
		assertSentence(() -> profile(image, Double.NaN), "step");
		assertSentence(() -> profile(image, 1e-9), "larger");
		image.setRoi(new Line(5, 5, 5, 5));
		assertSentence(() -> profile(image, 0.25), "length");
		assertSentence(() -> profile(null, 0.25), "no image");
	}

	private static PathProfile profile(final ImagePlus image, final double step) {
		return PathProfile.of(image, step, Installation.current().networks(), "", Progress.NONE);
	}

	private static double last(final PathProfile profile) {
		assertTrue(profile.distances().length > 10);
		return profile.distances()[profile.distances().length - 1];
	}

	private static ImagePlus cell() {
		final ImageProcessor cell = IJ.openImage("examples/cell.png").getProcessor();
		cell.setRoi(230, 270, 50, 40);
		final ImagePlus image = new ImagePlus("cell", cell.crop());
		image.getCalibration().pixelWidth = 0.2;
		image.getCalibration().pixelHeight = 0.2;
		image.getCalibration().setUnit("um");
		return image;
	}
}
