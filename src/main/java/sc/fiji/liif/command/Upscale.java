// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import sc.fiji.liif.imagej.values.ModelChoice;
import sc.fiji.liif.network.Quality;
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
import sc.fiji.liif.command.option.Host;
import sc.fiji.liif.command.option.LiifCommand;
import sc.fiji.liif.imagej.HeapSpace;
import sc.fiji.liif.imagej.ImagePlusUpscaler;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.TargetSize;
import sc.fiji.liif.imagej.UpscaleOptions;
import sc.fiji.liif.imagej.UpscalePlan;
import sc.fiji.liif.imagej.io.ImageFiles;
import sc.fiji.liif.imagej.planes.PlaneChoice;
import sc.fiji.liif.imagej.values.PixelMeaning;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.model.ModelSummary;
import sc.fiji.liif.network.Precision;
import sc.fiji.liif.trust.ConsistentUpscaler;

/** Makes a larger image: {@code commandService.run(Upscale.class, true, "input", image, "scale", 12.0)}. */
@Plugin(type = Command.class, label = "LIIF Upscale", description = "Makes larger images.", headless = true, visible = false, attrs = {
		@Attr(name = "menu", value = "Upscale..."), @Attr(name = "shell", value = "upscale")})
public class Upscale extends LiifCommand {

	@Parameter(persist = false, description = "image to upscale")
	private ImagePlus input;

	@Parameter(required = false, persist = false, label = "Scale", min = "1", max = "64", description = "output pixels per input pixel, whole or not")
	private Double scale = 2.0;

	@Parameter(required = false, persist = false, label = "Scale y (if different)", min = "1", max = "64", description = "the same along y, if it differs", attrs = @Attr(name = "dialog", value = "more"))
	private Double scale_y;

	@Parameter(required = false, persist = false, label = "Width (pixels)", min = "1", description = "width of the result in pixels, instead of the scale; the height follows if it is not given", attrs = {
			@Attr(name = "instead of", value = "scale scale_y"), @Attr(name = "remember", value = "never")})
	private Integer width;

	@Parameter(required = false, persist = false, label = "Height (pixels)", min = "1", description = "height of the result likewise", attrs = {
			@Attr(name = "instead of", value = "scale scale_y"), @Attr(name = "remember", value = "never")})
	private Integer height;

	@Parameter(required = false, persist = false, label = "Pixel size", description = "width of the result's pixels in the image's unit of length, instead of the scale; kept exactly", attrs = {
			@Attr(name = "needs", value = "unit"), @Attr(name = "instead of", value = "scale scale_y width height"),
			@Attr(name = "remember", value = "never")})
	private Double pixel_size;

	@Parameter(required = false, persist = false, label = "Pixel height (if different)", description = "height of the result's pixels likewise, if it differs", attrs = {
			@Attr(name = "needs", value = "unit"), @Attr(name = "dialog", value = "more"),
			@Attr(name = "instead of", value = "scale scale_y width height"),
			@Attr(name = "remember", value = "never")})
	private Double pixel_height;

	@Parameter(required = false, persist = false, label = "Pixels as in", style = "title", description = "title of an open image, or its file: the result's pixels become as large as that one's", attrs = {
			@Attr(name = "instead of", value = "scale scale_y width height pixel_size pixel_height"),
			@Attr(name = "remember", value = "never")})
	private String like = "";

	@Parameter(required = false, persist = false, label = "Channels", description = "which channels: all, current, or numbers and ranges with commas between, such as 1,3", attrs = {
			@Attr(name = "needs", value = "channels"), @Attr(name = "remember", value = "never")})
	private String channels = PlaneChoice.ALL;

	@Parameter(required = false, persist = false, label = "Slices", description = "which slices, such as 5-20", attrs = {
			@Attr(name = "needs", value = "slices"), @Attr(name = "remember", value = "never")})
	private String slices = PlaneChoice.ALL;

	@Parameter(required = false, persist = false, label = "Frames", description = "which frames", attrs = {
			@Attr(name = "needs", value = "frames"), @Attr(name = "remember", value = "never")})
	private String frames = PlaneChoice.ALL;

	@Parameter(required = false, persist = false, label = "Model", style = "model", description = "a model's name, the path of its folder, or auto: by the picture", attrs = @Attr(name = "record", value = "always"))
	private String model = ModelChoice.AUTO;

	@Parameter(required = false, persist = false, label = "Tile (pixels)", min = "0", description = "largest side of a tile in input pixels, 0 by the free memory; changes only time and memory", attrs = @Attr(name = "dialog", value = "more"))
	private int tile;

	@Parameter(required = false, persist = false, label = "Values are", choices = {PixelMeaning.AUTO, "intensities",
			"labels",
			"colours"}, description = "what pixel values mean: auto judges by the picture, labels are not interpolated, colours are indices of a palette", attrs = {
					@Attr(name = "dialog", value = "more"), @Attr(name = "remember", value = "never")})
	private String values = PixelMeaning.AUTO;

	@Parameter(required = false, persist = false, label = "Precision", choices = {"full",
			"fast"}, description = "full: 32-bit floats; fast: factors rounded to bfloat16, on processors that are faster with it", attrs = @Attr(name = "dialog", value = "more"))
	private String precision = "full";

