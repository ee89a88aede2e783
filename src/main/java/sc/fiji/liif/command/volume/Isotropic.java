// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.volume;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.IJ;
import ij.ImagePlus;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.TimedProgress;
import sc.fiji.liif.command.fields.QualityFields;
import sc.fiji.liif.command.option.Host;
import sc.fiji.liif.imagej.HeapSpace;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.preview.Previewed;
import sc.fiji.liif.imagej.stream.StreamOptions;
import sc.fiji.liif.imagej.stream.StreamRun;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.volume.IsotropicOptions;
import sc.fiji.liif.imagej.volume.IsotropicStack;
import sc.fiji.liif.imagej.volume.SideOptions;
import sc.fiji.liif.imagej.volume.SidePreview;
import sc.fiji.liif.imagej.volume.StackLearning;
import sc.fiji.liif.imagej.volume.VoxelPlan;
import sc.fiji.liif.network.Networks;
import sc.fiji.liif.omezarr.OmeFormat;
import sc.fiji.liif.train.TrainingLines;

/** Makes the voxels of a stack cubic. */
@Plugin(type = Command.class, label = "LIIF Isotropic", description = "Puts slices between the slices of a stack, so that its voxels become cubic.", headless = true, visible = false, attrs = {
		@Attr(name = "menu", value = "Isotropic..."), @Attr(name = "guide", value = "cubic-voxels"),
		@Attr(name = "shell", value = "isotropic")})
public class Isotropic extends QualityFields {

	@Parameter(persist = false, description = "stack or hyperstack whose slices are farther apart than its pixels")
	private ImagePlus input;

	@Parameter(required = false, persist = false, label = "Voxel size", min = "0", description = "edge of the result's voxels in the image's unit; the width of its pixels if it is not given")
	private Double voxel;

	@Parameter(required = false, persist = false, label = "Slices alone", description = "leave pixels as they are: the voxel size is then the distance of the result's slices", attrs = @Attr(name = "dialog", value = "more"))
	private boolean slices_only;

	@Parameter(required = false, persist = false, label = "Slices are apart", min = "0", description = "distance of the slices in the image's unit, if its calibration does not say it right")
	private Double depth;

	@Parameter(required = false, persist = false, label = "Model", style = "model", description = "a model's name or the path of its folder", attrs = @Attr(name = "record", value = "always"))
	private String model = "axial";

	@Parameter(required = false, persist = false, label = "Noise", description = "how strong the noise is: auto measures it, 0 keeps it, or its standard deviation in the image's values; more smooths more", attrs = @Attr(name = "remember", value = "never"))
	private String noise = Exposure.AUTO;

	@Parameter(required = false, persist = false, label = "Consistent with the input", description = "change the result, smoothly, so that the mean over each input voxel is what was measured there, or differs by noise alone")
	private boolean consistent;

	@Parameter(required = false, persist = false, label = "Channels of differences", description = "add how far the answers of the xz and of the yz planes are apart, as channels of their own: where it is large, trust the result less")
	private boolean difference;

	@Parameter(required = false, persist = false, label = "Result on disk", description = "keep the result in a temporary file until it is closed, for stacks larger than the memory")
	private boolean virtual;

	@Parameter(required = false, persist = false, label = "Learn from this stack first (steps)", min = "0", max = "100000", description = "let the model learn from the stack's own planes, which are sharp, before: so many steps, such as 500; 0 for none", attrs = @Attr(name = "remember", value = "never"))
	private int learn;

	@Parameter(required = false, persist = false, label = "Into an OME-Zarr image", style = "save", description = "path ending with .zarr: the result is written there block by block, whatever its size, and opened; what was stopped goes on where it was", attrs = {
			@Attr(name = "dialog", value = "more"), @Attr(name = "remember", value = "never"),
			@Attr(name = "shell", value = "-")})
	private File zarr;

	@Parameter(required = false, persist = false, label = "OME-Zarr format", description = "how OME-Zarr is written: 0.4 or 0.5, zstd, gzip or none, and the size of chunks, such as 0.5 gzip 256x256x16", attrs = @Attr(name = "dialog", value = "more"))
	private String zarr_format = OmeFormat.STANDARD.toString();

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	@Override
	protected void execute(final Host host) {
		final Networks networks = Installation.current().networks();
		if (zarr != null) {
			output = streamed().run(networks, host);
			return;
		}
		final VoxelPlan plan = plan();
		if (learn == 0) {
			output = new IsotropicStack(networks, host).of(input, plan, options());
			return;
		}
		final StackLearning learning = learning(plan);
		try {
			final Path own = learning.run(new TrainingLines(host::say, host.part(0, 2), host::isStopped));
			output = new IsotropicStack(networks, host.part(1, 2)).of(input, plan, options().with(own.toString()));
		}
		finally {
			learning.forget();
		}
	}

	@Override
	public Optional<Previewed<?>> previewed() {
		final double spacing = given(depth);
		final double wanted = given(voxel);
		return Optional.of(new Previewed<>(new SideOptions(slices_only
				? image -> VoxelPlan.ofSlices(image, spacing, wanted)
				: image -> VoxelPlan.of(image, spacing, wanted), options()), SidePreview::new));
	}

	@Override
	public String time() {
		return learn == 0 ? "" : TimedProgress.about(learn * learning(plan()).secondsPerStep()) + " to learn before";
	}

	@Override
	public String summary() {
		if (zarr != null)
			return streamed().summary();
		final VoxelPlan plan = plan();
		return "Result: "
				+ (plan.size(0) == input.getWidth() && plan.size(1) == input.getHeight()
						? ""
						: plan.size(0) + " x " + plan.size(1) + " pixels, ")
				+ plan.size(2) + " slices, " + IJ.d2s(plan.factor(2), 2) + " times as many; "
				+ HeapSpace.inWords(plan.bytes()) + (virtual ? " on disk." : ".");
	}

	@Override
	public int[] resultSize() {
		final VoxelPlan plan = plan();
		return new int[]{plan.size(0), plan.size(1),
				plan.size(2) * input.getNChannels() * input.getNFrames() * (difference ? 2 : 1)};
	}

	private StreamRun streamed() {
		if (consistent || difference || virtual || learn > 0)
			throw new LiifException("Block by block there are neither consistent results nor channels of differences, "
					+ "nor ones on disk or learned before: leave these options out.");
		return new StreamRun(input, zarr.toPath(), StreamOptions.isotropic(given(depth), given(voxel), slices_only)
				.model(model).noise(noise).quality(quality()).format(OmeFormat.of(zarr_format)));
	}

	private IsotropicOptions options() {
		return IsotropicOptions.model(model).noise(noise).quality(quality()).consistent(consistent)
				.differences(difference).onDisk(virtual);
	}

	private StackLearning learning(final VoxelPlan plan) {
		return new StackLearning(input, plan, model, learn);
	}

	private VoxelPlan plan() {
		return slices_only
				? VoxelPlan.ofSlices(input, given(depth), given(voxel))
				: VoxelPlan.of(input, given(depth), given(voxel));
	}

	private static double given(final Double number) {
		return number == null ? 0 : number;
	}
}
