// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.section;

import ij.ImagePlus;
import ij.gui.Line;
import ij.measure.Calibration;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Numbers;
import sc.fiji.liif.imagej.continuous.RoiPath;

/**
 * Where the pixels of sections through a stack lie: columns along the image's selection, rows along the optical axis or
 * tilted against it, in physical units, all of a size. Immutable.
 */
public final class SectionPlan {

	private static final double STEEPEST = 85;
	private static final int MOST = 100_000;

	private final ImagePlus image;
	private final double depth;
	private final double tilt;
	private final int count;
	private final double apart;
	/** x and y of each column in turn, in pixels; and in units, how far they are apart. */
	private final double[] path;
	private final double columnWidth;
	private final double pixel;
	private final int rows;

	/**
	 * @param spacing of the slices in the image's unit; 0 for that of its calibration
	 * @param wanted  size of the section's pixels in that unit, those along the path being made a little smaller so that a
	 *                whole number fits; 0 for the width of the image's pixels
	 * @param tilt    of sections against the optical axis about the path at half the height, in degrees, the lower end to the
	 *                right of who follows it; for straight lines alone if not 0
	 * @param count   of parallel sections, the first one through the path; for straight lines alone if not 1
	 * @param apart   how far they are, in the image's unit, to the right; 0 for the size of the pixels
	 * @throws LiifException in one sentence, if it is not possible
	 */
	public SectionPlan(final ImagePlus image, final double spacing, final double wanted, final double tilt,
			final int count, final double apart) {
		if (image == null || image.getProcessor() == null)
			throw new LiifException("There is no image: open a stack first.");
		final String title = "\"" + image.getTitle() + "\"";
		if (image.getNSlices() < 2)
			throw new LiifException("There are no slices in " + title
					+ ": open a stack, or say in Image > Properties which of its planes are slices.");
		final Calibration calibration = image.getCalibration();
		if (!(spacing > 0) && !calibration.scaled())
			throw new LiifException("It is not known how far the slices of " + title
					+ " are apart: give the voxel depth in Image > Properties, or as depth, in widths of a pixel.");
		if (!(Math.abs(tilt) <= STEEPEST))
			throw new LiifException("A tilt of " + Numbers.text(tilt) + " degrees is not possible: give one from "
					+ Numbers.text(-STEEPEST) + " to " + Numbers.text(STEEPEST) + ".");
		if (count < 1)
			throw new LiifException(count + " sections are not possible: give 1 or more.");
		this.image = image;
		this.tilt = Math.toRadians(tilt);
		this.count = count;
		depth = spacing > 0 ? spacing : calibration.pixelDepth;
		pixel = wanted > 0 ? wanted : calibration.pixelWidth;
		this.apart = apart > 0 ? apart : pixel;
		final RoiPath along = new RoiPath(image, pixel / calibration.pixelWidth);
		if ((tilt != 0 || count > 1) && !(image.getRoi() instanceof Line))
			throw new LiifException("Sections are tilted and moved along straight lines alone: select one.");
		path = along.positions();
		columnWidth = along.distances()[along.distances().length - 1] / (along.distances().length - 1);
		rows = (int) Math.max(1, Math.round(image.getNSlices() * depth / Math.cos(this.tilt) / pixel));
		if (rows > MOST)
			throw new LiifException("Sections of " + rows + " rows are not possible: give a larger pixel size.");
	}

	/** Columns of a section. */
	public int width() {
		return path.length / 2;
	}

	/** Rows of a section. */
	public int height() {
		return rows;
	}

	/** How many sections there are. */
	public int count() {
		return count;
	}

	/** Of an image of the sections: columns, rows and sections. */
	Calibration calibration() {
		final Calibration calibration = image.getCalibration().copy();
		calibration.pixelWidth = columnWidth;
		calibration.pixelHeight = pixel;
		calibration.pixelDepth = apart;
		calibration.xOrigin = 0;
		calibration.yOrigin = 0;
		calibration.zOrigin = 0;
		return calibration;
	}

	/** Size of a section's pixels as voxels along the stack's axes, in voxels of the stack. */
	double[] cell() {
		return new double[]{pixel / image.getCalibration().pixelWidth, pixel / image.getCalibration().pixelHeight,
				pixel / depth};
	}

	/** x, y and z of the pixels of some columns, row by row, in voxels of the stack. */
	double[] positions(final int section, final int column, final int columns) {
		final Calibration unit = image.getCalibration();
		final int last = path.length - 2;
		final double dx = (path[last] - path[0]) * unit.pixelWidth;
		final double dy = (path[last + 1] - path[1]) * unit.pixelHeight;
		final double length = Math.hypot(dx, dy);
		// The y axis points down: to the right of (dx, dy) is (-dy, dx).
		final boolean isMoved = tilt != 0 || section > 0;
		final double rightX = isMoved ? -dy / length / unit.pixelWidth : 0;
		final double rightY = isMoved ? dx / length / unit.pixelHeight : 0;
		final double[] positions = new double[3 * rows * columns];
		for (int i = 0; i < rows * columns; i++) {
			final int at = 2 * (column + i % columns);
			final double down = (i / columns + 0.5 - rows / 2.0) * pixel;
			final double right = section * apart + down * Math.sin(tilt);
			positions[3 * i] = path[at] + right * rightX;
			positions[3 * i + 1] = path[at + 1] + right * rightY;
			positions[3 * i + 2] = (image.getNSlices() - 1) / 2.0 + down * Math.cos(tilt) / depth;
		}
		return positions;
	}

	/** Whether a position is in the stack. */
	boolean isInside(final double[] positions, final int i) {
		return isInside(positions[3 * i], image.getWidth()) && isInside(positions[3 * i + 1], image.getHeight())
				&& isInside(positions[3 * i + 2], image.getNSlices());
	}

	private static boolean isInside(final double position, final int length) {
		return position >= -0.5 && position <= length - 0.5;
	}
}
