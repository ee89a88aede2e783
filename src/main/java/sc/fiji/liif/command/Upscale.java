// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.io.File;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import sc.fiji.liif.imagej.values.ModelChoice;
import sc.fiji.liif.imagej.values.Exposure;
import java.util.Locale;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import ij.measure.Calibration;

import sc.fiji.liif.TimedProgress;
import sc.fiji.liif.Numbers;
import sc.fiji.liif.Progress;
import sc.fiji.liif.command.fields.Judgement;
import sc.fiji.liif.command.fields.UpscaleFields;
import sc.fiji.liif.command.option.Host;
import sc.fiji.liif.imagej.HeapSpace;
import sc.fiji.liif.imagej.ImagePlusUpscaler;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.UpscalePlan;
import sc.fiji.liif.imagej.preview.Previewed;
import sc.fiji.liif.imagej.preview.UpscalePreview;
import sc.fiji.liif.imagej.stream.StreamOptions;
import sc.fiji.liif.imagej.stream.StreamRun;
import sc.fiji.liif.imagej.values.PixelMeaning;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.model.ModelSummary;
import sc.fiji.liif.omezarr.OmeFormat;
import sc.fiji.liif.trust.ConsistentUpscaler;

/** Makes a larger image: {@code commandService.run(Upscale.class, true, "input", image, "scale", 12.0)}. */
@Plugin(type = Command.class, label = "LIIF Upscale", description = "Makes larger images.", headless = true, visible = false, attrs = {
		@Attr(name = "menu", value = "Upscale..."), @Attr(name = "guide", value = "enlarge-a-figure"),
		@Attr(name = "shell", value = "upscale")})
public class Upscale extends UpscaleFields {

	@Parameter(persist = false, description = "image to upscale")
	private ImagePlus input;

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
		if (zarr != null) {
			output = streamed().run(Installation.current().networks(), host);
			return;
		}
		final ImagePlus chosen = planes().of(input);
		final String meaning = Judgement.values(host, chosen, values());
		Judgement.model(host, chosen, meaning, model());
		Judgement.precision(host, precision());
		output = new ImagePlusUpscaler(Installation.current().networks(), host).afterwards(host.afterwards())
				.upscale(input, options().values(meaning));
	}

	@Override
	public Map<String, String> judged() {
		return Judgement.recorded(planes().of(input), values(), model());
	}

	/** What the model is, the size of the result, and the memory that the work takes. */
	@Override
	public String summary() {
		if (zarr != null)
			return streamed().summary();
		final ModelRegistry models = Installation.current().models();
		final ImagePlus chosen = planes().of(input);
		final PixelMeaning meaning = PixelMeaning.of(chosen, values());
		final ModelChoice choice = ModelChoice.of(chosen, meaning, model());
		final ModelSpec spec = models.spec(choice.model());
		final UpscalePlan plan = new UpscalePlan(chosen, options().size());
		plan.checkMemory(
				options().isConsistent() && meaning != PixelMeaning.LABELS ? ConsistentUpscaler.bytesPerPixel(spec) : 0,
				options().isVirtual());
		final String fit = ModelSummary.fit(spec, input.getBitDepth() == 24);
		if (meaning == PixelMeaning.LABELS)
			return "Result: " + plan.summary() + ".\nOf this image " + PixelMeaning.LABELS.remark() + ".";
		return "Result: " + plan.summary() + "; while computing "
				+ HeapSpace.inWords(plan.workingBytes(spec, options().tile())) + " more.\n" + "Model: " + named(choice)
				+ (fit.isEmpty() ? ModelSummary.line(models, choice.model()) + "." : fit)
				+ (spec.isNoiseAware() ? "\n" + noiseOfPlane() : "");
	}

	private StreamRun streamed() {
		final StreamOptions streaming = StreamRun.options(input, options());
		return new StreamRun(input, zarr.toPath(), streaming.format(OmeFormat.of(zarr_format)));
	}

	private static String named(final ModelChoice choice) {
		return choice.remark().isEmpty() ? "" : choice.model() + choice.remark() + ". ";
	}

	/** Of the current plane alone: looking at all of a stack would take too long while somebody types. */
	private String noiseOfPlane() {
		final double found = Exposure.of(input.getProcessor()).deviation();
		return String.format(Locale.ROOT, "Noise of this plane: %.4g (standard deviation at its mean)%s.", found,
				Exposure.isMeasured(options().noise()) ? "" : "; told to the model: " + options().noise().trim());
	}

	@Override
	public String time() {
		return zarr != null
				? ""
				: TimedProgress.about(new ImagePlusUpscaler(Installation.current().networks(), Progress.NONE)
						.seconds(input, options()));
	}

	@Override
	public Map<String, String> computed() {
		final UpscalePlan plan = UpscalePlan.of(input, options());
		final Map<String, String> computed = new HashMap<>();
		computed.put("scale", Numbers.rounded(plan.grid().scaleX()));
		computed.put("scale_y", Numbers.rounded(plan.grid().scaleY()));
		computed.put("width", Integer.toString(plan.grid().width()));
		computed.put("height", Integer.toString(plan.grid().height()));
		final Calibration calibration = plan.calibration();
		computed.put("pixel_size", Numbers.rounded(calibration.pixelWidth) + " " + calibration.getUnit());
		computed.put("pixel_height", Numbers.rounded(calibration.pixelHeight) + " " + calibration.getUnit());
		return computed;
	}

	@Override
	public Optional<Previewed<?>> previewed() {
		return Optional.of(new Previewed<>(options(), UpscalePreview::new));
	}

	@Override
	public int[] resultSize() {
		return UpscalePlan.of(input, options()).size();
	}
}
