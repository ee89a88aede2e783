// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.model;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.google.gson.JsonObject;

import sc.fiji.liif.LiifException;

/**
 * The models a user can pick: those packed into this software's own jar, those
 * in some folders, and any model folder by its path. A bundled model's name
 * means that model on every machine; where names are taken, by the jar or by an
 * earlier folder, a model goes by its path. Reads the disk anew at every call;
 * safe for use by several threads.
 */
public final class ModelRegistry {

	/** The model that is used when none is named: for photographs and drawings without noise. */
	public static final String DEFAULT = "photo";

	/** A bundled model for pictures that are noisy or were compressed. */
	public static final String ROBUST = "photo-robust";

	/** A bundled model for gray intensities, noisy or not, that keeps their means. */
	public static final String MICROSCOPE = "micro";

	/** What came along once, and what is better in all respects. */
	private static final Map<String, String> SUCCESSORS = Collections.singletonMap("edsr-light", DEFAULT);

	/** What came along once, and why something else is to be chosen. */
	private static final Map<String, String> RETIRED = Collections.singletonMap("fluo-light",
			"choose \"" + MICROSCOPE + "\", which keeps mean intensities where that did not");

	private static final String BUNDLED = "sc/fiji/liif/models";

	private final Supplier<List<Path>> folders;

	/** @param folders folders that hold model folders; they need not exist */
	public ModelRegistry(final List<Path> folders) {
		this(() -> folders);
	}

	/** @param folders asked at every look; likewise */
	public ModelRegistry(final Supplier<List<Path>> folders) {
		this.folders = folders;
	}

	/** Names for a chooser, the default first; paths where a name is taken. */
	public List<String> names() {
		return new ArrayList<>(foldersByName().keySet());
	}

	/** What the model in this folder is called: its name, or its path where the name is taken. */
	public String name(final Path folder) {
		final Path wanted = folder.toAbsolutePath().normalize();
		for (final Map.Entry<String, Optional<Path>> model : foldersByName().entrySet()) {
			if (model.getValue().map(path -> path.toAbsolutePath().normalize().equals(wanted)).orElse(false))
				return model.getKey();
		}
		return wanted.toString();
	}

	/**
	 * Loads a model.
	 *
	 * @param nameOrPath a name out of {@link #names()}, the path of a model folder,
	 *                   or an empty string for the default
	 * @throws LiifException in one sentence, if there is no such model or it is
	 *                       damaged
	 */
	public Model load(final String nameOrPath) {
		return onModel(nameOrPath, Model::read);
	}

	/** Reads only what a model looks like, under the same conditions. */
	public ModelSpec spec(final String nameOrPath) {
		return onModel(nameOrPath, Model::readSpec);
	}

	/** What a model's {@code model.json} says, spec and prose, under the same conditions. */
	public JsonObject card(final String nameOrPath) {
		return onModel(nameOrPath, Model::readCard);
	}

	/** Where a model lies; empty for one that came with LIIF and lies in its jar. */
	public Optional<Path> folder(final String nameOrPath) {
		final Optional<Path> folder = Optional.ofNullable(find(resolved(nameOrPath)));
		if (!folder.isPresent())
			spec(nameOrPath);
		return folder;
	}

	/**
	 * Something that changes when the model's files do, so that a loaded model
	 * can be told from an outdated one.
	 */
	public String fingerprint(final String nameOrPath) {
		final String wanted = resolved(nameOrPath);
		final Path folder = find(wanted);
		if (folder == null)
			return wanted;
		try {
			final StringBuilder print = new StringBuilder(folder.toAbsolutePath().toString());
			for (final Path file : Model.files(folder)) {
				if (Files.exists(file))
					print.append('|').append(Files.size(file)).append('@').append(Files.getLastModifiedTime(file));
			}
			return print.toString();
		}
		catch (final IOException e) {
			throw new LiifException("Can't read the model folder " + folder + ": " + e.getMessage() + ".", e);
		}
	}

	// -- Helper methods --

	private String resolved(final String nameOrPath) {
		final String wanted = nameOrPath == null || nameOrPath.trim().isEmpty() ? DEFAULT : nameOrPath.trim();
		return SUCCESSORS.containsKey(wanted) && !foldersByName().containsKey(wanted) ? SUCCESSORS.get(wanted) : wanted;
	}

	private <T> T onModel(final String nameOrPath, final OnFolder<T> action) {
		final String wanted = resolved(nameOrPath);
		final Path folder = find(wanted);
		if (folder != null)
			return action.apply(folder);
		return onBundled(root -> {
			if (!modelsIn(root).contains(wanted))
				throw unknown(wanted);
			return action.apply(root.resolve(wanted));
		});
	}

	/** In a chooser's order; bundled models have no folder. */
	private Map<String, Optional<Path>> foldersByName() {
		final Map<String, Optional<Path>> models = new LinkedHashMap<>();
		models.put(DEFAULT, Optional.empty());
		for (final String name : onBundled(ModelRegistry::modelsIn))
			models.put(name, Optional.empty());
		for (final Path folder : folders.get()) {
			for (final String name : modelsIn(folder)) {
				final Path model = folder.resolve(name);
				models.put(models.containsKey(name) ? model.toString() : name, Optional.of(model));
			}
		}
		return models;
	}

	/** The model's folder on disk, or null if only the jar may have it. */
	private Path find(final String wanted) {
		final Optional<Path> named = foldersByName().get(wanted);
		if (named != null)
			return named.orElse(null);
		try {
			final Path path = Paths.get(wanted);
			if (Files.isDirectory(path))
				return path;
		}
		catch (final InvalidPathException e) {
			throw new LiifException("\"" + wanted + "\" is neither a model's name nor a folder: choose one of "
					+ String.join(", ", names()) + ".", e);
		}
		return null;
	}

	private LiifException unknown(final String wanted) {
		if (RETIRED.containsKey(wanted))
			return new LiifException(
					"The model \"" + wanted + "\" does not come with LIIF any more: " + RETIRED.get(wanted) + ".");
		return new LiifException("There is no model \"" + wanted + "\": choose one of " + String.join(", ", names())
				+ ", or give the path of a model folder.");
	}

	private static List<String> modelsIn(final Path folder) {
		final List<String> names = new ArrayList<>();
		if (!Files.isDirectory(folder))
			return names;
		try (Stream<Path> children = Files.list(folder)) {
			children.filter(Model::isModel).map(child -> child.getFileName().toString().replace("/", "")).sorted()
					.forEach(names::add);
		}
		catch (final IOException e) {
			throw new LiifException("Can't list the models in " + folder + ": " + e.getMessage() + ".", e);
		}
		return names;
	}

	/** What to do with the folder that holds the bundled models. */
	private interface OnFolder<T> {

		T apply(Path folder);
	}

	/** The folder is inside the jar, or on disk when run from compiled classes. */
	private static <T> T onBundled(final OnFolder<T> action) {
		final URL home = ModelRegistry.class.getProtectionDomain().getCodeSource().getLocation();
		try {
			final Path place = Paths.get(home.toURI());
			if (Files.isDirectory(place))
				return action.apply(place.resolve(BUNDLED));
			try (FileSystem jar = FileSystems.newFileSystem(place, (ClassLoader) null)) {
				return action.apply(jar.getPath("/" + BUNDLED));
			}
		}
		catch (IOException | URISyntaxException | FileSystemNotFoundException e) {
			throw new LiifException("Can't read the bundled models in " + home + ": install LIIF again.", e);
		}
	}
}
