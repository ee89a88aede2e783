// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.io.File;
import java.util.Collections;
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
import sc.fiji.liif.imagej.TrainingJob;
import sc.fiji.liif.train.TrainingListener;
import sc.fiji.liif.train.TrainingPace;
import sc.fiji.liif.train.ValidationResult;

/**
 * Trains a model, as a SciJava command for scripts and services:
 *
 * <pre>
 * commandService.run(Train.class, true, "images", folder, "output", modelFolder, "settings", "steps=5000").get()
 * </pre>
 *
 * Canceling the command keeps nothing. If the training is not possible, the
 * command is canceled with one sentence as reason.
 */
@Plugin(type = Command.class, label = LIIF_Train.NAME, headless = true, visible = false)
public class Train extends ContextCommand {

	@Parameter(required = false)
	private StatusService statusService;

	@Parameter(required = false)
	private LogService log;

	@Parameter(required = false, persist = false, description = "folder of pictures to learn from")
	private File images;

	// Not filled in by Fiji with whatever is open.
	@Parameter(required = false, autoFill = false, persist = false, description = "image to learn from")
	private ImagePlus input;

	@Parameter(required = false, persist = false, description = "folder of pictures to validate on; without one, a part is held out")
	private File validation;

	@Parameter(required = false, persist = false, description = "folder of poor pictures: learn from pairs")
	private File inputs;

	@Parameter(required = false, persist = false, description = "folder of good pictures of the same names, of any size")
	private File targets;

	@Parameter(persist = false, description = "folder for the model; its name is the model's")
	private File output;

	@Parameter(required = false, persist = false, description = "light, paper-edsr or paper-rdn")
	private String preset = "light";

	@Parameter(required = false, persist = false, description = "a model's name or folder to start from; empty: random weights")
	private String model = "";

	@Parameter(required = false, persist = false, description = "settings that differ from the preset's, such as: steps=5000 seed=3")
	private String settings = "";

	@Parameter(required = false, persist = false, description = "go on with the training in the output folder")
	private boolean resume;

	@Parameter(required = false, persist = false, description = "threads for the computation; 0: all")
	private int threads;

	@Parameter(type = ItemIO.OUTPUT)
	private File trained;

	@Override
	public void run() {
		try {
			final TrainingJob job = new TrainingJob().output(output.toPath()).preset(preset).model(model).set(settings)
					.resume(resume).threads(threads);
			if (images != null)
				job.images(Collections.singletonList(images.toPath()));
			if (input != null)
				job.open(Collections.singletonList(input));
			if (validation != null)
				job.validation(Collections.singletonList(validation.toPath()));
			if (inputs != null || targets != null)
				job.pairs(inputs == null ? null : inputs.toPath(), targets == null ? null : targets.toPath());
			job.train(new Listener());
			trained = output;
		}
		catch (final LiifException e) {
			cancel(e.getMessage());
		}
		catch (final CancellationException e) {
			if (!isCanceled())
				cancel(null);
		}
	}

	/** The model's folder; null if the command was canceled. */
	public File trained() {
		return trained;
	}

	/** Tells the status bar and the log. */
	private final class Listener implements TrainingListener {

		private final TrainingPace pace = new TrainingPace();

		@Override
		public void stepped(final long step, final long steps, final double loss) {
			pace.stepped(step, steps);
			if (statusService != null)
				statusService.showStatus((int) step, (int) steps, "LIIF: " + pace.line(loss));
		}

		@Override
		public void validated(final ValidationResult result) {
			say(result.toString());
		}

		@Override
		public void skipped(final String sentence) {
			say("skipped: " + sentence);
		}

		@Override
		public void warned(final String sentence) {
			say("warning: " + sentence);
		}

		@Override
		public boolean isCanceled() {
			return Train.this.isCanceled();
		}

		private void say(final String line) {
			if (log != null)
				log.info(line);
		}
	}
}
