// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.files;

import sc.fiji.liif.engine.LearnedState;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;

import sc.fiji.liif.AtomicFile;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.Safetensors;
import sc.fiji.liif.train.settings.TrainingOptions;
import sc.fiji.liif.weights.StateDict;

/**
 * All that a training needs to go on as if it had never been interrupted: the
 * model, Adam's moments, and the step, from which with the seed all random
 * numbers follow. One safetensors file. Immutable.
 */
public final class Checkpoint {

	private static final String WEIGHTS = "weights/";
	private static final String MEANS = "means/";
	private static final String SQUARES = "squares/";
	private static final String AVERAGES = "averages/";
	private static final Gson GSON = new Gson();

	private final Model model;
	private final LearnedState state;
	private final TrainingProgress progress;
	private final TrainingOptions options;
	private final String data;

	/**
	 * @param model with the weights that learn
	 * @param state null before the first step
	 * @param data  fingerprint of the pictures
	 */
	public Checkpoint(final Model model, final LearnedState state, final TrainingProgress progress,
			final TrainingOptions options, final String data) {
		this.model = model;
		this.state = state;
		this.progress = progress;
		this.options = options;
		this.data = data;
	}

	public Model model() {
		return model;
	}

	/** Null before the first step. */
	public LearnedState state() {
		return state;
	}

	public TrainingProgress progress() {
		return progress;
	}

	/** The options of the training. */
	public TrainingOptions options() {
		return options;
	}

	/** Fingerprint of the training's pictures. */
	public String data() {
		return data;
	}

	/** Replaces the file as a whole. */
	public void write(final Path file) throws IOException {
		final StateDict all = new StateDict();
		putAll(model.weights(), WEIGHTS, all);
		putAll(state.means(), MEANS, all);
		putAll(state.squares(), SQUARES, all);
		if (state.averages() != state.weights())
			putAll(state.averages(), AVERAGES, all);
		final Map<String, String> texts = new LinkedHashMap<>();
		texts.put("model", model.json());
		texts.put("progress", GSON.toJson(progress));
		texts.put("options", GSON.toJson(options.asMap()));
		texts.put("data", data);
		AtomicFile.write(file, part -> Safetensors.write(all, texts, part));
	}

	/** @throws LiifException in one sentence, if it is no whole checkpoint */
	public static Checkpoint read(final Path file) {
		final Map<String, String> texts = new LinkedHashMap<>();
		final StateDict all = Safetensors.read(file, texts);
		final TrainingProgress progress = parsed(texts.get("progress"), TrainingProgress.class, file);
		if (texts.get("model") == null)
			throw noCheckpoint(file, null);
		final StateDict weights = part(all, WEIGHTS);
		final StateDict averages = part(all, AVERAGES);
		final LearnedState state = new LearnedState(weights, part(all, MEANS), part(all, SQUARES),
				averages.names().isEmpty() ? weights : averages);
		return new Checkpoint(Model.of(texts.get("model"), weights, file.toString()), state, progress,
				options(texts, file), texts.get("data"));
	}

	/** Reads only the options, under the same conditions. */
	public static TrainingOptions readOptions(final Path file) {
		return options(Safetensors.readMetadata(file), file);
	}

	private static TrainingOptions options(final Map<String, String> texts, final Path file) {
		return TrainingOptions.of(parsed(texts.get("options"), new TypeToken<LinkedHashMap<String, String>>() {
		}.getType(), file));
	}

	private static <T> T parsed(final String json, final Type type, final Path file) {
		try {
			final T parsed = GSON.fromJson(json, type);
			if (parsed != null)
				return parsed;
		}
		catch (final JsonParseException e) {
			throw noCheckpoint(file, e);
		}
		throw noCheckpoint(file, null);
	}

	private static LiifException noCheckpoint(final Path file, final Throwable cause) {
		return new LiifException(file + " is not a checkpoint of a training: start without resuming.", cause);
	}

	private static void putAll(final StateDict from, final String prefix, final StateDict to) {
		for (final String name : from.names())
			to.put(prefix + name, from.get(name).shape(), from.get(name).values());
	}

	private static StateDict part(final StateDict all, final String prefix) {
		final StateDict part = new StateDict();
		for (final String name : all.names()) {
			if (name.startsWith(prefix))
				part.put(name.substring(prefix.length()), all.get(name).shape(), all.get(name).values());
		}
		return part;
	}
}
