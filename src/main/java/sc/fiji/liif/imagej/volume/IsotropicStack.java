// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.volume;

import java.awt.Rectangle;
import java.util.List;
import java.util.concurrent.CancellationException;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.process.ImageProcessor;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.HeapSpace;
import sc.fiji.liif.imagej.io.DiskStack;
import sc.fiji.liif.imagej.io.ReadOnceStack;
import sc.fiji.liif.imagej.planes.SelectedArea;
import sc.fiji.liif.imagej.result.ResultImage;
import sc.fiji.liif.imagej.result.RoiMap;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.values.PixelMeaning;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.network.Networks;

/**
 * Makes stacks of cubic voxels, channel by channel and frame by frame: 8, 16 and 32 bit and RGB, in memory or not. From a
 * script:
 *
 * <pre>
 * new IsotropicStack(networks, Progress.NONE).of(image, VoxelPlan.of(image, 0, 0), IsotropicOptions.model("axial"))
 * </pre>
 *
 * The input is not changed and the result not shown. Safe for use by several threads.
 */
public final class IsotropicStack {

	private static final String DIFFERENCE = "xz - yz";

	private final Networks networks;
	private final Progress progress;
	/** Of the boxes that are computed at once; 0 for what the memory allows. */
	private final int side;
	private final int depth;

	public IsotropicStack(final Networks networks, final Progress progress) {
		this(networks, progress, 0, 0);
	}

	/** In boxes of this many voxels at most, which changes nothing but time and memory. */
	IsotropicStack(final Networks networks, final Progress progress, final int side, final int depth) {
		this.networks = networks;
		this.progress = progress;
		this.side = side;
		this.depth = depth;
	}

	/**
	 * @return a new image, of the input's type
	 * @throws LiifException         in one sentence, if it is not possible
	 * @throws CancellationException if canceled
	 */
	public ImagePlus of(final ImagePlus image, final VoxelPlan plan, final IsotropicOptions options) {
		if (options.hasDifferences() && image.getBitDepth() == 24)
			throw new LiifException("The differences of RGB voxels are no channels: " + "make the colours of \""
					+ image.getTitle() + "\" channels first, with Image > Color > Make Composite.");
		if (options.isConsistent() && (plan.factor(0) < 1 || plan.factor(1) < 1))
			throw new LiifException("What has fewer pixels than \"" + image.getTitle()
					+ "\" can't be consistent with it: give a smaller voxel size, or leave consistent out.");
		final int channels = image.getNChannels() * (options.hasDifferences() ? 2 : 1);
		final int planes = channels * plan.size(2) * image.getNFrames();
		if (!options.isOnDisk())
			HeapSpace.check(plan.bytes() * channels / image.getNChannels(), "The result",
					"keep it on the disk, give a larger voxel size, select fewer channels or frames");
		final ImageProcessor like = image.getProcessor();
		final ImageStack stack = options.isOnDisk()
				? new DiskStack(like, plan.size(0), plan.size(1), planes)
				: new ImageStack(plan.size(0), plan.size(1));
		for (int i = stack.size(); i < planes; i++)
			stack.addSlice(like.createProcessor(plan.size(0), plan.size(1)));
		final String note = PixelMeaning.of(image) == PixelMeaning.LABELS
				? nearest(image, plan, stack, channels)
				: refined(image, plan, options, stack);
		final ImagePlus result = new ResultImage(image).ofSlices(stack, plan.size(2), DIFFERENCE, "isotropic",
				plan.calibration(), "LIIF: " + note + ", voxels x " + plan.factor(0) + " x " + plan.factor(1) + " x "
						+ plan.factor(2) + ", from \"" + image.getTitle() + "\"" + part(image, plan));
		new RoiMap(plan.map()).copy(image, result);
		if (SelectedArea.isAll(image, plan.area()))
			result.deleteRoi();
		if (result.getOverlay() != null) {
			for (final Roi roi : result.getOverlay())
				move(roi, image, plan);
		}
		return result;
	}

	// -- Helper methods --

	private static String part(final ImagePlus image, final VoxelPlan plan) {
		final Rectangle area = plan.area();
		return area.width == image.getWidth() && area.height == image.getHeight()
				? ""
				: " " + area.width + " x " + area.height + " at (" + area.x + ", " + area.y + ")";
	}

	/** A selection of one slice is of the middle one of those that come of it. */
	private static void move(final Roi roi, final ImagePlus image, final VoxelPlan plan) {
		if (roi.hasHyperStackPosition() && roi.getZPosition() > 0)
			roi.setPosition(roi.getCPosition(), middle(roi.getZPosition(), plan), roi.getTPosition());
		else if (roi.getPosition() > 0 && image.getStackSize() == image.getNSlices())
			roi.setPosition(middle(roi.getPosition(), plan));
	}

