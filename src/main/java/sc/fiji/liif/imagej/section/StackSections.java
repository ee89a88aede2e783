// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.section;

import java.util.concurrent.CancellationException;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.HeapSpace;
import sc.fiji.liif.imagej.result.ResultImage;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.volume.VolumeFunction;
import sc.fiji.liif.network.Networks;

/**
 * Cuts sections out of stacks, of any direction, in one resampling: 8, 16 and 32 bit and RGB, of all channels and frames.
 * What lies outside of the stack is 0. The input is not changed and the result not shown. Safe for use by several threads.
 */
public final class StackSections {

	/** Positions that are decoded at once. */
	private static final int BLOCK = 8192;

	private final Networks networks;
	private final Progress progress;

	public StackSections(final Networks networks, final Progress progress) {
		this.networks = networks;
		this.progress = progress;
	}

	/**
	 * @param model a model's name or folder
	 * @param noise as {@link Exposure} has it
	 * @return a new image of the input's type, whose slices are the sections
	 * @throws LiifException         in one sentence, if it is not possible
	 * @throws CancellationException if canceled
	 */
	public ImagePlus of(final ImagePlus image, final SectionPlan plan, final String model, final String noise) {
		final int channels = image.getNChannels();
		final int volumes = channels * image.getNFrames();
		HeapSpace.check(
				VolumeFunction.bytes(image)
						+ (double) plan.width() * plan.height() * plan.count() * volumes * image.getBytesPerPixel(),
				"Looking into the stack", "give a larger pixel size, select fewer slices");
		final ImageStack stack = new ImageStack(plan.width(), plan.height());
		for (int i = 0; i < volumes * plan.count(); i++)
			stack.addSlice(image.getProcessor().createProcessor(plan.width(), plan.height()));
		try (Networks.Lease lease = networks.lease(model)) {
			final Exposure[] exposures = Exposure.of(image, noise, progress);
			for (int i = 0; i < volumes; i++) {
				final Progress part = progress.part(i, volumes);
				try (VolumeFunction function = new VolumeFunction(image, i % channels + 1, i / channels + 1,
						exposures[i % channels], lease.network())) {
					for (int section = 0; section < plan.count(); section++)
						draw(function, plan, section,
								stack.getProcessor(
										(i / channels * plan.count() + section) * channels + i % channels + 1),
								part.part(section, plan.count()));
				}
			}
			return new ResultImage(image).ofSections(stack, plan.count(), "sections", plan.calibration(),
					"LIIF: model " + lease.network().spec().name() + ", sections of \"" + image.getTitle() + "\"");
		}
	}

	// -- Helper methods --

	/** Some columns after the other, so that few planes of the stack are looked at at once. */
	private static void draw(final VolumeFunction function, final SectionPlan plan, final int section,
			final ImageProcessor target, final Progress progress) {
		final int columns = Math.max(1, BLOCK / plan.height());
		for (int x = 0; x < plan.width(); x += columns) {
			progress.checkCanceled();
			progress.report(x, plan.width(), "section");
			final int width = Math.min(columns, plan.width() - x);
			final double[] positions = plan.positions(section, x, width);
			final float[][] values = function.values(positions, plan.cell());
			for (int i = 0; i < width * plan.height(); i++) {
				if (plan.isInside(positions, i))
					set(target, x + i % width + i / width * plan.width(), values, i);
			}
		}
	}

	private static void set(final ImageProcessor target, final int pixel, final float[][] values, final int i) {
		if (target.getBitDepth() == 32)
			target.setf(pixel, values[0][i]);
		else if (target instanceof ColorProcessor)
			target.set(pixel, 0xff000000 | rounded(values[0][i], 255) << 16 | rounded(values[1][i], 255) << 8
					| rounded(values[2][i], 255));
		else
			target.set(pixel, rounded(values[0][i], target.getBitDepth() == 8 ? 255 : 65535));
	}

	private static int rounded(final double value, final int most) {
		return (int) Math.max(0, Math.min(most, Math.round(value)));
	}
}
