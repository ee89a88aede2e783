// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.util.Map;
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

import sc.fiji.liif.command.door.Host;
import sc.fiji.liif.command.door.LiifCommand;
import sc.fiji.liif.imagej.HeapSpace;
import sc.fiji.liif.imagej.ImagePlusUpscaler;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.TargetSize;
import sc.fiji.liif.imagej.UpscaleOptions;
import sc.fiji.liif.imagej.UpscalePlan;
import sc.fiji.liif.imagej.values.PixelMeaning;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.model.ModelSummary;
import sc.fiji.liif.network.Precision;

/** Makes a larger image: {@code commandService.run(Upscale.class, true, "input", image, "scale", 12.0)}. */
@Plugin(type = Command.class, label = "LIIF Upscale", description = "Makes larger images.", headless = true, visible = false, attrs = {
		@Attr(name = "menu", value = "Upscale..."), @Attr(name = "shell", value = "upscale")})
public class Upscale extends LiifCommand {

	@Parameter(persist = false, description = "image to upscale")
	private ImagePlus input;

	@Parameter(required = false, persist = false, label = "Scale", min = "1", max = "64", description = "output pixels per input pixel, whole or not")
	private Double scale = 2.0;

	@Parameter(required = false, persist = false, label = "Scale y (if different)", min = "1", max = "64", description = "the same along y, if it differs")
	private Double scale_y;

	@Parameter(required = false, persist = false, label = "Width (pixels)", min = "1", description = "width of the result in pixels, instead of the scale; the height follows if it is not given", attrs = {
			@Attr(name = "instead of", value = "scale scale_y"), @Attr(name = "remember", value = "never")})
	private Integer width;

	@Parameter(required = false, persist = false, label = "Height (pixels)", min = "1", description = "height of the result likewise", attrs = {
			@Attr(name = "instead of", value = "scale scale_y"), @Attr(name = "remember", value = "never")})
	private Integer height;

	@Parameter(required = false, persist = false, label = "Model", style = "model", description = "a model's name, the path of its folder, or auto: by the picture", attrs = @Attr(name = "record", value = "always"))
	private String model = ModelChoice.AUTO;

	@Parameter(required = false, persist = false, label = "Tile (pixels)", min = "0", description = "largest side of a tile in input pixels, 0 by the free memory; changes only time and memory")
	private int tile;

	@Parameter(required = false, persist = false, label = "Values are", choices = {PixelMeaning.AUTO, "intensities",
			"labels",
			"colours"}, description = "what pixel values mean: auto judges by the picture, labels are not interpolated, colours are indices of a palette", attrs = @Attr(name = "remember", value = "never"))
	private String values = PixelMeaning.AUTO;

	@Parameter(required = false, persist = false, label = "Precision", choices = {"full",
			"fast"}, description = "full: 32-bit floats; fast: factors rounded to bfloat16, on processors that are faster with it")
	private String precision = "full";

	@Parameter(required = false, persist = false, label = "Ensemble", choices = {"1",
			"8"}, description = "8: look at the picture turned in eight ways and take the mean, in eight times the time")
	private String ensemble = "1";

	@Parameter(required = false, persist = false, label = "Local ensemble", description = "let the four latents around a pixel answer, blended; the nearest one alone saves half of the time with perceptrons, nothing with heat fields")
	private boolean local_ensemble = true;

	@Parameter(required = false, persist = false, label = "Cell", choices = {"exact",
			"trained"}, description = "what the decoder is told of the size of a pixel: exact, or never less than it was trained for, which differs at scales above those of the training")
	private String cell = "exact";

	@Parameter(required = false, persist = false, label = "Noise", description = "how strong the noise is, for models that take it away: auto measures it, 0 keeps it, or its standard deviation in the image's values; more smooths more", attrs = @Attr(name = "remember", value = "never"))
	private String noise = Exposure.AUTO;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	@Override
	protected void execute(final Host host) {
		values = Judgement.values(host, input, values);
		Judgement.model(host, input, values, model);
		Judgement.precision(host, precision);
		output = new ImagePlusUpscaler(Installation.current().networks(), host).upscale(input, options());
	}

	@Override
	public Map<String, String> judged() {
		return Judgement.recorded(input, values, model);
	}

	/** What the model is, the size of the result, and the memory that the work takes. */
	@Override
	protected String summary() {
		final ModelRegistry models = Installation.current().models();
		final PixelMeaning meaning = PixelMeaning.of(input, values);
		final ModelChoice choice = ModelChoice.of(input, meaning, model);
		final ModelSpec spec = models.spec(choice.model());
		final UpscalePlan plan = new UpscalePlan(input, options().size());
		final String fit = ModelSummary.fit(spec, input.getBitDepth() == 24);
		if (meaning == PixelMeaning.LABELS)
			return "Result: " + plan.summary() + ".\nOf this image " + PixelMeaning.LABELS.remark() + ".";
		return "Result: " + plan.summary() + "; while computing "
				+ HeapSpace.inWords(plan.workingBytes(spec, options().tile())) + " more.\n"
				+ (fit.isEmpty() ? "Model: " + named(choice) + ModelSummary.line(models, choice.model()) + "." : fit)
				+ (spec.isNoiseAware() ? "\n" + noiseOfPlane() : "");
	}

	private static String named(final ModelChoice choice) {
		return choice.remark().isEmpty() ? "" : choice.model() + choice.remark() + ": ";
	}

	/** Of the current plane alone: looking at all of a stack would take too long while somebody types. */
	private String noiseOfPlane() {
		final double found = Exposure.of(input.getProcessor()).deviation();
		return String.format(Locale.ROOT, "Noise of this plane: %.4g (standard deviation at its mean)%s.", found,
				Exposure.isMeasured(noise) ? "" : "; told to the model: " + noise.trim());
	}

	@Override
	public int[] resultSize() {
		final UpscalePlan plan = new UpscalePlan(input, options().size());
		return new int[]{plan.grid().width(), plan.grid().height()};
	}

	/** As options say it. */
	static Quality quality(final String precision, final String ensemble, final boolean localEnsemble,
			final String cell) {
		return Quality.standard().precision(Precision.of(precision)).ensemble(Integer.parseInt(ensemble))
				.localEnsemble(localEnsemble).trainedCells(cell.equals("trained"));
	}

	private UpscaleOptions options() {
		final TargetSize size = width != null || height != null
				? TargetSize.ofPixels(width == null ? 0 : width, height == null ? 0 : height)
				: TargetSize.ofScale(scale, scale_y == null ? scale : scale_y);
		return UpscaleOptions.of(size).model(model).tile(tile).values(values).noise(noise)
				.quality(quality(precision, ensemble, local_ensemble, cell));
	}
}
