// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.awt.GraphicsEnvironment;
import java.io.File;
import java.nio.file.Path;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Plot;
import ij.measure.ResultsTable;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Numbers;
import sc.fiji.liif.command.fields.QualityFields;
import sc.fiji.liif.command.fields.Judgement;
import sc.fiji.liif.command.option.Host;
import sc.fiji.liif.evaluate.Evaluation;
import sc.fiji.liif.evaluate.EvaluationJob;
import sc.fiji.liif.evaluate.Scores;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.io.ImageFiles;
import sc.fiji.liif.imagej.io.ImageRasters;
import sc.fiji.liif.imagej.io.TextFiles;
import sc.fiji.liif.imagej.report.ScoreReport;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.volume.IsotropicMethod;
import sc.fiji.liif.imagej.volume.IsotropicOptions;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.RasterSource;

/** Scores models beside bicubic interpolation, on a folder of pictures or on an image. */
@Plugin(type = Command.class, label = "LIIF Evaluate", description = "Scores models on pictures, beside bicubic interpolation.", headless = true, visible = false, attrs = {
		@Attr(name = "menu", value = "Evaluate..."), @Attr(name = "guide", value = "my-own-model"),
		@Attr(name = "shell", value = "evaluate")})
public class Evaluate extends QualityFields {

	/** What the option {@code differences} says if they are to be shown. */
	private static final String SHOW = "true";

	// Not filled in by Fiji with whatever is open.
	@Parameter(required = false, autoFill = false, persist = false, description = "image to evaluate on")
	private ImagePlus input;

	@Parameter(required = false, persist = false, label = "Images (none: the current image)", style = "directory", description = "folder of pictures, folders below included; without it the current image")
	private File images;

	@Parameter(required = false, persist = false, label = "Models", style = "models", description = "models' names or folders, with commas between", attrs = @Attr(name = "shell alias", value = "--model"))
	private String models = ModelRegistry.DEFAULT;

	@Parameter(required = false, persist = false, label = "Scales", description = "scales above 1, with commas between")
	private String scales = "2,3,4";

	@Parameter(required = false, persist = false, label = "Protocol", choices = {"benchmark", "rgb", "div2k", "micro",
			"volume"}, description = "benchmark: luma (gray counts as a colour, as in the reference), without a border of scale pixels; div2k: RGB, without scale + 6 pixels; rgb: RGB, without scale pixels; micro: intensities in the range of their percentiles, and how far mean and peak stay; volume: slices are taken out of stacks of cubic voxels and put back, without two voxels of border")
	private String protocol = "benchmark";

	@Parameter(required = false, persist = false, label = "Compare (nearest,bilinear,lanczos,smoothing)", description = "more ways to compare with, with commas between: nearest, bilinear, lanczos, or smoothing: the Gaussian before bicubic that is best for each picture, chosen by the truth")
	private String compare = "";

	@Parameter(required = false, persist = false, label = "Given inputs (folder of X2 ...)", style = "directory", description = "folder with the data set's own reduced pictures in X2, X3 ...; else they are made by anti-aliased bicubic reduction, the picture being cropped at its upper left; a picture that is missing there is skipped")
	private File low_resolution;

	@Parameter(required = false, persist = false, label = "Degradation", description = "how inputs are made, as LIIF Train has it, such as: microscope psf=0.8 photons=50 read_noise=0.01; nothing: bicubic reduction", attrs = @Attr(name = "remember", value = "never"))
	private String degradation = "";

	@Parameter(required = false, persist = false, label = "Noise", choices = {"auto",
			"0"}, description = "what models are told that take noise away: auto what is measured, 0 that there is none", attrs = @Attr(name = "dialog", value = "more"))
	private String noise = Exposure.AUTO;

	@Parameter(required = false, persist = false, label = "CSV file", style = "save", description = "file for all scores", attrs = @Attr(name = "remember", value = "never"))
	private File csv;

	@Parameter(required = false, persist = false, label = "Chart file", style = "save", description = "file for the chart of PSNR over the scales (.png)", attrs = @Attr(name = "remember", value = "never"))
	private File chart;

	@Parameter(required = false, persist = false, label = "Differences (true, or a folder)", description = "result minus truth as images: a folder to write them to, or true to show them", attrs = @Attr(name = "remember", value = "never"))
	private String differences = "";

	@Parameter(type = ItemIO.OUTPUT)
	private Scores scored;

	@Parameter(type = ItemIO.OUTPUT)
	private ResultsTable table;

	@Parameter(type = ItemIO.OUTPUT)
	private Plot figure;

	@Override
	protected void execute(final Host host) {
		for (final File file : new File[]{csv, chart}) {
			if (file != null)
				ImageFiles.checkTarget(file.toPath(), true);
		}
		if (chart != null && !ImageFiles.isWritable(chart.toPath()))
			throw new LiifException("The chart can't be written as " + chart + ": end the name with .png.");
		if (differences.equals(SHOW) && GraphicsEnvironment.isHeadless())
			throw new LiifException("There is no display to show differences on: give a folder to write them to.");
		if (!differences.isEmpty() && !differences.equals(SHOW))
			ImageFiles.checkTarget(new File(differences, ".liif-probe").toPath(), true);
		Judgement.precision(host, precision());
		final EvaluationJob job = new EvaluationJob(Installation.current().networks(), ImageRasters.FILES)
				.models(models).quality(quality()).scales(scales).protocol(protocol).compare(compare)
				.noise(noise.equals(Exposure.AUTO))
				.volumes(model -> new IsotropicMethod(Installation.current().networks(),
						IsotropicOptions.model(model).noise(noise).quality(quality())))
				.degradation(degradation).lowResolution(low_resolution == null ? null : low_resolution.toPath());
		if (images != null)
			job.images(images.toPath());
		final ImagePlus image = input != null ? input : images == null ? WindowManager.getCurrentImage() : null;
		if (image != null)
			job.open(ImageRasters.of(image, RasterSource.AS_THEY_ARE));
		scored = job.run(listener(host), host);
		host.say(scored.legend() + ", protocol " + protocol);
		host.say(scored.table());
		table = ScoreReport.table(scored);
		if (host.hasWindows())
			figure = ScoreReport.chart(scored);
		// Last: what can't be written can still be read off the table.
		if (csv != null)
			TextFiles.write(csv.toPath(), scored.csv());
		if (chart != null)
			ImageFiles.save(new ImagePlus("", ScoreReport.chart(scored).getProcessor()), chart.toPath(), true);
	}

	private Evaluation.Listener listener(final Host host) {
		return new Evaluation.Listener() {

			@Override
			public void enlarged(final String name, final double scale, final String method, final Raster result,
					final Raster truth) {
				final String title = name + " x" + Numbers.text(scale) + " " + method;
				if (differences.equals(SHOW))
					ScoreReport.difference(title, result, truth).show();
				else if (!differences.isEmpty()) {
					final Path file = new File(differences, title.replaceAll("[/\\\\:]", "-") + ".tif").toPath();
					ImageFiles.save(ScoreReport.difference(title, result, truth), file, true);
				}
			}

			@Override
			public void skipped(final String sentence) {
				host.say("skipped: " + sentence);
			}
		};
	}
}
