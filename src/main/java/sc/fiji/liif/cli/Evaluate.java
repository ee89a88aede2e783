// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

import ij.ImagePlus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.evaluate.Evaluation;
import sc.fiji.liif.evaluate.Scores;
import sc.fiji.liif.imagej.EvaluationJob;
import sc.fiji.liif.imagej.EvaluationOutput;
import sc.fiji.liif.imagej.ImageFiles;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.picture.Picture;

/** {@code evaluate}: scores models beside bicubic interpolation. */
@Command(name = "evaluate", description = "Scores models on pictures, beside bicubic interpolation.", sortOptions = false)
final class Evaluate implements Runnable {

	@Spec
	private CommandSpec spec;

	@Option(names = "--images", required = true, paramLabel = "DIR", description = "Folder of pictures.")
	private Path images;

	@Option(names = "--model", paramLabel = "MODEL", split = ",", description = "Models, by names or folders, with commas between or one by one; default: the default model.")
	private List<String> models;

	@Option(names = "--scales", description = "Scales; default ${DEFAULT-VALUE}.")
	private String scales = "2,3,4";

	@Option(names = "--protocol", description = "benchmark (luma, border scale), div2k (RGB, border scale + 6) or rgb (border scale); default ${DEFAULT-VALUE}.")
	private String protocol = "benchmark";

	@Option(names = "--compare", paramLabel = "METHOD[,METHOD]", description = "More interpolations beside bicubic: nearest, bilinear, lanczos.")
	private String compare = "";

	@Option(names = "--low-resolution", paramLabel = "DIR", description = "Folder with the data set's own reduced pictures in X2, X3 ...")
	private Path lowResolution;

	@Option(names = "--csv", paramLabel = "FILE", description = "File for all scores.")
	private Path csv;

	@Option(names = "--chart", paramLabel = "FILE", description = "PNG file for a chart of PSNR over scales.")
	private Path chart;

	@Option(names = "--differences", paramLabel = "DIR", description = "Folder for difference images, result minus truth.")
	private Path differences;

	@Override
	public void run() {
		final PrintWriter out = spec.commandLine().getOut();
		for (final Path file : new Path[]{csv, chart}) {
			if (file != null)
				ImageFiles.checkTarget(file, true);
		}
		if (chart != null && !ImageFiles.isWritable(chart))
			throw new LiifException("The chart can't be written as " + chart + ": end the name with .png.");
		final EvaluationJob job = new EvaluationJob().images(images)
				.models(models == null ? ModelRegistry.DEFAULT : String.join(",", models)).scales(scales)
				.protocol(protocol).compare(compare).lowResolution(lowResolution);
		final Scores scores;
		try (TerminalProgress progress = new TerminalProgress()) {
			scores = job.run(listener(), progress);
		}
		out.println("mean PSNR (dB) / SSIM, protocol " + protocol);
		out.println(scores.table());
		if (csv != null)
			EvaluationOutput.write(scores, csv);
		if (chart != null)
			ImageFiles.save(new ImagePlus("", EvaluationOutput.chart(scores).getProcessor()), chart, true);
	}

	private Evaluation.Listener listener() {
		return new Evaluation.Listener() {

			@Override
			public void enlarged(final String name, final double scale, final String method, final Picture result,
					final Picture truth) {
				if (differences == null)
					return;
				final String file = (name + " x" + Scores.plain(scale) + " " + method).replaceAll("[/\\\\:]", "-")
						+ ".tif";
				ImageFiles.save(EvaluationOutput.difference(file, result, truth), differences.resolve(file), true);
			}

			@Override
			public void skipped(final String sentence) {
				spec.commandLine().getErr().println("skipped: " + sentence);
			}
		};
	}
}
