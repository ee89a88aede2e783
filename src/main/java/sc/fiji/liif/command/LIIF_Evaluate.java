// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

import ij.IJ;
import ij.macro.Interpreter;
import ij.plugin.PlugIn;
import sc.fiji.liif.evaluate.Evaluation;
import sc.fiji.liif.evaluate.Protocol;
import sc.fiji.liif.evaluate.Scores;
import sc.fiji.liif.imagej.EvaluationJob;
import sc.fiji.liif.imagej.EvaluationOutput;
import sc.fiji.liif.imagej.ImageFiles;
import sc.fiji.liif.imagej.StatusBarProgress;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.picture.Picture;

/**
 * Plugins > LIIF > Evaluate: scores models beside bicubic interpolation, on a
 * folder of pictures or the current image. In macros {@code run("LIIF Evaluate",
 * "images=/data/set5 models=edsr-light scales=2,3,4 protocol=benchmark
 * csv=/data/scores.csv")}.
 */
public class LIIF_Evaluate implements PlugIn {

	static final String NAME = "LIIF Evaluate";

	@Override
	public void run(final String arg) {
		ImageJErrors.guard(NAME, () -> {
			final OptionsDialog dialog = new OptionsDialog(NAME).folder("images", "Images (none: the current image)")
					.text("models", ModelRegistry.DEFAULT, "Models (with commas between)")
					.text("scales", "2,3,4", "Scales")
					.choice("protocol", "Protocol",
							Arrays.stream(Protocol.values()).map(Protocol::toString).collect(Collectors.toList()))
					.text("compare", "", "Compare (nearest,bilinear,lanczos)")
					.folder("low_resolution", "Given inputs (folder of X2 ...)").text("csv", "", "CSV file")
					.flag("differences", "Show difference images");
			if (dialog.ask())
				evaluate(dialog);
		});
	}

	private static void evaluate(final OptionsDialog dialog) {
		final EvaluationJob job = new EvaluationJob().models(dialog.string("models")).scales(dialog.string("scales"))
				.protocol(dialog.string("protocol")).compare(dialog.string("compare"));
		if (dialog.string("images").isEmpty())
			job.open(CurrentImage.get());
		else
			job.images(dialog.path("images"));
		job.lowResolution(dialog.path("low_resolution"));
		final Path csv = dialog.path("csv");
		if (csv != null)
			ImageFiles.checkTarget(csv, true);
		final Scores scores;
		try (StatusBarProgress progress = new StatusBarProgress("LIIF")) {
			scores = job.run(listener(dialog.isOn("differences")), progress);
		}
		if (GraphicsEnvironment.isHeadless())
			IJ.log(scores.table());
		else
			EvaluationOutput.table(scores).show(NAME);
		if (!GraphicsEnvironment.isHeadless() && !Interpreter.isBatchMode())
			EvaluationOutput.chart(scores).show();
		// Last: what can't be written can still be read off the table.
		if (csv != null)
			EvaluationOutput.write(scores, csv);
	}

	private static Evaluation.Listener listener(final boolean showsDifferences) {
		return new Evaluation.Listener() {

			@Override
			public void enlarged(final String name, final double scale, final String method, final Picture result,
					final Picture truth) {
				if (showsDifferences)
					EvaluationOutput.difference(name + " x" + Scores.plain(scale) + " " + method, result, truth).show();
			}

			@Override
			public void skipped(final String sentence) {
				IJ.log("skipped: " + sentence);
			}
		};
	}
}
