// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import sc.fiji.liif.imagej.result.ResultImage;
import sc.fiji.liif.imagej.result.RoiMap;
import sc.fiji.liif.imagej.values.ModelChoice;
import sc.fiji.liif.imagej.values.Exposure;
import java.awt.Rectangle;
import java.util.concurrent.CancellationException;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.trust.ConsistentUpscaler;
import sc.fiji.liif.image.Upscaler;
import sc.fiji.liif.imagej.values.PixelMeaning;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.network.Networks;

/**
 * Upscales ImageJ images of any kind: 8-bit, 16-bit, 32-bit and RGB, single
 * planes and hyperstacks. From a script it is two lines:
 *
 * <pre>
 * import sc.fiji.liif.imagej.*
 * result = new ImagePlusUpscaler().upscale(IJ.getImage(), UpscaleOptions.scale(12))
 * </pre>
 *
 * The bounds of an area selection restrict the work to them; what lies around
 * still counts as the selection's surroundings. The input is not changed and
 * the result not shown. Safe for use by several threads.
 */
public final class ImagePlusUpscaler {

	private final Networks networks;
	private final Progress progress;

	/** With the models of this ImageJ installation, saying nothing. */
	public ImagePlusUpscaler() {
		this(Installation.current().networks(), Progress.NONE);
	}

	public ImagePlusUpscaler(final Networks networks, final Progress progress) {
		this.networks = networks;
		this.progress = progress;
	}

	/**
	 * @return a new image, of the input's type
	 * @throws LiifException         in one sentence, if it is not possible
	 * @throws CancellationException if the progress was canceled
	 */
	public ImagePlus upscale(final ImagePlus input, final UpscaleOptions options) {
		if (input == null || input.getProcessor() == null)
			throw new LiifException("There is no image: open one first.");
		final ImagePlus chosen = options.planes().of(input);
		final PixelMeaning meaning = PixelMeaning.of(chosen, options.values());
		final ImagePlus image = meaning.resolve(chosen);
		final UpscalePlan plan = new UpscalePlan(image, options.size());
		if (options.tile() < 0)
			throw new LiifException(
					"A tile of " + options.tile() + " pixels is not possible: give a size from 1 on, or 0.");
		plan.checkMemory(0);
		try {
			final ImagePlus result = meaning == PixelMeaning.LABELS
					? nearest(image, plan)
					: decoded(image, plan, options, ModelChoice.of(image, options.model()));
			if (!meaning.remark().isEmpty())
				result.setProperty("Info", result.getInfoProperty() + "; " + meaning.remark());
			new RoiMap(plan.map()).copy(image, result);
			if (isWhole(image, plan))
				result.deleteRoi();
			return result;
		}
		catch (final OutOfMemoryError e) {
			throw new LiifException("ImageJ ran out of memory while making " + plan.summary()
					+ ": choose a smaller size or give ImageJ more memory (Edit > Options > Memory & Threads; -Xmx on the command line).",
					e);
		}
	}

	// -- Helper methods --

	private ImagePlus decoded(final ImagePlus image, final UpscalePlan plan, final UpscaleOptions options,
			final ModelChoice choice) {
		try (Networks.Lease lease = networks.lease(choice.model(), options.quality())) {
			final LiifNetwork network = lease.network();
			final Upscaler upscaler = (options.tile() > 0
					? new Upscaler(network, options.tile())
					: new Upscaler(network)).quality(options.quality());
			final StackResampler resampler = new StackResampler(image, plan.grid(), network.spec(), options.noise(),
					progress);
			if (options.isConsistent())
				plan.checkMemory(ConsistentUpscaler.bytesPerPixel(network.spec()));
			final ConsistentUpscaler consistent = new ConsistentUpscaler(upscaler, network.spec());
			final ImageStack stack = resampler.resample(options.isConsistent()
					? (picture, sink, part) -> consistent.compute(picture, plan.grid(), sink, part)
					: (picture, sink, part) -> upscaler.compute(picture, plan.grid(), sink, part));
			return new ResultImage(image).of(stack, plan.scale(), plan.calibration(),
					note("model " + network.spec().name() + choice.remark(), plan, image) + ", tiles of "
							+ upscaler.tileSize() + " px, " + network.precision() + " precision, " + network.form()
							+ options.quality() + resampler.noted()
							+ (options.isConsistent() ? ", consistent with the input" : ""));
		}
	}

	private ImagePlus nearest(final ImagePlus image, final UpscalePlan plan) {
		final ImageStack stack = new StackResampler(image, plan.grid(), null, Exposure.AUTO, progress).nearest();
		return new ResultImage(image).of(stack, plan.scale(), plan.calibration(), note("no model", plan, image));
	}

	/** Whether the selection was but what to work on. */
	private static boolean isWhole(final ImagePlus image, final UpscalePlan plan) {
		return image.getRoi() != null && image.getRoi().getType() == Roi.RECTANGLE
				&& image.getRoi().getBounds().equals(plan.area());
	}

	private static String note(final String model, final UpscalePlan plan, final ImagePlus image) {
		final Rectangle area = plan.area();
		final String version = ImagePlusUpscaler.class.getPackage().getImplementationVersion();
		return "LIIF: " + model + ", version " + (version == null ? "development" : version) + ", scale "
				+ plan.grid().scaleX() + " x " + plan.grid().scaleY() + ", from \"" + image.getTitle() + "\" "
				+ area.width + " x " + area.height + " at (" + area.x + ", " + area.y + ")";
	}
}