	@Parameter(required = false, persist = false, label = "Ensemble", choices = {"1",
			"8"}, description = "8: look at the picture turned in eight ways and take the mean, in eight times the time", attrs = @Attr(name = "dialog", value = "more"))
	private String ensemble = "1";

	@Parameter(required = false, persist = false, label = "Local ensemble", description = "let the four latents around a pixel answer, blended; the nearest one alone saves half of the time with perceptrons, nothing with heat fields", attrs = @Attr(name = "dialog", value = "more"))
	private boolean local_ensemble = true;

	@Parameter(required = false, persist = false, label = "Cell", choices = {"exact",
			"trained"}, description = "what the decoder is told of the size of a pixel: exact, or never less than it was trained for, which differs at scales above those of the training", attrs = @Attr(name = "dialog", value = "more"))
	private String cell = "exact";

	@Parameter(required = false, persist = false, label = "Noise", description = "how strong the noise is, for models that take it away: auto measures it, 0 keeps it, or its standard deviation in the image's values; more smooths more", attrs = @Attr(name = "remember", value = "never"))
	private String noise = Exposure.AUTO;

	@Parameter(required = false, persist = false, label = "Consistent with the input", description = "change the result, smoothly, so that the mean over each input pixel's area is what was measured there, or differs by noise alone")
	private boolean consistent;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	@Override
	protected void execute(final Host host) {
		final ImagePlus chosen = planes().of(input);
		values = Judgement.values(host, chosen, values);
		Judgement.model(host, chosen, values, model);
		Judgement.precision(host, precision);
		output = new ImagePlusUpscaler(Installation.current().networks(), host).upscale(input, options());
	}

	@Override
	public Map<String, String> judged() {
		return Judgement.recorded(planes().of(input), values, model);
	}

	/** What the model is, the size of the result, and the memory that the work takes. */
	@Override
	public String summary() {
		final ModelRegistry models = Installation.current().models();
		final ImagePlus chosen = planes().of(input);
		final PixelMeaning meaning = PixelMeaning.of(chosen, values);
		final ModelChoice choice = ModelChoice.of(chosen, meaning, model);
		final ModelSpec spec = models.spec(choice.model());
		final UpscalePlan plan = new UpscalePlan(chosen, options().size());
		plan.checkMemory(consistent && meaning != PixelMeaning.LABELS ? ConsistentUpscaler.bytesPerPixel(spec) : 0);
		final String fit = ModelSummary.fit(spec, input.getBitDepth() == 24);
		if (meaning == PixelMeaning.LABELS)
			return "Result: " + plan.summary() + ".\nOf this image " + PixelMeaning.LABELS.remark() + ".";
		return "Result: " + plan.summary() + "; while computing "
				+ HeapSpace.inWords(plan.workingBytes(spec, options().tile())) + " more.\n" + "Model: " + named(choice)
				+ (fit.isEmpty() ? ModelSummary.line(models, choice.model()) + "." : fit)
				+ (spec.isNoiseAware() ? "\n" + noiseOfPlane() : "");
	}

	private static String named(final ModelChoice choice) {
		return choice.remark().isEmpty() ? "" : choice.model() + choice.remark() + ". ";
	}

	/** Of the current plane alone: looking at all of a stack would take too long while somebody types. */
	private String noiseOfPlane() {
		final double found = Exposure.of(input.getProcessor()).deviation();
		return String.format(Locale.ROOT, "Noise of this plane: %.4g (standard deviation at its mean)%s.", found,
				Exposure.isMeasured(noise) ? "" : "; told to the model: " + noise.trim());
	}

	@Override
	public String time() {
		return TimedProgress.about(
				new ImagePlusUpscaler(Installation.current().networks(), Progress.NONE).seconds(input, options()));
	}

	@Override
	public Map<String, String> computed() {
		final ImagePlus chosen = planes().of(input);
		final UpscalePlan plan = new UpscalePlan(chosen, options().size());
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
	public Optional<UpscaleOptions> previewed() {
		return Optional.of(options());
	}

	@Override
	public int[] resultSize() {
		final ImagePlus chosen = planes().of(input);
		final UpscalePlan plan = new UpscalePlan(chosen, options().size());
		return new int[]{plan.grid().width(), plan.grid().height(), chosen.getStackSize()};
	}

	/** As options say it. */
	static Quality quality(final String precision, final String ensemble, final boolean localEnsemble,
			final String cell) {
		return Quality.standard().precision(Precision.of(precision)).ensemble(Integer.parseInt(ensemble))
				.localEnsemble(localEnsemble).trainedCells(cell.equals("trained"));
	}

	private PlaneChoice planes() {
		return PlaneChoice.of(channels, slices, frames);
	}

	private TargetSize size() {
		if (!like.trim().isEmpty())
			return TargetSize.like(ImageFiles.named(like.trim()));
		if (pixel_size != null || pixel_height != null)
			return TargetSize.ofPixelSize(pixel_size == null ? pixel_height : pixel_size,
					pixel_height == null ? pixel_size : pixel_height);
		return width != null || height != null
				? TargetSize.ofPixels(width == null ? 0 : width, height == null ? 0 : height)
				: TargetSize.ofScale(scale, scale_y == null ? scale : scale_y);
	}

	private UpscaleOptions options() {
		return UpscaleOptions.of(size()).planes(planes()).model(model).tile(tile).values(values).noise(noise)
				.consistent(consistent).quality(quality(precision, ensemble, local_ensemble, cell));
	}
}
