// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.network.NetworkOptions;
import sc.fiji.liif.raster.RasterSource;
import sc.fiji.liif.raster.RasterStack;
import sc.fiji.liif.setting.Setting;
import sc.fiji.liif.train.data.TrainingData;
import sc.fiji.liif.train.settings.TrainingOptions;
import sc.fiji.liif.train.settings.TrainingSettings;

/**
 * All that a user says about a training: what to learn from, where the model
 * goes, and the settings.
 *
 * <pre>
 * new TrainingJob(models, source).images(folders).output(folder).set("steps", "5000").train(listener);
 * </pre>
 */
public final class TrainingJob {

	private final ModelRegistry models;
	private final RasterSource source;
	private final Map<Setting, String> settings = new LinkedHashMap<>();
	private List<Path> images = new ArrayList<>();
	private List<Path> validation = new ArrayList<>();
	private IntFunction<List<RasterStack>> open = channels -> Collections.emptyList();
	private Path inputs;
	private Path targets;
	private Path output;
	private String preset = TrainingOptions.PRESETS.get(0);
	private String model = "";
	private boolean isResumed;
	private NetworkOptions network = NetworkOptions.defaults();

	/**
	 * @param models to start from
	 * @param source reads the folders
	 */
	public TrainingJob(final ModelRegistry models, final RasterSource source) {
		this.models = models;
		this.source = source;
	}

	/** Folders of pictures; one that is there n times is seen n times as often. */
	public TrainingJob images(final List<Path> folders) {
		images = new ArrayList<>(folders);
		return this;
	}

	/** Pictures that are open already. @param pictures gives them with so many channels */
	public TrainingJob open(final IntFunction<List<RasterStack>> pictures) {
		open = pictures;
		return this;
	}

	/** Folders of pictures to validate on; without any, a part of the others is held out. */
	public TrainingJob validation(final List<Path> folders) {
		validation = new ArrayList<>(folders);
		return this;
	}

	/**
	 * Folders with files of the same names (their extensions aside): poor pictures,
	 * and good ones of any size. Both null for none.
	 */
	public TrainingJob pairs(final Path inputFolder, final Path targetFolder) {
		inputs = inputFolder;
		targets = targetFolder;
		return this;
	}

	/** The folder for the model; its name is the model's. */
	public TrainingJob output(final Path folder) {
		output = folder;
		return this;
	}

	/**
	 * One of {@link TrainingOptions#PRESETS}. A training that is resumed keeps its settings, unless another one than the
	 * first is named: then it goes on with all of those that don't describe its network.
	 */
	public TrainingJob preset(final String name) {
		preset = name;
		return this;
	}

	/** A model whose weights to start from (fine-tuning), by name or folder; an empty string for none. */
	public TrainingJob model(final String nameOrFolder) {
		model = nameOrFolder.trim();
		return this;
	}

	/** Whether to go on with the training in the output folder. */
	public TrainingJob resume(final boolean resume) {
		isResumed = resume;
		return this;
	}

	/** How the computation is to run. */
	public TrainingJob network(final NetworkOptions options) {
		network = options;
		return this;
	}

	/** @throws LiifException in one sentence, if there is no such setting */
	public TrainingJob set(final String key, final String value) {
		settings.put(TrainingSettings.of(key), value);
		return this;
	}

	/**
	 * The preset with the settings that differ from it.
	 *
	 * @throws LiifException in one sentence, if they are not possible
	 */
	public TrainingOptions options() {
		TrainingOptions options = TrainingOptions.preset(preset);
		if (isResumed)
			options = preset.equals(TrainingOptions.PRESETS.get(0))
					? Trainer.savedOptions(output())
					: Trainer.savedOptions(output()).withTrainingOf(options);
		if (isResumed && !model.isEmpty())
			throw new LiifException(
					"A training that is resumed has its model already: leave the model to start from out.");
		if (!model.isEmpty())
			options = options.withArchitecture(models.spec(model));
		for (final Map.Entry<Setting, String> given : settings.entrySet()) {
			final Setting setting = given.getKey();
			final TrainingOptions changed = options.with(setting, given.getValue());
			final boolean isFixed = (isResumed || !model.isEmpty()) && TrainingSettings.isArchitecture(setting);
			if (isFixed && !changed.text(setting).equals(options.text(setting)))
				throw new LiifException(setting + " is " + options.text(setting)
						+ (isResumed ? " in the training to resume" : " in the model " + model)
						+ " and can't be changed: leave it out.");
			options = changed;
		}
		for (final Setting setting : settings.keySet())
			checkCounts(setting, options);
		options.check();
		return options;
	}

