// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.volume;

import ij.ImagePlus;
import ij.measure.Calibration;

import net.imglib2.FinalInterval;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Numbers;
import sc.fiji.liif.sampling.GridSampling;

/** How many slices a stack gets, and how thick they are. Immutable. */
public final class VoxelPlan {

	private static final int LEAST_SLICES = 3;
	/** Voxels that differ by less are cubic. */
	private static final double CUBIC = 0.01;
	/** Factors that the network can be asked for. */
	private static final double MOST = 64;

	private final ImagePlus image;
	private final double depth;
	private final double factor;

	private VoxelPlan(final ImagePlus image, final double depth, final double factor) {
		this.image = image;
		this.depth = depth;
		this.factor = factor;
	}

	/**
	 * @param spacing of the slices in the image's unit; 0 for that of its calibration
	 * @param wanted  thickness of the result's slices in that unit; 0 for the width of its pixels
	 * @throws LiifException in one sentence, if it is not possible
	 */
	public static VoxelPlan of(final ImagePlus image, final double spacing, final double wanted) {
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
		final double width = calibration.pixelWidth;
		if (Math.abs(calibration.pixelHeight - width) > CUBIC * width)
			throw new LiifException(
					"The pixels of " + title + " are not as wide as high: make them so first, with LIIF Upscale.");
		final double voxel = wanted > 0 ? wanted : width;
		final double factor = depth / voxel;
		if (factor < 1 - CUBIC)
			throw new LiifException("The slices of " + title + " are " + Numbers.text(depth) + " apart, less than "
					+ Numbers.text(voxel)
					+ ": give a smaller voxel size, or correct the voxel depth in Image > Properties.");
		if (factor < 1 + CUBIC)
			throw new LiifException("The voxels of " + title + " are cubic already: nothing is to be done.");
		if (factor > MOST)
			throw new LiifException("The slices of " + title + " would become " + Numbers.text(factor)
					+ " times as many: give a larger voxel size, or correct the voxel depth in Image > Properties.");
		return new VoxelPlan(image, depth, factor);
	}

	/** Slices of the result for each of the image's. */
	public double factor() {
		return factor;
	}

	/** Slices of the result. */
	public int slices() {
		return grid(1).height();
	}

	/** The positions of the result's voxels in planes along the optical axis, which are so wide. */
	GridSampling grid(final int width) {
		return GridSampling.scaled(FinalInterval.createMinSize(0, 0, width, image.getNSlices()), 1, factor);
	}

	/** The image's, with thinner slices; origin and extent where they were. */
	public Calibration calibration() {
		final Calibration calibration = image.getCalibration().copy();
		calibration.pixelDepth = depth / factor;
		calibration.zOrigin *= factor;
		return calibration;
	}

	/** Memory that the result's voxels take. */
	public long bytes() {
		return (long) image.getWidth() * image.getHeight() * slices() * image.getNChannels() * image.getNFrames()
				* image.getBytesPerPixel();
	}
}
