// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.network.NetworkOptions;
import sc.fiji.liif.network.TrainableNetwork;
import sc.fiji.liif.train.data.BatchBuilder;
import sc.fiji.liif.train.data.SampleSource;
import sc.fiji.liif.train.data.TrainingData;
import sc.fiji.liif.train.data.ValidationCase;
import sc.fiji.liif.train.files.Checkpoint;
import sc.fiji.liif.train.files.TrainingFolder;
import sc.fiji.liif.train.files.TrainingLog;
import sc.fiji.liif.train.files.TrainingProgress;
import sc.fiji.liif.train.settings.TrainingOptions;
import sc.fiji.liif.train.settings.TrainingSettings;

/**
 * Trains a model into a folder: the model as it is at the last validation, in
 * {@code best} the one that validated best, and in {@code training} the
 * checkpoint and the log. A training that was stopped or killed goes on from its
 * checkpoint and, on one thread, arrives at the same weights bit for bit.
 *
 * <pre>
 * new Trainer(data, TrainingOptions.preset("light"), folder, TrainingListener.NONE).run();
 * </pre>
 */
public final class Trainer {

	private final TrainingData data;
	private final TrainingListener listener;
	private final TrainingFolder folder;
	private TrainingOptions options;
	private Model initial;
	private NetworkOptions network = NetworkOptions.defaults();
	private boolean isResumed;

	/** @param folder where the model goes; its name is the model's */
	public Trainer(final TrainingData data, final TrainingOptions options, final Path folder,
			final TrainingListener listener) {
		this.data = data;
		this.options = options;
		this.listener = listener;
		this.folder = new TrainingFolder(folder);
	}

	/** Starts from a model's weights, in its architecture, instead of random ones. */
	public Trainer from(final Model model) {
		initial = model;
		return this;
	}

	/** How the computation is to run; by default with all threads of the machine. */
	public Trainer network(final NetworkOptions options) {
		network = options;
		return this;
	}

	/** Goes on with the training in the folder, whose checkpoint has the options. */
	public Trainer resume() {
		isResumed = true;
		return this;
	}

	/**
	 * The options of the training in a folder, which hold when it is resumed.
	 *
	 * @throws LiifException in one sentence, if there is none
	 */
	public static TrainingOptions savedOptions(final Path folder) {
		return new TrainingFolder(folder).readOptions();
	}

	/**
	 * Deletes a model, and its best version, checkpoint and log if it has them.
	 *
	 * @throws LiifException in one sentence, if that is not possible
	 */
	public static void delete(final Path folder) {
		new TrainingFolder(folder).delete();
	}

	/**
	 * Trains until the last step, or until the listener stops it.
	 *
	 * @return the model as it is then; it lies in the folder
	 * @throws LiifException         in one sentence, if it can't start or go on
	 * @throws CancellationException if the listener canceled it: then a new
	 *                               training has left nothing, a resumed one its last
	 *                               checkpoint; or if the thread was interrupted:
	 *                               then the last checkpoint is left
	 */
	public Model run() {
		options.check();
		TrainingEstimate.checkMemory(initial == null ? options.spec(folder.name()) : initial.spec());
		if (isResumed)
			folder.readOptions(); // lest a folder be made for nothing
		folder.lock();
		try {
			return runLocked();
		}
		finally {
			folder.unlock();
		}
	}

	// -- Helper methods --

	private Model runLocked() {
		if (!isResumed)
			folder.checkFree();
		folder.prepare();
		final Checkpoint start = isResumed ? resumed() : started();
		try {
			if (start.progress().step >= options.whole(TrainingSettings.STEPS))
				listener.phase("The training in " + folder + " has done all of its "
						+ options.text(TrainingSettings.STEPS) + " steps; give more to extend it.");
			return train(start);
		}
		catch (final CancellationException e) {
			// An interrupted thread is no wish to lose the training.
			if (!isResumed && listener.isCanceled())
				folder.delete();
			throw e;
		}
		catch (final DivergedException e) {
			throw e;
		}
		catch (final RuntimeException | Error e) {
			if (!isResumed && start.progress().step == 0)
				folder.delete();
			throw e;
		}
	}

	private Checkpoint started() {
		final ModelSpec spec = initial == null
				? options.spec(folder.name())
				: initial.spec().renamed(folder.name(), options.number(TrainingSettings.SCALE_MIN),
						options.number(TrainingSettings.SCALE_MAX));
		final Model model = new Model(spec,
				initial != null ? initial.weights() : RandomWeights.of(spec, options.whole(TrainingSettings.SEED)));
		final TrainingProgress progress = new TrainingProgress();
		progress.startedFrom = initial == null ? null : initial.spec().name();
		return new Checkpoint(model, null, progress, options, data.fingerprint());
	}

	private Checkpoint resumed() {
		final Checkpoint checkpoint = folder.readCheckpoint();
		final TrainingProgress progress = checkpoint.progress();
		final String changes = options.changesFrom(checkpoint.options());
		if (!changes.isEmpty()) {
			progress.phaseStart = progress.step;
			progress.changes.add("after step " + progress.step + ": " + changes);
			// Another purpose has another best.
			progress.best = 0;
		}
		else if (!data.fingerprint().equals(checkpoint.data()))
			throw new LiifException("The training in " + folder + " learned from other pictures (" + checkpoint.data()
					+ " instead of " + data.fingerprint() + "): give the same ones to resume it.");
		return checkpoint;
	}

	private Model train(final Checkpoint start) {
		final TrainingProgress progress = start.progress();
		final Model model = start.model();
		final SampleSource samples = data.samples(options, listener::skipped);
		final List<ValidationCase> cases = data.validation(options, listener::skipped);
		final Validation validation = cases.isEmpty() ? null : new Validation(cases);
		try (TrainableNetwork trained = new TrainableNetwork(model, learns(),
				options.text(TrainingSettings.LOSS).equals("l2"), options.number(TrainingSettings.AVERAGE), network);
				BatchQueue batches = new BatchQueue(new BatchBuilder(model.spec(), samples, options),
						progress.step + 1);
				TrainingLog log = folder.log(progress.step)) {
			if (start.state() != null)
				trained.set(start.state());
			return new TrainingLoop(options, trained, batches, validation, log, folder, listener, progress, data).run();
		}
		catch (final IOException e) {
			throw new LiifException("Can't write to " + folder + " (" + e.getMessage()
					+ "): make room or choose another folder, then resume the training.", e);
		}
	}

	private Predicate<String> learns() {
		final String frozen = options.text(TrainingSettings.FREEZE);
		return name -> !(frozen.equals("encoder") && name.startsWith("encoder.")
				|| frozen.equals("decoder") && name.startsWith("imnet."));
	}
}
