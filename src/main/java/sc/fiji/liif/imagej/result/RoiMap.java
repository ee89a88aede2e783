// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.result;

import java.awt.Font;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

import ij.ImagePlus;
import ij.gui.Arrow;
import ij.gui.EllipseRoi;
import ij.gui.ImageRoi;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.RotatedRectRoi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;
import ij.process.FloatPolygon;
import ij.process.ImageProcessor;

/**
 * Moves selections with an image, so that they keep covering the same structures:
 * strokes and text grow with it, points keep their counters and sizes. Areas live in a
 * frame whose integers are the corners of pixels; points and lines in one whose
 * integers are their centres. Immutable.
 */
public final class RoiMap {

	/** Where a point's position in the stack begins in ImageJ's word for a point. */
	private static final int POSITION = 8;

	private final AffineTransform map;
	/** Square root of the factor by which areas grow. */
	private final double scale;

	/** @param map from the source's to the result's corners of pixels */
	public RoiMap(final AffineTransform map) {
		this.map = map;
		scale = Math.sqrt(Math.abs(map.getDeterminant()));
	}

	/** Gives the result the source's overlay and selection. */
	public void copy(final ImagePlus source, final ImagePlus result) {
		if (source.getOverlay() != null) {
			final Overlay overlay = source.getOverlay().create();
			for (final Roi roi : source.getOverlay())
				overlay.add(of(roi));
			result.setOverlay(overlay);
		}
		if (source.getRoi() != null)
			result.setRoi(of(source.getRoi()));
	}

	/** A moved copy with the colours, name and stack position of the original. */
	Roi of(final Roi roi) {
		final Roi moved = shape(roi);
		moved.copyAttributes(roi);
		if (roi instanceof Arrow)
			((Arrow) moved).setHeadSize(((Arrow) roi).getHeadSize() * scale);
		if (roi.getStrokeWidth() > 0 && !(roi instanceof PointRoi))
			moved.setStrokeWidth((float) (roi.getStrokeWidth() * scale));
		if (roi.getProperties() != null)
			moved.setProperties(roi.getProperties());
		if (roi.hasHyperStackPosition())
			moved.setPosition(roi.getCPosition(), roi.getZPosition(), roi.getTPosition());
		else
			moved.setPosition(roi.getPosition());
		return moved;
	}

	// -- Helper methods --

	private Roi shape(final Roi roi) {
		if (roi instanceof PointRoi)
			return points((PointRoi) roi);
		if (roi instanceof Line)
			return line((Line) roi);
		if (roi instanceof TextRoi)
			return text((TextRoi) roi);
		if (roi instanceof ImageRoi)
			return image((ImageRoi) roi);
		if (roi instanceof ShapeRoi)
			return composite((ShapeRoi) roi);
		if (isUpright() && (roi.getClass() == Roi.class || roi.getClass() == OvalRoi.class))
			return box(roi);
		if (isSimilarity() && roi instanceof EllipseRoi) {
			final double[] p = ((EllipseRoi) roi).getParams();
			final double[] ends = moved(p[0], p[1], p[2], p[3]);
			return new EllipseRoi(ends[0], ends[1], ends[2], ends[3], p[4]);
		}
		if (isSimilarity() && roi instanceof RotatedRectRoi) {
			final double[] p = ((RotatedRectRoi) roi).getParams();
			final double[] ends = moved(p[0], p[1], p[2], p[3]);
			return new RotatedRectRoi(ends[0], ends[1], ends[2], ends[3], p[4] * scale);
		}
		return polygon(roi);
	}

	private Roi points(final PointRoi points) {
		final FloatPolygon polygon = moved(points.getFloatPolygon(), false);
		final PointRoi moved = new PointRoi(polygon.xpoints, polygon.ypoints, polygon.npoints);
		final int[] counters = new int[polygon.npoints];
		for (int i = 0; i < counters.length; i++)
			counters[i] = points.getCounter(i) + (points.getPointPosition(i) << POSITION);
		moved.setCounters(counters);
		moved.setPointType(points.getPointType());
		moved.setSize(points.getSize());
		moved.setShowLabels(points.getShowLabels());
		return moved;
	}

