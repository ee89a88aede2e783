// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.volume;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;

import ij.ImagePlus;
import ij.measure.Calibration;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Numbers;
import sc.fiji.liif.imagej.planes.SelectedArea;
import sc.fiji.liif.sampling.GridSampling;
import sc.fiji.liif.volume.PlaneWeights;

/**
 * How many voxels a stack, or where an area is selected that part of it, gets along each axis, and how large they are.
 * Immutable.
 */
public final class VoxelPlan {

	private static final int LEAST_SLICES = 3;
	/** Lengths that differ by less, as a fraction, are the same. */
	private static final double SAME = 0.01;
	/** Factors that the network can be asked for. */
	private static final double MOST = 64;

	private final ImagePlus image;
	/** Of each slice, what is worked on. */
	private final Rectangle area;
	private final double depth;
	/** Voxels of the result for each of the image's along x, y and z. */
	private final double[] factors;

	private VoxelPlan(final ImagePlus image, final Rectangle area, final double depth, final double[] factors) {
		this.image = image;
		this.area = area;
		this.depth = depth;
		this.factors = factors;
	}

	/**
	 * Of cubic voxels.
	 *
	 * @param spacing of the slices in the image's unit; 0 for that of its calibration
	 * @param voxel   edge of the voxels in that unit; 0 for the width of the image's pixels
	 * @throws LiifException in one sentence, if it is not possible
	 */
	public static VoxelPlan of(final ImagePlus image, final double spacing, final double voxel) {
		return of(image, spacing, voxel, false);
	}

	/**
	 * With thinner slices alone, whose pixels stay as they are.
	 *
	 * @param distance of the result's slices, likewise
	 */
	public static VoxelPlan ofSlices(final ImagePlus image, final double spacing, final double distance) {
		return of(image, spacing, distance, true);
	}

	/** The same of slices as a whole. */
	public VoxelPlan whole() {
		return new VoxelPlan(image, new Rectangle(image.getWidth(), image.getHeight()), depth, factors);
	}

	/** Of each slice, what becomes the result, in pixels; what lies around is looked at. */
	public Rectangle area() {
		return new Rectangle(area);
	}

	/** Voxels of the result for each of the image's, along x (0), y (1) or z (2). */
	public double factor(final int axis) {
		return factors[axis];
	}

	/** Voxels of the result along an axis. */
	public int size(final int axis) {
		return axis == 2 ? grid(0).height() : grid(axis).width();
	}

	/** The image's, with other voxels; origin and extent where they were. */
	public Calibration calibration() {
		final Calibration calibration = image.getCalibration().copy();
		calibration.pixelWidth /= factors[0];
		calibration.pixelHeight /= factors[1];
		calibration.pixelDepth = depth / factors[2];
		calibration.xOrigin = (calibration.xOrigin - area.x) * factors[0];
		calibration.yOrigin = (calibration.yOrigin - area.y) * factors[1];
		calibration.zOrigin *= factors[2];
		return calibration;
	}

	/** Memory that the result's voxels take. */
	public double bytes() {
		return (double) size(0) * size(1) * size(2) * image.getNChannels() * image.getNFrames()
				* image.getBytesPerPixel();
	}

	/** Voxels of the image along an axis. */
	int length(final int axis) {
		return axis == 0 ? image.getWidth() : axis == 1 ? image.getHeight() : image.getNSlices();
	}

	/** The positions of the result's voxels in planes along z and along x (0) or y (1). */
	GridSampling grid(final int along) {
		final Interval plane = along == 0
				? FinalInterval.createMinSize(area.x, 0, area.width, length(2))
				: FinalInterval.createMinSize(area.y, 0, area.height, length(2));
		return GridSampling.scaled(plane, factors[along], factors[2]);
	}

	/** (x, y, z) of the input. */
	Interval voxels() {
		return FinalInterval.createMinSize(0, 0, 0, length(0), length(1), length(2));
	}

	/** The positions of the result's voxels in slices. */
	GridSampling lateral() {
		return GridSampling.scaled(FinalInterval.createMinSize(area.x, area.y, area.width, area.height), factors[0],
				factors[1]);
	}

	/** Which planes across x (0) or y (1) answer for a column or row of the result. */
	PlaneWeights weights(final int across, final int number) {
		return new PlaneWeights(grid(across).x(number), 1 / factors[across], length(across));
	}

	/** From the image's corners of pixels to the result's. */
	AffineTransform map() {
		final AffineTransform map = AffineTransform.getScaleInstance(factors[0], factors[1]);
		map.translate(-area.x, -area.y);
		return map;
	}

	// -- Helper methods --

	private static VoxelPlan of(final ImagePlus image, final double spacing, final double wanted,
			final boolean keepsPixels) {
		if (image == null || image.getProcessor() == null)
			throw new LiifException("There is no image: open a stack first.");
		final String title = "\"" + image.getTitle() + "\"";
		if (image.getNSlices() == 1 && image.getStackSize() > 1)
			throw new LiifException("The planes of " + title + " are " + image.getNChannels() + " channels and "
					+ image.getNFrames() + " frames, not slices: say so in Image > Properties.");
		if (image.getNSlices() < LEAST_SLICES)
			throw new LiifException(title + " has " + (image.getNSlices() == 1 ? "one plane" : "two slices")
					+ ": open a stack of " + LEAST_SLICES + " slices or more.");
		final Calibration calibration = image.getCalibration();
		final double depth = spacing > 0 ? spacing : calibration.pixelDepth;
		if (!(spacing > 0) && !calibration.scaled())
			throw new LiifException("It is not known how far the slices of " + title
					+ " are apart: give the voxel depth in Image > Properties, or as depth, in widths of a pixel.");
		final double voxel = wanted > 0 ? wanted : calibration.pixelWidth;
		final double[] factors = {keepsPixels ? 1 : factor(calibration.pixelWidth, voxel),
				keepsPixels ? 1 : factor(calibration.pixelHeight, voxel), factor(depth, voxel)};
		if (factors[2] < 1)
			throw new LiifException("The slices of " + title + " are " + Numbers.text(depth) + " apart, less than "
					+ Numbers.text(voxel)
					+ ": give a smaller voxel size, or correct the voxel depth in Image > Properties.");
		if (factors[2] == 1)
			throw new LiifException(factors[0] == 1 && factors[1] == 1
					? "The voxels of " + title + " are cubic already: nothing is to be done."
					: "The slices of " + title + " are " + Numbers.text(depth)
							+ " apart already: nothing is to be done between them.");
		for (final double factor : factors) {
			if (factor > MOST || factor < 1 / MOST)
				throw new LiifException("The voxels of " + title + " would become " + Numbers.text(factor)
						+ " times as many along an axis: give another voxel size, or correct that of the image in Image > Properties.");
		}
		return new VoxelPlan(image, SelectedArea.of(image), depth, factors);
	}

	private static double factor(final double length, final double wanted) {
		final double factor = length / wanted;
		return Math.abs(factor - 1) < SAME ? 1 : factor;
	}
}
