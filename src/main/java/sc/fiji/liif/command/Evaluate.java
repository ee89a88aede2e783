// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.io.File;
import java.util.concurrent.CancellationException;

import org.scijava.ItemIO;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.evaluate.Evaluation;
import sc.fiji.liif.evaluate.Scores;
import sc.fiji.liif.imagej.EvaluationJob;

/**
 * Scores models beside bicubic interpolation, as a SciJava command for scripts
 * and services. If it is not possible, the command is canceled with one sentence
 * as reason.
 */
@Plugin(type = Command.class, label = LIIF_Evaluate.NAME, headless = true, visible = false)
public class Evaluate extends ContextCommand {

	@Parameter(required = false)
	private StatusService statusService;

	@Parameter(required = false)
	private LogService log;

	@Parameter(required = false, persist = false, description = "folder of pictures")
	private File images;

	// Not filled in by Fiji with whatever is open.
	@Parameter(required = false, autoFill = false, persist = false, description = "image to evaluate")
	private ImagePlus input;

	@Parameter(required = false, persist = false, description = "models' names or folders, with commas between")
	private String models = "edsr-light";

	@Parameter(required = false, persist = false, description = "scales, with commas between")
	private String scales = "2,3,4";

	@Parameter(required = false, persist = false, description = "benchmark, rgb or div2k")
	private String protocol = "benchmark";

	@Parameter(required = false, persist = false, description = "more interpolations: nearest, bilinear, lanczos")
	private String compare = "";

	@Parameter(required = false, persist = false, description = "folder with the data set's own reduced pictures in X2, X3 ...")
	private File lowResolution;

	@Parameter(type = ItemIO.OUTPUT)
	private Scores scored;

	@Override
	public void run() {
		final EvaluationJob job = new EvaluationJob();
		try (CommandProgress progress = new CommandProgress(this, statusService)) {
			job.models(models).scales(scales).protocol(protocol).compare(compare);
			if (images != null)
				job.images(images.toPath());
			if (input != null)
				job.open(input);
			if (lowResolution != null)
				job.lowResolution(lowResolution.toPath());
			scored = job.run(new Evaluation.Listener() {

				@Override
				public void skipped(final String sentence) {
					if (log != null)
						log.info("skipped: " + sentence);
				}
			}, progress);
		}
		catch (final LiifException e) {
			cancel(e.getMessage());
		}
		catch (final CancellationException e) {
			if (!isCanceled())
				cancel(null);
		}
	}

	/** All scores; null if the command was canceled. */
	public Scores scored() {
		return scored;
	}
}