	private static int middle(final int slice, final VoxelPlan plan) {
		return (int) Math.min(plan.size(2), Math.floor((slice - 0.5) * plan.factor(2)) + 1);
	}

	private String refined(final ImagePlus image, final VoxelPlan plan, final IsotropicOptions options,
			final ImageStack stack) {
		try (Networks.Lease lease = networks.lease(options.model(), options.quality())) {
			final LiifNetwork network = lease.network();
			final Exposure[] exposures = Exposure.of(image, options.noise(), progress);
			final int volumes = image.getNChannels() * image.getNFrames();
			final List<Interval> boxes = boxes(image, plan, options, network);
			final ImagePlus read = boxes.size() > 1 ? ReadOnceStack.of(image) : image;
			for (int i = 0; i < volumes; i++)
				refine(read, i, plan, options, exposures[i % image.getNChannels()], network, boxes, stack,
						progress.part(i, volumes));
			return "model " + network.spec().name() + options.quality()
					+ (options.isConsistent() ? ", consistent with the input" : "");
		}
	}

	/** One channel and frame, box by box. */
	private void refine(final ImagePlus image, final int which, final VoxelPlan plan, final IsotropicOptions options,
			final Exposure exposure, final LiifNetwork network, final List<Interval> boxes, final ImageStack stack,
			final Progress part) {
		final int channels = stack.getSize() / plan.size(2) / image.getNFrames();
		final int channel = which % image.getNChannels();
		final int frame = which / image.getNChannels();
		final ChannelVoxels voxels = new ChannelVoxels(image, channel + 1, frame + 1);
		final AxialRefiner refiner = IsotropicBoxes.refiner(voxels, plan, options, network, exposure);
		final VoxelSink sink = IsotropicBoxes.sink(voxels, plan, network, exposure);
		final ImageProcessor like = image.getProcessor();
		for (int i = 0; i < boxes.size(); i++) {
			final Interval box = boxes.get(i);
			final RefinedBox refined = new RefinedBox(box, like.getNChannels(), options.hasDifferences());
			refiner.refine(refined, part.part(i, boxes.size()));
			sink.slices(refined, like, (slice, z) -> {
				final int first = (frame * plan.size(2) + (int) box.min(2) + z) * channels + channel + 1;
				put(stack, first, box, slice);
				if (options.hasDifferences())
					put(stack, first + image.getNChannels(), box, sink.difference(refined, z, like));
			});
		}
	}

	private List<Interval> boxes(final ImagePlus image, final VoxelPlan plan, final IsotropicOptions options,
			final LiifNetwork network) {
		final VolumeBoxes cut = new VolumeBoxes(plan,
				RefinedBox.bytes(image.getProcessor().getNChannels(), options.hasDifferences()),
				image.getBytesPerPixel(), AxialRefiner.halo(network.spec()));
		if (!options.isConsistent() && !network.spec().reach().isGlobal())
			return side > 0 ? cut.boxes(side, depth) : cut.within(HeapSpace.free() / IsotropicBoxes.SHARE);
		final int whole = Math.max(plan.size(0), plan.size(1));
		HeapSpace.check(cut.bytes(whole, plan.size(2)), "Computing the result as a whole",
				"leave consistent out, choose another model, select fewer slices");
		return cut.boxes(whole, plan.size(2));
	}

	/** Labels are those of the nearest voxel. */
	private String nearest(final ImagePlus image, final VoxelPlan plan, final ImageStack stack, final int channels) {
		for (int n = 1; n <= stack.size(); n++) {
			progress.checkCanceled();
			progress.report(n - 1.0, stack.size(), "nearest voxels");
			final int channel = (n - 1) % channels;
			final int z = (n - 1) / channels % plan.size(2);
			if (channel < image.getNChannels())
				put(stack, n, 0, 0, IsotropicBoxes.nearest(image, channel + 1, (n - 1) / channels / plan.size(2) + 1,
						plan, FinalInterval.createMinSize(0, 0, z, plan.size(0), plan.size(1), 1))[0]);
		}
		return "no model; labels are not interpolated";
	}

	private static void put(final ImageStack stack, final int n, final Interval box, final ImageProcessor part) {
		put(stack, n, (int) box.min(0), (int) box.min(1), part);
	}

	private static void put(final ImageStack stack, final int n, final int x, final int y, final ImageProcessor part) {
		if (stack instanceof DiskStack)
			((DiskStack) stack).put(n, x, y, part);
		else
			stack.getProcessor(n).insert(part, x, y);
	}
}
