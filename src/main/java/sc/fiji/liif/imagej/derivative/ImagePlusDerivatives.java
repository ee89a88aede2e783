// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.derivative;

import sc.fiji.liif.imagej.planes.PlaneChoice;
import sc.fiji.liif.imagej.result.ResultImage;
import sc.fiji.liif.imagej.result.RoiMap;
import sc.fiji.liif.imagej.values.ModelChoice;
import java.util.concurrent.CancellationException;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Numbers;
import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.HeapSpace;
import sc.fiji.liif.imagej.TargetSize;
import sc.fiji.liif.imagej.UpscalePlan;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.values.PixelMeaning;
import sc.fiji.liif.imagej.values.PlaneSinks;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.network.Networks;
import sc.fiji.liif.sampling.GridSampling;

/**
 * Makes images of the derivatives of images of any kind, at any scale: those of the
 * continuous image, averaged by a Gaussian, per pixel of the input. The input is not changed
 * and the result, 32 bits, not shown. Safe for use by several threads.
 */
public final class ImagePlusDerivatives {

	/** Standard deviation of the smallest Gaussian, in pixels: what lies below is between the pixels. */
	private static final double LEAST_SIGMA = 0.5;
	/** That of the largest one: more is better done to a reduced image. */
	private static final double LARGEST_SIGMA = 64;

	private final Networks networks;
	private final Progress progress;

	public ImagePlusDerivatives(final Networks networks, final Progress progress) {
		this.networks = networks;
		this.progress = progress;
	}

	/**
	 * @param size  of the result
	 * @param sigma standard deviation of the Gaussian in pixels of the input
	 * @param model a model's name or folder, or "auto" to leave it to the picture
	 * @throws LiifException         in one sentence, if it is not possible
	 * @throws CancellationException if the progress was canceled
	 */
	public ImagePlus derive(final ImagePlus input, final TargetSize size, final Derivative derivative,
			final double sigma, final String model) {
		if (input == null || input.getProcessor() == null)
			throw new LiifException("There is no image: open one first.");
		if (!(sigma >= LEAST_SIGMA && sigma <= LARGEST_SIGMA))
			throw new LiifException("A Gaussian of sigma " + Numbers.text(sigma)
					+ " is not possible: give a sigma from " + LEAST_SIGMA + " to " + LARGEST_SIGMA + " pixels.");
		final PixelMeaning meaning = PixelMeaning.of(input);
		if (meaning == PixelMeaning.LABELS)
			throw new LiifException("Between the labels of \"" + input.getTitle()
					+ "\" there is nothing to derive: open the image that they belong to.");
		final ImagePlus image = meaning.resolve(input);
		final UpscalePlan plan = new UpscalePlan(image, size);
		final GridSampling grid = plan.grid();
		HeapSpace.check(4L * grid.width() * grid.height() * image.getStackSize(), "The result",
				"choose a smaller size, select a part of the image");
		final ModelChoice choice = ModelChoice.of(image, model);
		try (Networks.Lease lease = networks.lease(choice.model())) {
			final LiifNetwork network = lease.network();
			PlaneJets.check(network);
			final SmoothedPlane smoothed = new SmoothedPlane(network, grid, sigma, image.getWidth(), image.getHeight());
			final ImageStack stack = new ImageStack(grid.width(), grid.height());
			final Exposure[] exposures = Exposure.of(image, Exposure.AUTO, progress);
			for (int i = 1; i <= image.getStackSize(); i++) {
				final String where = image.getStackSize() > 1 ? " plane " + i + " of " + image.getStackSize() : "";
				final float[][] parts = smoothed.derivatives(image.getStack().getProcessor(i),
						exposures[(i - 1) % exposures.length],
						progress.part(i - 1, image.getStackSize(), what -> what + where));
				final FloatProcessor derived = new FloatProcessor(grid.width(), grid.height(),
						combined(derivative, parts));
				keepHoles(image.getStack().getProcessor(i), grid, derived);
				stack.addSlice(image.getStack().getSliceLabel(i), derived);
			}
			return result(image, stack, plan, derivative,
					"LIIF: " + derivative + " of the uncalibrated values per pixel of the input, sigma "
							+ Numbers.text(sigma) + ", model " + network.spec().name() + choice.remark());
		}
	}

	// -- Helper methods --

	private static float[] combined(final Derivative derivative, final float[][] parts) {
		final float[] values = new float[parts[0].length];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) derivative.of(parts[0][i], parts[1][i], parts[2][i], parts[3][i], parts[4][i]);
		return values;
	}

	/** Where the image's nearest pixel is NaN or infinite there is nothing to derive. */
	private static void keepHoles(final ImageProcessor plane, final GridSampling grid, final FloatProcessor derived) {
		if (!(plane instanceof FloatProcessor))
			return;
		for (int j = 0; j < grid.height(); j++) {
			for (int i = 0; i < grid.width(); i++) {
				if (!Float.isFinite(plane.getf(PlaneSinks.nearest(grid.x(i), plane.getWidth()),
						PlaneSinks.nearest(grid.y(j), plane.getHeight()))))
					derived.setf(i, j, Float.NaN);
			}
		}
	}

	private static ImagePlus result(final ImagePlus image, final ImageStack stack, final UpscalePlan plan,
			final Derivative derivative, final String note) {
		final ImagePlus result = new ImagePlus(ResultImage.title(image, derivative.toString()), stack);
		result.setDimensions(image.getNChannels(), image.getNSlices(), image.getNFrames());
		result.setOpenAsHyperStack(image.isHyperStack());
		result.setCalibration(plan.calibration());
		result.getCalibration().disableDensityCalibration();
		final int[] position = PlaneChoice.position(image);
		result.setPosition(position[0], position[1], position[2]);
		result.resetDisplayRange();
		result.setProperty("Info", image.getInfoProperty() == null ? note : image.getInfoProperty() + "\n" + note);
		new RoiMap(plan.map()).copy(image, result);
		result.deleteRoi();
		return result;
	}
}
