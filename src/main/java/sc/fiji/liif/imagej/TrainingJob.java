// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import ij.ImagePlus;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.picture.PictureStack;
import sc.fiji.liif.train.Setting;
import sc.fiji.liif.train.Trainer;
import sc.fiji.liif.train.TrainingData;
import sc.fiji.liif.train.TrainingListener;
import sc.fiji.liif.train.TrainingOptions;

/**
 * All that a user says about a training: what to learn from, where the model
 * goes, and the settings. Fill it, then make a trainer of it.
 *
 * <pre>
 * new TrainingJob().images(folders).output(folder).set("steps", "5000").train(listener);
 * </pre>
 */
public final class TrainingJob {

	private final Map<Setting, String> settings = new EnumMap<>(Setting.class);
	private List<Path> images = new ArrayList<>();
	private List<Path> validation = new ArrayList<>();
	private List<ImagePlus> open = new ArrayList<>();
	private Path inputs;
	private Path targets;
	private Path output;
	private String preset = TrainingOptions.PRESETS.get(0);
	private String model = "";
	private boolean isResumed;
	private int threads;

	/** Folders of pictures; one that is there n times is seen n times as often. */
	public TrainingJob images(final List<Path> folders) {
		images = new ArrayList<>(folders);
		return this;
	}

	/** Open images to learn from, their planes being pictures. */
	public TrainingJob open(final List<ImagePlus> openImages) {
		open = new ArrayList<>(openImages);
		return this;
	}

	/** Folders of pictures to validate on; without any, a part of the others is held out. */
	public TrainingJob validation(final List<Path> folders) {
		validation = new ArrayList<>(folders);
		return this;
	}

	/** Folders with files of the same names (their extensions aside): poor pictures, and good ones of any size. */
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

	/** One of {@link TrainingOptions#PRESETS}. */
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

	/** Threads for the computation, 0 for all of the machine; TensorFlow keeps the first number it is given. */
	public TrainingJob threads(final int number) {
		threads = number;
		return this;
	}

	/** @throws LiifException in one sentence, if there is no such setting */
	public TrainingJob set(final String key, final String value) {
		settings.put(Setting.of(key)
				.orElseThrow(() -> new LiifException("There is no setting \"" + key + "\": the settings are "
						+ Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.joining(", ")) + ".")),
				value);
		return this;
	}

	/** @param text such as {@code learning_rate=0.001 seed=3} */
	public TrainingJob set(final String text) {
		for (final String part : text.trim().split("\\s+")) {
			final int equals = part.indexOf('=');
			if (equals < 0 && !part.isEmpty())
				throw new LiifException("\"" + part + "\" is not a setting: write it as key=value.");
			if (equals >= 0)
				set(part.substring(0, equals), part.substring(equals + 1));
		}
		return this;
	}

	/**
	 * The preset with the settings that differ from it.
	 *
	 * @throws LiifException in one sentence, if they are not possible
	 */
	public TrainingOptions options() {
		TrainingOptions options = isResumed ? Trainer.savedOptions(output()) : TrainingOptions.preset(preset);
		if (isResumed && !model.isEmpty())
			throw new LiifException(
					"A training that is resumed has its model already: leave the model to start from out.");
		if (!model.isEmpty())
			options = options.withArchitecture(ImageJModels.registry().spec(model));
		for (final Map.Entry<Setting, String> setting : settings.entrySet()) {
			final TrainingOptions changed = options.with(setting.getKey(), setting.getValue());
			final boolean isFixed = isResumed || !model.isEmpty() && setting.getKey().isArchitecture();
			if (isFixed && !changed.text(setting.getKey()).equals(options.text(setting.getKey())))
				throw new LiifException(setting.getKey().key() + " is " + options.text(setting.getKey())
						+ (isResumed ? " in the training to resume" : " in the model " + model)
						+ " and can't be changed: leave it out.");
			options = changed;
		}
		options.check();
		return options;
	}

	/** @throws LiifException in one sentence, if there is nothing to learn from */
	public TrainingData data() {
		final int channels = options().whole(Setting.CHANNELS);
		if (inputs != null || targets != null)
			return pairs(channels);
		final List<PictureStack> stacks = inFolders(images, channels);
		for (final ImagePlus image : open)
			stacks.add(PictureStacks.of(image, channels));
		return TrainingData.pictures(stacks, inFolders(validation, channels));
	}

	/** @throws LiifException in one sentence, if something is missing or not possible */
	public Trainer trainer(final TrainingListener listener) {
		final Trainer trainer = new Trainer(data(), options(), output(), listener).threads(threads);
		if (!model.isEmpty())
			trainer.from(initial());
		return isResumed ? trainer.resume() : trainer;
	}

	/**
	 * Trains, and sees to it that the model is offered from then on, even if it is
	 * one that was kept when the training could not go on.
	 *
	 * @throws LiifException         in one sentence, if it can't start or go on
	 * @throws CancellationException as {@link Trainer#run} says
	 */
	public Model train(final TrainingListener listener) {
		final Trainer trainer = trainer(listener);
		try {
			return trainer.run();
		}
		finally {
			if (Model.isModel(output()))
				ImageJModels.remember(output());
		}
	}

	/** @throws LiifException if none was given */
	public Path output() {
		if (output == null)
			throw new LiifException("The training needs a place for its model: give an output folder.");
		return output;
	}

	// -- Helper methods --

	private Model initial() {
		final ModelRegistry registry = ImageJModels.registry();
		return registry.load(model);
	}

	private static List<PictureStack> inFolders(final List<Path> folders, final int channels) {
		final List<PictureStack> stacks = new ArrayList<>();
		for (final Path folder : folders) {
			final List<PictureStack> found = PictureStacks.inFolder(folder, channels);
			if (found.isEmpty())
				throw new LiifException(
						"There are no pictures in " + folder + ": give a folder with TIFF, PNG or JPEG files.");
			stacks.addAll(found);
		}
		return stacks;
	}

	private TrainingData pairs(final int channels) {
		if (inputs == null || targets == null)
			throw new LiifException("Pairs need two folders: give both inputs and targets.");
		if (!images.isEmpty() || !open.isEmpty())
			throw new LiifException("Both pairs and images were given: leave one of them out.");
		if (!validation.isEmpty())
			throw new LiifException("Pairs are validated on a part of themselves: leave the validation folder out.");
		final Map<String, PictureStack> in = byName(inputs, channels);
		final Map<String, PictureStack> out = byName(targets, channels);
		for (final String name : in.keySet()) {
			if (!out.containsKey(name))
				throw new LiifException("The input " + in.get(name).name() + " has no target of that name in " + targets
						+ ": add it, or remove the input.");
		}
		return TrainingData.pairs(new ArrayList<>(in.values()),
				in.keySet().stream().map(out::get).collect(Collectors.toList()));
	}

	/** Stacks by their files' names below the folder, without extension. */
	private static Map<String, PictureStack> byName(final Path folder, final int channels) {
		final Map<String, PictureStack> stacks = new LinkedHashMap<>();
		for (final PictureStack stack : PictureStacks.inFolder(folder, channels))
			if (stacks.put(stack.name().replaceFirst("^[^/\\\\]*", "").replaceFirst("\\.[^.]*$", ""), stack) != null)
				throw new LiifException("There are two files called " + stack.name() + " but for their extensions: "
						+ "rename or remove one of them.");
		if (stacks.isEmpty() && Files.isDirectory(folder))
			throw new LiifException("There is no image in " + folder + ": give a folder with TIFF, PNG or JPEG files.");
		return stacks;
	}
}