	/** What belongs to another degradation than the chosen one would be of no account. */
	private static void checkCounts(final Setting setting, final TrainingOptions options) {
		if (setting.onlyWith().isEmpty() || TrainingSettings.isArchitecture(setting))
			return;
		final Map.Entry<String, List<String>> condition = Setting.condition(setting.onlyWith());
		if (!condition.getValue().contains(options.text(TrainingSettings.of(condition.getKey()))))
			throw new LiifException(
					setting + " counts only with " + setting.onlyWith() + ": give that, too, or leave it out.");
	}

	/** @throws LiifException in one sentence, if there is nothing to learn from */
	public TrainingData data() {
		final int channels = options().whole(TrainingSettings.CHANNELS);
		final List<RasterStack> opened = open.apply(channels);
		if (inputs != null || targets != null)
			return pairs(channels, !opened.isEmpty());
		if (!isResumed && options().whole(TrainingSettings.TARGET_SIZE) > 0)
			throw new LiifException(TrainingSettings.TARGET_SIZE
					+ " counts only for pairs: give folders of inputs and targets, too, or leave it out.");
		final List<RasterStack> stacks = source.inFolders(images, channels);
		stacks.addAll(opened);
		return TrainingData.pictures(stacks, source.inFolders(validation, channels));
	}

	/**
	 * Trains.
	 *
	 * @throws LiifException         in one sentence, if it can't start or go on
	 * @throws CancellationException as {@link Trainer#run} says
	 */
	public Model train(final TrainingListener listener) {
		final TrainingData data = data();
		listener.phase(data.description());
		final Trainer trainer = new Trainer(data, options(), output(), listener).network(network);
		if (!model.isEmpty())
			trainer.from(models.load(model));
		return (isResumed ? trainer.resume() : trainer).run();
	}

	/** @throws LiifException if none was given */
	public Path output() {
		if (output == null)
			throw new LiifException("The training needs a place for its model: give a name or a folder as output.");
		return output;
	}

	// -- Helper methods --

	private TrainingData pairs(final int channels, final boolean hasOpen) {
		if (inputs == null || targets == null)
			throw new LiifException("Pairs need two folders: give both inputs and targets.");
		if (!images.isEmpty() || hasOpen)
			throw new LiifException("Both pairs and images were given: leave one of them out.");
		if (!validation.isEmpty())
			throw new LiifException("Pairs are validated on a part of themselves: leave the validation folder out.");
		final Map<String, RasterStack> in = byName(inputs, channels);
		final Map<String, RasterStack> out = byName(targets, channels);
		for (final String name : in.keySet()) {
			if (!out.containsKey(name))
				throw new LiifException("The input " + in.get(name).name() + " has no target of that name in " + targets
						+ ": add it, or remove the input.");
		}
		return TrainingData.pairs(new ArrayList<>(in.values()),
				in.keySet().stream().map(out::get).collect(Collectors.toList()));
	}

	/** Stacks by their files' names below the folder, without extension. */
	private Map<String, RasterStack> byName(final Path folder, final int channels) {
		final Map<String, RasterStack> stacks = new LinkedHashMap<>();
		for (final RasterStack stack : source.inFolders(Collections.singletonList(folder), channels)) {
			if (stacks.put(stack.stem(), stack) != null)
				throw new LiifException("There are two files called " + stack.name() + " but for their extensions: "
						+ "rename or remove one of them.");
		}
		return stacks;
	}
}
