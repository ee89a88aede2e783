// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import sc.fiji.liif.imagej.planes.ChosenStack;
import sc.fiji.liif.imagej.planes.SelectedArea;
import sc.fiji.liif.imagej.resample.InterpolatedPlanes;
import sc.fiji.liif.imagej.resample.Interpolation;
import sc.fiji.liif.imagej.resample.LazyStack;
import sc.fiji.liif.imagej.resample.NetworkPlanes;
import sc.fiji.liif.imagej.resample.PlaneMaker;
import sc.fiji.liif.imagej.result.ResultImage;
import sc.fiji.liif.imagej.result.RoiMap;
import sc.fiji.liif.imagej.values.ModelChoice;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.values.Exposures;
import java.awt.Rectangle;
import java.util.concurrent.CancellationException;

import ij.ImagePlus;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.trust.ConsistentUpscaler;
import sc.fiji.liif.image.PaceMeter;
import sc.fiji.liif.image.Upscaler;
import sc.fiji.liif.imagej.values.PixelMeaning;
import sc.fiji.liif.model.ModelSpec;
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

	/** How an image's channels are exposed, with as much noise as options say. */
	private interface Light {

		Exposure[] of(ImagePlus image, String noise);
	}

	private final Networks networks;
	private final Light light;
	private final Progress progress;
	private Progress afterwards = Progress.NONE;

	/** With the models of this ImageJ installation, saying nothing. */
	public ImagePlusUpscaler() {
		this(Installation.current().networks(), Progress.NONE);
	}

	public ImagePlusUpscaler(final Networks networks, final Progress progress) {
		this(networks, (image, noise) -> Exposure.of(image, noise, progress), progress);
	}

	/** For one who upscales the same image again and again: it is measured once. */
	public ImagePlusUpscaler(final Networks networks, final Exposures exposures, final Progress progress) {
		this(networks, exposures::of, progress);
	}

	private ImagePlusUpscaler(final Networks networks, final Light light, final Progress progress) {
		this.networks = networks;
		this.light = light;
		this.progress = progress;
	}

	/** What is told of planes that are made after a virtual result was given. */
	public ImagePlusUpscaler afterwards(final Progress told) {
		afterwards = told;
		return this;
	}

	/**
	 * @return a new image, of the input's type
	 * @throws LiifException         in one sentence, if it is not possible
	 * @throws CancellationException if the progress was canceled
	 */
	public ImagePlus upscale(final ImagePlus input, final UpscaleOptions options) {
		return upscale(input, options, null, this::decoded);
	}

	/**
	 * How long that will take on this machine, in seconds; loads the network, and measures it the first time.
	 *
	 * @throws LiifException in one sentence, if it is not possible
	 */
	public double seconds(final ImagePlus input, final UpscaleOptions options) {
		final ImagePlus chosen = options.planes().of(input);
		final UpscalePlan plan = new UpscalePlan(chosen, options.size());
		if (PixelMeaning.of(chosen, options.values()) == PixelMeaning.LABELS)
			return 0;
		try (Networks.Lease lease = networks.lease(ModelChoice.of(chosen, options.model()).model(),
				options.quality())) {
			final ModelSpec spec = lease.network().spec();
			return lease.pace(network -> PaceMeter.measure(network, options.quality())).seconds(
					plan.encodings(spec, options.tile(), options.quality()), plan.decodings(spec, options.quality()));
		}
	}

	/** Some pixels of that result alone. What is to be consistent with the input is so with that part of it. */
	public ImagePlus upscale(final ImagePlus input, final UpscaleOptions options, final Rectangle pixels) {
		return upscale(input, options, pixels, this::decoded);
	}

	/** The same pixels without a network, for comparison. */
	public ImagePlus interpolate(final ImagePlus input, final UpscaleOptions options, final Rectangle pixels,
			final Interpolation how) {
		return upscale(input, options, pixels, (image, plan, asked) -> interpolated(image, plan, asked, how));
	}

	// -- Helper methods --

	/** How the planes of a result are made. */
	private interface Work {

		ImagePlus make(ImagePlus image, UpscalePlan plan, UpscaleOptions options);
	}

	private ImagePlus upscale(final ImagePlus input, final UpscaleOptions options, final Rectangle pixels,
			final Work work) {
		if (input == null || input.getProcessor() == null)
			throw new LiifException("There is no image: open one first.");
		final ImagePlus chosen = options.planes().of(input);
		final PixelMeaning meaning = PixelMeaning.of(chosen, options.values());
		final ImagePlus image = meaning.resolve(chosen);
		final UpscalePlan whole = new UpscalePlan(image, options.size());
		final UpscalePlan plan = pixels == null ? whole : whole.part(pixels);
		plan.checkMemory(0, options.isVirtual());
		try {
			final ImagePlus result = meaning == PixelMeaning.LABELS
					? interpolated(image, plan, options, Interpolation.NEAREST)
					: work.make(image, plan, options);
			if (!meaning.remark().isEmpty())
				result.setProperty("Info", result.getInfoProperty() + "; " + meaning.remark());
			new RoiMap(plan.map()).copy(image, result);
			if (SelectedArea.isAll(image, plan.area()))
				result.deleteRoi();
			return result;
		}
		catch (final OutOfMemoryError e) {
			throw new LiifException("ImageJ ran out of memory while making " + plan.summary()
					+ ": choose a smaller size or give ImageJ more memory (Edit > Options > Memory & Threads; -Xmx on the command line).",
					e);
		}
	}

	private ImagePlus decoded(final ImagePlus image, final UpscalePlan plan, final UpscaleOptions options) {
		final ModelChoice choice = ModelChoice.of(image, options.model());
		final Networks.Lease lease = networks.lease(choice.model(), options.quality());
		try {
			final LiifNetwork network = lease.network();
			final Upscaler upscaler = new Upscaler(network, options.tile()).quality(options.quality());
			plan.checkMemory(options.isConsistent() ? ConsistentUpscaler.bytesPerPixel(network.spec()) : 0,
					options.isVirtual());
			final ConsistentUpscaler consistent = new ConsistentUpscaler(upscaler, network.spec());
			final Exposure[] exposures = light.of(image, options.noise());
			final NetworkPlanes planes = new NetworkPlanes(options.isVirtual() ? kept(image) : image, plan.grid(),
					network.spec(), exposures,
					options.isConsistent()
							? (picture, sink, part) -> consistent.compute(picture, plan.grid(), sink, part)
							: (picture, sink, part) -> upscaler.compute(picture, plan.grid(), sink, part));
			for (final Exposure exposure : exposures)
				exposure.range(network.spec());
			final long start = System.nanoTime();
			final ImagePlus result = image(image, plan, options, planes, lease::close,
					note("model " + network.spec().name() + choice.remark(), plan, image) + ", tiles of "
							+ upscaler.tileSize() + " px, " + network.precision() + " precision, " + network.form()
							+ options.quality() + planes.noted()
							+ (options.isConsistent() ? ", consistent with the input" : ""));
			final double seconds = (System.nanoTime() - start) / 1e9;
			if (options.isVirtual())
				return result;
			lease.pace()
					.ifPresent(pace -> pace.took(seconds,
							plan.encodings(network.spec(), options.tile(), options.quality()),
							plan.decodings(network.spec(), options.quality())));
			lease.close();
			return result;
		}
		catch (final RuntimeException | Error e) {
			lease.close();
			throw e;
		}
	}

	private ImagePlus interpolated(final ImagePlus image, final UpscalePlan plan, final UpscaleOptions options,
			final Interpolation how) {
		return image(image, plan, options,
				new InterpolatedPlanes(options.isVirtual() ? kept(image) : image, plan.grid(), how), () -> {
					// nothing to give back
				}, note("no model", plan, image));
	}

	/** @param onClose for when a virtual result is closed */
	private ImagePlus image(final ImagePlus image, final UpscalePlan plan, final UpscaleOptions options,
			final PlaneMaker planes, final Runnable onClose, final String note) {
		if (!options.isVirtual())
			return new ResultImage(image).of(planes.all(progress), plan.scale(), plan.calibration(), note);
		final LazyStack stack = new LazyStack(image, planes, afterwards, onClose);
		final ImagePlus result = new ResultImage(image).of(stack, plan.scale(), plan.calibration(), note + ", virtual");
		stack.closeWith(result);
		return result;
	}

	/** An image as it is now, whatever becomes of the one that is open; planes that have to be read stay where they are. */
	private static ImagePlus kept(final ImagePlus image) {
		if (ChosenStack.allOf(image).isVirtual())
			return image;
		final ImagePlus copy = new ImagePlus(image.getTitle(), image.getStack().duplicate());
		copy.setDimensions(image.getNChannels(), image.getNSlices(), image.getNFrames());
		copy.setCalibration(image.getCalibration());
		return copy;
	}

	private static String note(final String model, final UpscalePlan plan, final ImagePlus image) {
		final Rectangle area = plan.area();
		final String version = ImagePlusUpscaler.class.getPackage().getImplementationVersion();
		return "LIIF: " + model + ", version " + (version == null ? "development" : version) + ", scale "
				+ plan.grid().scaleX() + " x " + plan.grid().scaleY() + ", from \"" + image.getTitle() + "\" "
				+ area.width + " x " + area.height + " at (" + area.x + ", " + area.y + ")";
	}
}
