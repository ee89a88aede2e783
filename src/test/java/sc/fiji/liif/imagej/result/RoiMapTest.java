// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.result;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.awt.Font;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;

import org.junit.Test;

import ij.gui.Arrow;
import ij.gui.EllipseRoi;
import ij.gui.ImageRoi;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.RotatedRectRoi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;
import ij.process.ColorProcessor;

/** Selections keep covering what they covered, and keep what users gave them. */
public class RoiMapTest {

	private static final AffineTransform TRIPLE = AffineTransform.getScaleInstance(3, 3);
	/** A quarter turn clockwise of an image of 100 x 100 pixels. */
	private static final AffineTransform TURN = AffineTransform.getRotateInstance(Math.PI / 2, 50, 50);

	@Test
	public void pointsKeepCountersAndSizes() {
		final PointRoi points = new PointRoi(new float[]{10, 20, 30}, new float[]{1, 2, 3}, 3);
		points.setCounters(new int[]{0, 2, 1});
		points.setSize(4);
		points.setPointType(2);
		final PointRoi large = (PointRoi) new RoiMap(TRIPLE).of(points);
		for (int i = 0; i < 3; i++)
			assertEquals(points.getCounter(i), large.getCounter(i));
		assertEquals(2, large.getCounter(1));
		assertEquals(4, large.getSize());
		assertEquals(2, large.getPointType());
		assertEquals("centre of a pixel", 31, large.getFloatPolygon().xpoints[0], 1e-5);
		assertEquals(4, large.getFloatPolygon().ypoints[0], 1e-5);
	}

	@Test
	public void strokesAndTextGrow() {
		final Line line = new Line(10, 10, 20, 30);
		line.setStrokeWidth(2f);
		final Line large = (Line) new RoiMap(TRIPLE).of(line);
		assertEquals(6, large.getStrokeWidth(), 1e-6);
		assertEquals(31, large.x1d, 1e-5);
		final Arrow arrow = new Arrow(10, 10, 20, 30);
		arrow.setHeadSize(5);
		arrow.setStyle(Arrow.OPEN);
		final Arrow largeArrow = (Arrow) new RoiMap(TRIPLE).of(arrow);
		assertEquals(15, largeArrow.getHeadSize(), 1e-9);
		assertEquals(Arrow.OPEN, largeArrow.getStyle());
		final TextRoi text = new TextRoi(10, 12, "cell", new Font("SansSerif", Font.BOLD, 14));
		final TextRoi largeText = (TextRoi) new RoiMap(TRIPLE).of(text);
		assertEquals(42, largeText.getCurrentFont().getSize());
		assertEquals(Font.BOLD, largeText.getCurrentFont().getStyle());
		assertEquals(30, largeText.getXBase(), 1e-6);
		final Roi hairline = new Roi(1, 1, 5, 5);
		assertEquals(0, new RoiMap(TRIPLE).of(hairline).getStrokeWidth(), 0);
	}

	@Test
	public void shapesStayWhatTheyAreWhereTheyCan() {
		final Roi box = new RoiMap(TRIPLE).of(new Roi(2, 3, 10, 20));
		assertEquals(Roi.class, box.getClass());
		assertEquals(new Rectangle(6, 9, 30, 60), box.getBounds());
		assertEquals(OvalRoi.class, new RoiMap(TRIPLE).of(new OvalRoi(2, 3, 10, 20)).getClass());
		assertEquals(EllipseRoi.class, new RoiMap(TURN).of(new EllipseRoi(10, 10, 30, 40, 0.5)).getClass());
		final RotatedRectRoi rect = (RotatedRectRoi) new RoiMap(TRIPLE).of(new RotatedRectRoi(10, 10, 30, 10, 8));
		assertEquals(24, rect.getParams()[4], 1e-4);
		final PolygonRoi spline = new PolygonRoi(new float[]{10, 50, 60}, new float[]{10, 20, 60}, 3, Roi.POLYGON);
		spline.fitSpline();
		assertTrue(((PolygonRoi) new RoiMap(TRIPLE).of(spline)).isSplineFit());
	}

	@Test
	public void turningMovesEverything() {
		final RoiMap turn = new RoiMap(TURN);
		final Roi box = turn.of(new Roi(10, 20, 30, 5));
		assertEquals(new Rectangle(75, 10, 5, 30), box.getBounds());
		final Line line = (Line) turn.of(new Line(0, 0, 9, 0));
		assertEquals(99, line.x1d, 1e-4);
		assertEquals(9, line.y2d, 1e-4);
		final Roi freehand = turn.of(new PolygonRoi(new float[]{10, 20, 20}, new float[]{0, 0, 10}, 3, Roi.FREELINE));
		assertEquals(Roi.FREELINE, freehand.getType());
		assertEquals(99, freehand.getFloatPolygon().xpoints[0], 1e-4);
		final ShapeRoi ring = new ShapeRoi(new OvalRoi(10, 10, 20, 20)).not(new ShapeRoi(new OvalRoi(15, 15, 10, 10)));
		final Roi turned = turn.of(ring);
		assertTrue(turned.contains(100 - 12, 20));
		assertFalse("the hole", turned.contains(100 - 20, 20));
		final TextRoi text = (TextRoi) turn.of(new TextRoi(10, 10, "up"));
		assertEquals("downwards", -90, text.getAngle(), 1e-6);
		final Roi picture = turn.of(new ImageRoi(10, 20, new ColorProcessor(30, 10)));
		assertEquals(100 - 25, picture.getFloatBounds().getCenterX(), 0.6);
	}

	@Test
	public void namesAndPositionsStay() {
		final Roi roi = new Roi(1, 2, 3, 4);
		roi.setName("nucleus");
		roi.setPosition(1, 4, 2);
		roi.setProperty("class", "mitotic");
		final Roi large = new RoiMap(TRIPLE).of(roi);
		assertEquals("nucleus", large.getName());
		assertEquals(4, large.getZPosition());
		assertEquals("mitotic", large.getProperty("class"));
	}
}
