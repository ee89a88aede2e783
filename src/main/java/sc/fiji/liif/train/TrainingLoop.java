// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import sc.fiji.liif.engine.LearnedState;
import sc.fiji.liif.weights.StateDict;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.network.TrainableNetwork;
import sc.fiji.liif.train.data.TrainingData;
import sc.fiji.liif.train.data.ValidationResult;
import sc.fiji.liif.train.files.Checkpoint;
import sc.fiji.liif.train.files.ModelCard;
import sc.fiji.liif.train.files.TrainingFolder;
import sc.fiji.liif.train.files.TrainingLog;
import sc.fiji.liif.train.files.TrainingProgress;
import sc.fiji.liif.train.settings.TrainingOptions;
import sc.fiji.liif.train.settings.TrainingSettings;

/** The steps of one training, with validations and checkpoints between them. */
final class TrainingLoop {

	private final TrainingOptions options;
	private final TrainableNetwork network;
	private final BatchQueue batches;
	private final Validation validation;
	private final TrainingLog log;
	private final TrainingFolder folder;
	private final TrainingListener listener;
	private final TrainingProgress progress;
	private final TrainingData data;
	private final LearningRate rate;
	private final long steps;
	private final double secondsBefore;
	private final long start = System.nanoTime();
	private ValidationResult last;

	/** @param validation may be null */
	TrainingLoop(final TrainingOptions options, final TrainableNetwork network, final BatchQueue batches,
			final Validation validation, final TrainingLog log, final TrainingFolder folder,
			final TrainingListener listener, final TrainingProgress progress, final TrainingData data) {
		this.options = options;
		this.network = network;
		this.batches = batches;
		this.validation = validation;
		this.log = log;
		this.folder = folder;
		this.listener = listener;
		this.progress = progress;
		this.data = data;
		rate = new LearningRate(options, progress.phaseStart);
		steps = options.whole(TrainingSettings.STEPS);
		secondsBefore = progress.seconds;
	}

	Model run() {
		final int validateEvery = options.whole(TrainingSettings.VALIDATE_EVERY);
		final int checkpointEvery = options.whole(TrainingSettings.CHECKPOINT_EVERY);
		if (progress.step == 0) {
			validate();
			tryCheckpoint();
		}
		while (progress.step < steps && !listener.isStopped()) {
			listener.checkCanceled();
			step();
			if (progress.step < steps && progress.step % validateEvery == 0)
				validate();
			if (progress.step < steps && progress.step % checkpointEvery == 0)
				tryCheckpoint();
		}
		// Whoever stopped it may not have the patience for the last validation.
		tryCheckpoint();
		if (last == null || last.step() < progress.step)
			validate();
		return finish();
	}

	// -- Helper methods --

	private void step() {
		final long step = progress.step + 1;
		final double learningRate = rate.at(step);
		final float loss;
		try {
			loss = network.step(batches.take(), learningRate, step);
		}
		catch (final ArithmeticException e) {
			finish();
			throw new DivergedException("The training diverged at step " + step + ": the model before it is kept in "
					+ folder + "; train again with a smaller learning_rate than "
					+ options.text(TrainingSettings.LEARNING_RATE) + ".", e);
		}
		progress.step = step;
		progress.seconds = seconds();
		progress.lossSum += loss;
		progress.lossCount++;
		try {
			log.step(step, progress.seconds, learningRate, loss);
		}
		catch (final IOException e) {
			warn("log", e);
		}
		listener.stepped(step, steps, loss);
	}

	private void validate() {
		final double loss = progress.lossSum / progress.lossCount;
		progress.lossSum = 0;
		progress.lossCount = 0;
		if (validation == null)
			return;
		last = validation.judge(model(), progress.step, loss, listener);
		progress.seconds = seconds();
		progress.add(last.step(), last.loss(), last.psnr(), last.bicubicPsnr());
		try {
			log.validation(last.step(), progress.seconds, rate.at(Math.max(1, progress.step)), last.loss(), last.psnr(),
					last.bicubicPsnr());
		}
		catch (final IOException e) {
			warn("log", e);
		}
		if (progress.step > 0)
			keep();
		listener.validated(last);
	}

	/** Never before there is a checkpoint: a model without one could be neither resumed nor written anew. */
	private void keep() {
		try {
			if (!folder.hasCheckpoint())
				folder.write(checkpoint());
			final Model model = model();
			folder.write(model);
			if (last.psnr() > progress.best) {
				folder.writeBest(model);
				progress.best = last.psnr();
			}
		}
		catch (final IOException e) {
			warn("model", e);
		}
	}

	private void tryCheckpoint() {
		try {
			folder.write(checkpoint());
		}
		catch (final IOException e) {
			warn("checkpoint", e);
		}
	}

	/** A full disk may be mended by the next time; what was written before is still there. */
	private void warn(final String what, final IOException e) {
		listener.warned("The " + what + " of step " + progress.step + " can't be written to " + folder + " ("
				+ e.getMessage() + "): make room; the training goes on and tries again.");
	}

	private Model finish() {
		final Model model = model();
		try {
			folder.write(checkpoint());
			folder.write(model);
		}
		catch (final IOException e) {
			throw new LiifException("The model can't be written to " + folder + " (" + e.getMessage()
					+ "): make room, then resume the training from its last checkpoint.", e);
		}
		return model;
	}

	private Checkpoint checkpoint() {
		final LearnedState state = network.state();
		return new Checkpoint(model(state.weights()), state, progress, options, data.fingerprint());
	}

	/** What the training is for: with the running means of the weights, where they are kept. */
	private Model model() {
		return model(network.averages());
	}

	private Model model(final StateDict weights) {
		return new Model(network.spec(), weights, ModelCard.of(options, progress, data.description(),
				data.inputs(options), data.validationDescription(), psnr()));
	}

	/** The last validation as the card tells it. */
	private Map<String, Double> psnr() {
		final Map<String, Double> psnr = new LinkedHashMap<>();
		if (validation == null || last == null)
			return psnr;
		last.psnrByCase().forEach((label, value) -> {
			psnr.put(label, value);
			psnr.put("bicubic " + label, last.bicubicByCase().get(label));
		});
		return psnr;
	}

	private double seconds() {
		return secondsBefore + (System.nanoTime() - start) / 1e9;
	}
}
