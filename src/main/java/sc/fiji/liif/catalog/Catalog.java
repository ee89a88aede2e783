// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.catalog;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;

import sc.fiji.liif.AtomicFile;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelSummary;
import sc.fiji.liif.model.StrictJson;

/**
 * What a folder or a web address offers: the models in its {@code index.json}, each in a folder of its own beside it.
 * Immutable.
 */
public final class Catalog {

	/** The file that tells what is offered. */
	static final String INDEX = "index.json";
	/** What a model consists of. */
	static final List<String> FILES = Model.files(Paths.get("")).stream().map(Path::toString)
			.collect(Collectors.toList());
	/** What it may have besides. */
	static final String PICTURE = "picture.png";
	private static final int FORMAT = 1;
	private static final int MOST_BYTES = 4_000_000;
	private static final List<String> TOLD = Arrays.asList("description", "not_good_for", "licence", "psnr");

	private final Source source;
	private final List<OfferedModel> models = new ArrayList<>();

	private Catalog(final Source source) {
		this.source = source;
	}

	/**
	 * Asks what is offered somewhere.
	 *
	 * @param place a folder, or an address that begins with http:// or https://
	 * @throws LiifException in one sentence, if that can't be told
	 */
	public static Catalog read(final String place) {
		final Catalog catalog = new Catalog(Source.of(place));
		final String where = catalog.source.name() + "/" + INDEX;
		try (Source.Part index = catalog.source.open(INDEX, 0)) {
			final ByteArrayOutputStream text = new ByteArrayOutputStream();
			final byte[] buffer = new byte[1 << 16];
			for (int n = index.in().read(buffer); n >= 0; n = index.in().read(buffer)) {
				text.write(buffer, 0, n);
				if (text.size() > MOST_BYTES)
					throw new JsonParseException("it is too long");
			}
			catalog.parse(new String(text.toByteArray(), StandardCharsets.UTF_8));
			return catalog;
		}
		catch (final FileNotFoundException e) {
			throw new LiifException("There is no " + where + ": ask those who offer models for their address.", e);
		}
		catch (final IOException e) {
			throw new LiifException(
					where + " can't be read (" + e.getMessage() + "): look whether the address is right, and online.",
					e);
		}
		catch (final JsonParseException e) {
			throw new LiifException(
					where + " is no list of models (" + e.getMessage() + "): ask those who offer them, or update LIIF.",
					e);
		}
	}

	/** What is offered, in the order of the index. */
	public List<OfferedModel> models() {
		return Collections.unmodifiableList(models);
	}

	/** @throws LiifException in one sentence, if there is none of that name */
	public OfferedModel model(final String name) {
		return find(name)
				.orElseThrow(() -> new LiifException("\"" + name + "\" is not offered in " + source.name() + ": "
						+ (models.isEmpty()
								? "nothing is."
								: "choose "
										+ models.stream().map(OfferedModel::name).reduce((a, b) -> a + " or " + b).get()
										+ ".")));
	}

	/**
	 * Fetches a model; goes on where a fetching of the same was broken off.
	 *
	 * @param folder to be made of it; there must be none yet
	 * @throws LiifException in one sentence, if it can't be had, or is not what the index says
	 * @throws java.util.concurrent.CancellationException if canceled
	 */
	public void fetch(final OfferedModel model, final Path folder, final Progress progress) {
		new Download(source, model, folder).run(progress);
	}

	/**
	 * The picture that comes with a model, as a PNG file's contents.
	 *
	 * @return none, if there is none, or it can't be had
	 */
	public Optional<byte[]> picture(final OfferedModel model) {
		if (!model.files().containsKey(PICTURE) || model.files().get(PICTURE).bytes() > MOST_BYTES)
			return Optional.empty();
		try (Source.Part part = source.open(model.name() + "/" + PICTURE, 0)) {
			final byte[] all = new byte[(int) model.files().get(PICTURE).bytes()];
			int n = 0;
			for (int more = 0; more >= 0 && n < all.length; n += Math.max(0, more))
				more = part.in().read(all, n, all.length - n);
			return n == all.length ? Optional.of(all) : Optional.empty();
		}
		catch (final IOException e) {
			return Optional.empty();
		}
	}

	/**
	 * Offers a model in a folder: copies it there and writes the index anew.
	 *
	 * @param model   with its card
	 * @param picture of what it does, as a PNG file's contents; null for none
	 * @throws LiifException in one sentence, if that is not possible
	 */
	public static void offer(final Model model, final byte[] picture, final Path folder) {
		final String name = model.spec().name();
		if (!name.matches(OfferedModel.NAME))
			throw new LiifException("\"" + name
					+ "\" can't be the name of a folder everywhere: name the model by letters, digits, dots and dashes.");
		try {
			final Path own = folder.resolve(name);
			model.write(own);
			if (picture != null)
				AtomicFile.write(own.resolve(PICTURE), file -> Files.write(file, picture));
			final Map<String, JsonObject> all = new TreeMap<>();
			if (Files.exists(folder.resolve(INDEX)))
				read(folder.toString()).models.forEach(other -> all.put(other.name(), other.json()));
			all.put(name, entry(model, own));
			final JsonArray list = new JsonArray();
			all.values().forEach(list::add);
			final JsonObject index = new JsonObject();
			index.addProperty("format", FORMAT);
			index.add("models", list);
			AtomicFile.write(folder.resolve(INDEX),
					file -> Files.write(file,
							(new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(index) + "\n")
									.getBytes(StandardCharsets.UTF_8)));
		}
		catch (final IOException e) {
			throw new LiifException("The model can't be offered in " + folder + ": " + e.getMessage() + ".", e);
		}
	}

	// -- Helper methods --

	private static JsonObject entry(final Model model, final Path folder) throws IOException {
		final JsonObject entry = new JsonObject();
		entry.addProperty("name", model.spec().name());
		entry.addProperty("kind", ModelSummary.kind(model.spec()));
		for (final String member : TOLD) {
			if (model.card().has(member))
				entry.add(member, model.card().get(member));
		}
		final JsonObject files = new JsonObject();
		final List<String> names = new ArrayList<>(FILES);
		if (Files.exists(folder.resolve(PICTURE)))
			names.add(PICTURE);
		for (final String name : names) {
			final JsonObject file = new JsonObject();
			file.addProperty("bytes", Files.size(folder.resolve(name)));
			file.addProperty("sha256", Download.sha256(folder.resolve(name)));
			files.add(name, file);
		}
		entry.add("files", files);
		return entry;
	}

	private Optional<OfferedModel> find(final String name) {
		return models.stream().filter(model -> model.name().equals(name)).findFirst();
	}

	private void parse(final String text) {
		final JsonObject index = StrictJson.parse(text);
		if (StrictJson.whole(index.get("format")) != FORMAT)
			throw new JsonParseException("its format is " + index.get("format"));
		final JsonElement list = index.get("models");
		if (list == null || !list.isJsonArray())
			throw new JsonParseException("it has no models");
		for (final JsonElement model : list.getAsJsonArray()) {
			if (!model.isJsonObject())
				throw new JsonParseException("a model is none");
			final OfferedModel offered = new OfferedModel(model.getAsJsonObject());
			if (find(offered.name()).isPresent())
				throw new JsonParseException("\"" + offered.name() + "\" is there twice");
			models.add(offered);
		}
	}
}
