// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.continuous;

import java.awt.geom.Rectangle2D;

import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.FloatPolygon;

import sc.fiji.liif.LiifException;

/**
 * A selection as a path of equally spaced points, in pixel coordinates with
 * centres at integers. Of an area it is the outline. Immutable.
 */
public final class RoiPath {

	private static final int ELLIPSE_VERTICES = 3600;
	private static final int MAX_POINTS = 1_000_000;

	private final double[] positions;
	private final double[] distances;

	/**
	 * @param step distance of neighbouring points in pixels; made a little smaller
	 *             so that a whole number of steps fits
	 * @throws LiifException in one sentence, if the selection is no path
	 */
	public RoiPath(final ImagePlus image, final double step) {
		if (!(step > 0) || Double.isInfinite(step))
			throw new LiifException(
					"A step of " + step + " pixels is not possible: give a number above 0, such as 0.25.");
		final Roi roi = image.getRoi();
		if (roi == null || roi.getType() == Roi.POINT || roi.getType() == Roi.ANGLE)
			throw new LiifException("There is no path to follow: select a line, a curve or an outline first.");
		final double[] vertices = vertices(roi);
		double length = 0;
		for (int i = 0; i < vertices.length / 2 - 1; i++)
			length += length(vertices, i, 1, 1);
		if (!(length > 0))
			throw new LiifException("The selection has no length: draw a longer one.");
		final double steps = Math.ceil(length / step - 1e-9);
		if (steps > MAX_POINTS)
			throw new LiifException(
					"A step of " + step + " pixels makes more than " + MAX_POINTS + " points: choose a larger one.");
		positions = new double[2 * (int) steps + 2];
		distances = new double[(int) steps + 1];
		walk(vertices, length / steps, image.getCalibration());
	}

	/** x and y of each point in turn. */
	public double[] positions() {
		return positions.clone();
	}

	/** Length of the path up to each point, in the image's unit. */
	public double[] distances() {
		return distances.clone();
	}

	// -- Helper methods --

	/** The corners of the path; the first again at the end of an outline. */
	private static double[] vertices(final Roi roi) {
		if (roi instanceof Line) {
			final Line line = (Line) roi;
			return new double[]{line.x1d, line.y1d, line.x2d, line.y2d};
		}
		if (roi.getClass() == OvalRoi.class)
			return ellipse(roi.getFloatBounds());
		final FloatPolygon polygon = roi.getFloatPolygon();
		final boolean isOutline = roi.isArea();
		final double shift = isOutline ? -0.5 : 0;
		final int n = polygon.npoints + (isOutline ? 1 : 0);
		final double[] vertices = new double[2 * n];
		for (int i = 0; i < n; i++) {
			vertices[2 * i] = polygon.xpoints[i % polygon.npoints] + shift;
			vertices[2 * i + 1] = polygon.ypoints[i % polygon.npoints] + shift;
		}
		return vertices;
	}

	/** Outlines live in a frame whose integers are the corners of pixels. */
	private static double[] ellipse(final Rectangle2D bounds) {
		final double[] vertices = new double[2 * ELLIPSE_VERTICES + 2];
		for (int i = 0; i <= ELLIPSE_VERTICES; i++) {
			final double angle = 2 * Math.PI * i / ELLIPSE_VERTICES;
			vertices[2 * i] = bounds.getCenterX() + Math.cos(angle) * bounds.getWidth() / 2 - 0.5;
			vertices[2 * i + 1] = bounds.getCenterY() + Math.sin(angle) * bounds.getHeight() / 2 - 0.5;
		}
		return vertices;
	}

	private void walk(final double[] vertices, final double step, final Calibration unit) {
		int segment = 0;
		double before = 0;
		double calibratedBefore = 0;
		double length = length(vertices, 0, 1, 1);
		for (int i = 0; i < distances.length; i++) {
			while (before + length < i * step && 2 * segment + 4 < vertices.length) {
				before += length;
				calibratedBefore += length(vertices, segment, unit.pixelWidth, unit.pixelHeight);
				length = length(vertices, ++segment, 1, 1);
			}
			final double t = length == 0 ? 0 : Math.min(1, (i * step - before) / length);
			final int v = 2 * segment;
			positions[2 * i] = vertices[v] + t * (vertices[v + 2] - vertices[v]);
			positions[2 * i + 1] = vertices[v + 1] + t * (vertices[v + 3] - vertices[v + 1]);
			distances[i] = calibratedBefore + t * length(vertices, segment, unit.pixelWidth, unit.pixelHeight);
		}
	}

	private static double length(final double[] vertices, final int segment, final double pixelWidth,
			final double pixelHeight) {
		return Math.hypot((vertices[2 * segment + 2] - vertices[2 * segment]) * pixelWidth,
				(vertices[2 * segment + 3] - vertices[2 * segment + 1]) * pixelHeight);
	}
}
