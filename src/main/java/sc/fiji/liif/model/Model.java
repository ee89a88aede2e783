// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.google.gson.JsonObject;

import sc.fiji.liif.AtomicFile;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.weights.StateDict;

/**
 * A model as it lies in its folder: {@code model.json}, the spec with a card of
 * prose, and {@code weights.safetensors}. Immutable; holds no native memory.
 *
 * <pre>
 * Model model = Model.read(Paths.get("models/photo"));
 * </pre>
 */
public final class Model {

	private static final String JSON = "model.json";
	private static final String WEIGHTS = "weights.safetensors";
	private static final long MAX_JSON_BYTES = 10_000_000;

	private final ModelSpec spec;
	private final StateDict weights;
	private final JsonObject card;

	/** @throws LiifException if the weights are not those that the spec describes */
	public Model(final ModelSpec spec, final StateDict weights) {
		this(spec, weights, new JsonObject(), "memory");
	}

	/**
	 * @param card what {@code model.json} says besides the spec: prose for people
	 * @throws LiifException if the weights are not those that the spec describes
	 */
	public Model(final ModelSpec spec, final StateDict weights, final JsonObject card) {
		this(spec, weights, card, "memory");
	}

	private Model(final ModelSpec spec, final StateDict weights, final JsonObject card, final String source) {
		check(spec, weights, source);
		this.spec = spec;
		this.weights = weights;
		this.card = card;
	}

	/**
	 * Reads a model folder, which may lie inside a jar.
	 *
	 * @throws LiifException in one sentence, if it is not a whole model
	 */
	public static Model read(final Path folder) {
		final Path json = folder.resolve(JSON);
		final String text = text(folder, json);
		final ModelSpec spec = ModelJson.read(text, json.toString());
		final Path file = folder.resolve(WEIGHTS);
		if (!Files.isRegularFile(file))
			throw new LiifException("The model folder " + folder + " has no " + WEIGHTS + ": get a fresh copy of it.");
		return new Model(spec, Safetensors.read(file, new HashMap<>()), ModelJson.parse(text, json.toString()),
				file.toString());
	}

	/** Reads only the spec of a model folder. */
	public static ModelSpec readSpec(final Path folder) {
		final Path json = folder.resolve(JSON);
		return ModelJson.read(text(folder, json), json.toString());
	}

	/** Reads only what a model folder's {@code model.json} says. */
	public static JsonObject readCard(final Path folder) {
		final Path json = folder.resolve(JSON);
		return ModelJson.parse(text(folder, json), json.toString());
	}

	/** Writes the model's two files, both or none, into a folder, which is made if need be. */
	public void write(final Path folder) throws IOException {
		Files.createDirectories(folder);
		final Map<Path, AtomicFile.Writer> files = new LinkedHashMap<>();
		files.put(folder.resolve(WEIGHTS), file -> Safetensors.write(weights, Collections.emptyMap(), file));
		files.put(folder.resolve(JSON), file -> Files.write(file, json().getBytes(StandardCharsets.UTF_8)));
		AtomicFile.write(files);
	}

	/** {@code model.json} as it would be written. */
	public String json() {
		return ModelJson.write(spec, card);
	}

	/**
	 * @param card   what {@code model.json} says besides the spec: prose for people
	 * @param source where the weights come from, for messages
	 * @throws LiifException if the weights are not those that the spec describes
	 */
	public static Model of(final ModelSpec spec, final StateDict weights, final JsonObject card, final String source) {
		return new Model(spec, weights, card, source);
	}

	/**
	 * A model from the text of a {@code model.json} and weights.
	 *
	 * @param source where they come from, for messages
	 * @throws LiifException in one sentence, if they don't belong together
	 */
	public static Model of(final String json, final StateDict weights, final String source) {
		return new Model(ModelJson.read(json, source), weights, ModelJson.parse(json, source), source);
	}

	/** The same weights, but the latent nearest to a query answers alone, where a decoder blends the answers of four. */
	public Model withoutLocalEnsemble() {
		return new Model(spec.withLocalEnsemble(false), weights, card);
	}

	/** What {@code model.json} says, the spec and the prose; not to be written to. */
	public JsonObject card() {
		return card;
	}

	public ModelSpec spec() {
		return spec;
	}

	public StateDict weights() {
		return weights;
	}

	/** What tells it from all models that answer otherwise: 64 digits, of what it is and of its weights (SHA-256). */
	public String digest() {
		try {
			final MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(json().getBytes(StandardCharsets.UTF_8));
			for (final String name : weights.names()) {
				final float[] values = weights.get(name).values();
				final ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
				bytes.asFloatBuffer().put(values);
				digest.update(name.getBytes(StandardCharsets.UTF_8));
				digest.update(bytes.array());
			}
			final StringBuilder text = new StringBuilder();
			for (final byte part : digest.digest())
				text.append(String.format(Locale.ROOT, "%02x", part));
			return text.toString();
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e); // All Java platforms have it.
		}
	}

	/** Whether a folder claims to be a model. */
	public static boolean isModel(final Path folder) {
		return Files.isRegularFile(folder.resolve(JSON));
	}

	/** The files of a model in this folder, whether they are there or not. */
	public static List<Path> files(final Path folder) {
		return Arrays.asList(folder.resolve(JSON), folder.resolve(WEIGHTS));
	}

	/**
	 * Every tensor of the spec must be there, in its shape and with finite values.
	 * Other tensors are tolerated: the reference's checkpoints carry some that are
	 * never used.
	 */
	private static void check(final ModelSpec spec, final StateDict weights, final String source) {
		for (final Map.Entry<String, int[]> expected : spec.tensors().entrySet()) {
			final String name = expected.getKey();
			if (!weights.has(name))
				throw new LiifException("The weights in " + source + " lack the tensor \"" + name
						+ "\": they do not belong to the architecture in its model.json.");
			final StateDict.Entry entry = weights.get(name);
			if (!Arrays.equals(entry.shape(), expected.getValue()))
				throw new LiifException(
						"The tensor \"" + name + "\" in " + source + " has the shape " + Arrays.toString(entry.shape())
								+ ", but its model.json describes " + Arrays.toString(expected.getValue()) + ".");
			for (final float value : entry.values()) {
				if (!Float.isFinite(value))
					throw new LiifException("The tensor \"" + name + "\" in " + source + " holds the value " + value
							+ ": the model is damaged or its training diverged; use another copy.");
			}
		}
	}

	private static String text(final Path folder, final Path json) {
		if (!Files.isRegularFile(json))
			throw new LiifException("There is no model in " + folder + ": a model is a folder with the files " + JSON
					+ " and " + WEIGHTS + ".");
		try {
			if (Files.size(json) > MAX_JSON_BYTES)
				throw new LiifException(json + " is too large to be a model's description: get a fresh copy of it.");
			return new String(Files.readAllBytes(json), StandardCharsets.UTF_8);
		}
		catch (final IOException e) {
			throw new LiifException("Can't read " + json + ": " + e.getMessage() + ".", e);
		}
	}
}