	private Roi line(final Line line) {
		final FloatPolygon ends = moved(new FloatPolygon(new float[]{(float) line.x1d, (float) line.x2d},
				new float[]{(float) line.y1d, (float) line.y2d}, 2), false);
		if (!(line instanceof Arrow))
			return new Line(ends.xpoints[0], ends.ypoints[0], ends.xpoints[1], ends.ypoints[1]);
		final Arrow from = (Arrow) line;
		final Arrow arrow = new Arrow(ends.xpoints[0], ends.ypoints[0], ends.xpoints[1], ends.ypoints[1]);
		arrow.setStyle(from.getStyle());
		arrow.setDoubleHeaded(from.getDoubleHeaded());
		arrow.setOutline(from.getOutline());
		return arrow;
	}

	/** Turned with the image; a mirrored one stays readable. */
	private Roi text(final TextRoi text) {
		final double[] corner = moved(text.getXBase(), text.getYBase());
		final TextRoi moved = (TextRoi) text.clone();
		final Font font = text.getCurrentFont();
		moved.setCurrentFont(font.deriveFont((float) (font.getSize2D() * scale)));
		moved.setAngle(text.getAngle() - Math.toDegrees(Math.atan2(map.getShearY(), map.getScaleX())));
		moved.setLocation(corner[0], corner[1]);
		return moved;
	}

	private Roi image(final ImageRoi image) {
		final Rectangle2D bounds = map.createTransformedShape(image.getFloatBounds()).getBounds2D();
		final ImageRoi moved = (ImageRoi) image.clone();
		final ImageProcessor pixels = image.getProcessor();
		pixels.setInterpolationMethod(ImageProcessor.BILINEAR);
		moved.setProcessor(pixels.resize((int) Math.max(1, Math.round(pixels.getWidth() * scale)),
				(int) Math.max(1, Math.round(pixels.getHeight() * scale))));
		moved.setLocation(bounds.getCenterX() - moved.getProcessor().getWidth() / 2.0,
				bounds.getCenterY() - moved.getProcessor().getHeight() / 2.0);
		return moved;
	}

	private Roi composite(final ShapeRoi composite) {
		final AffineTransform whole = new AffineTransform(map);
		whole.translate(composite.getXBase(), composite.getYBase());
		return new ShapeRoi(whole.createTransformedShape(composite.getShape()));
	}

	private Roi box(final Roi roi) {
		final Rectangle2D bounds = map.createTransformedShape(roi.getFloatBounds()).getBounds2D();
		if (roi instanceof OvalRoi)
			return new OvalRoi(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
		final Roi box = new Roi(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
		box.setCornerDiameter((int) Math.round(roi.getCornerDiameter() * scale));
		return box;
	}

	private Roi polygon(final Roi roi) {
		final boolean isSpline = roi instanceof PolygonRoi && ((PolygonRoi) roi).isSplineFit();
		final FloatPolygon vertices = isSpline ? ((PolygonRoi) roi).getNonSplineFloatPolygon() : roi.getFloatPolygon();
		final FloatPolygon polygon = moved(vertices, roi.isArea());
		final boolean isOpen = !roi.isArea() || roi.getType() == Roi.FREEROI;
		final PolygonRoi moved = new PolygonRoi(polygon.xpoints, polygon.ypoints, polygon.npoints,
				isOpen ? roi.getType() : Roi.POLYGON);
		if (isSpline)
			moved.fitSpline(polygon.npoints * 10);
		return moved;
	}

	private FloatPolygon moved(final FloatPolygon polygon, final boolean isArea) {
		final double centre = isArea ? 0 : 0.5;
		final float[] x = new float[polygon.npoints];
		final float[] y = new float[polygon.npoints];
		for (int i = 0; i < polygon.npoints; i++) {
			final double[] point = moved(polygon.xpoints[i] + centre, polygon.ypoints[i] + centre);
			x[i] = (float) (point[0] - centre);
			y[i] = (float) (point[1] - centre);
		}
		return new FloatPolygon(x, y, polygon.npoints);
	}

	private double[] moved(final double... points) {
		final double[] moved = new double[points.length];
		map.transform(points, 0, moved, 0, points.length / 2);
		return moved;
	}

	private boolean isUpright() {
		return map.getShearX() == 0 && map.getShearY() == 0;
	}

	/** Whether angles stay, but for mirroring. */
	private boolean isSimilarity() {
		return Math.abs(map.getScaleX() - map.getScaleY()) < 1e-6 * scale
				&& Math.abs(map.getShearX() + map.getShearY()) < 1e-6 * scale;
	}
}
