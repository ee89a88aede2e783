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
import ij.measure.ResultsTable;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
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

	/** A line of Gaussian section, as of a filament: 2.355 standard deviations wide at half its height. */
	@Test
	public void ridgesHaveTheirWidthAndEdgesTheirPlace() {
		final FloatProcessor plane = new FloatProcessor(60, 30);
		for (int y = 0; y < 30; y++) {
			for (int x = 0; x < 60; x++)
				plane.setf(x, y, (float) (200 + 1000 * Math.exp(-Math.pow((x - 25.3) / 2.5, 2) / 2)));
		}
		final ImagePlus image = new ImagePlus("filament", plane);
		image.getCalibration().pixelWidth = 0.1;
		image.getCalibration().pixelHeight = 0.1;
		image.getCalibration().setUnit("nm");
		image.setRoi(new Line(5, 15, 50, 15));
		final PathProfile profile = PathProfile.of(image, 0.1, Installation.current().networks(), "micro",
				Progress.NONE);
		final PathFeature ridge = profile.features().get().features().stream()
				.filter(feature -> feature.kind() == PathFeature.Kind.RIDGE)
				.max((a, b) -> Double.compare(a.value(), b.value())).get();
		assertEquals(25.3, ridge.x(), 0.1);
		assertEquals(2.03, ridge.distance(), 0.01);
		assertEquals(2.3548 * 0.25, ridge.width(), 0.05);
		final ResultsTable table = profile.features().get().table();
		int row = 0;
		while (!table.getStringValue("Kind", row).equals("ridge"))
			row++;
		assertEquals(ridge.width(), table.getValue("FWHM_(nm)", row), 1e-6);
		assertEquals(0.1 * ridge.x(), table.getValue("X_(nm)", row), 1e-6);
		assertTrue(profile.features().get().csv().get(row + 1).startsWith("ridge,"));
		final double[] edges = profile.features().get().features().stream()
				.filter(feature -> feature.kind() == PathFeature.Kind.EDGE).mapToDouble(PathFeature::x).toArray();
		assertEquals("the steepest places are a standard deviation away", 25.3 - 2.5, edges[0], 0.4);
		final double[] limits = profile.plot().getLimits();
		assertTrue(limits[2] < 201 && limits[3] > 1150);
	}

	/** Against the formula, and where there is none. */
	@Test
	public void widthsAreThoseAtHalfTheProminence() {
		final double[] distances = new double[401];
		final double[] values = new double[401];
		for (int i = 0; i <= 400; i++) {
			distances[i] = 0.05 * i;
			values[i] = 3 + 7 * Math.exp(-Math.pow(distances[i] - 6, 2) / 2)
					+ 5 * Math.exp(-Math.pow(distances[i] - 14, 2) / 8);
		}
		final HalfWidth widths = new HalfWidth(distances, values, 0.2);
		assertEquals(2.3548, widths.of(6, 1), 0.02);
		assertEquals("its foot is on the other one's slope", 4.5, widths.of(14, 1), 0.1);
		assertEquals("the valley between them", 4.3, widths.of(8.95, -1), 0.2);
		assertTrue("no foot on the right",
				Double.isNaN(new HalfWidth(new double[]{0, 1, 2}, new double[]{0, 1, 2}, 0.5).of(2, 1)));
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
