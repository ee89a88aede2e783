// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import ij.IJ;

import sc.fiji.liif.AtomicFile;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.network.NetworkOptions;
import sc.fiji.liif.network.Networks;

/**
 * What lives as long as ImageJ does: the models of an installation and their
 * networks. The models are those that come with LIIF, those in the installation's
 * folder {@code models/liif}, those in the user's {@code .liif/models}, and those in
 * folders where models were trained or imported. Safe for use by several threads.
 */
public final class Installation {

	private static final String REMEMBERED = "folders";
	private static final String SPEED = "speed.properties";
	private static final Installation CURRENT = new Installation(
			NetworkOptions.defaults().measured(home().resolve(SPEED)).form(form()));

	private final ModelRegistry models = new ModelRegistry(this::folders);
	private final Networks networks;

	/** @param options how its networks are to run */
	public Installation(final NetworkOptions options) {
		networks = new Networks(models, options);
	}

	/** That of this ImageJ: for those who can't be handed one, such as commands and scripts. */
	public static Installation current() {
		return CURRENT;
	}

	public ModelRegistry models() {
		return models;
	}

	public Networks networks() {
		return networks;
	}

	/** LIIF's files of this user; a system property can put them elsewhere. */
	public static Path home() {
		final String home = System.getProperty("liif.home");
		return home != null ? Paths.get(home) : Paths.get(System.getProperty("user.home"), ".liif");
	}

	/**
	 * Where a new model goes: a path as it is, a mere name into the user's folder.
	 *
	 * @throws LiifException in one sentence, if there can be no such folder
	 */
	public Path folder(final String nameOrPath) {
		final Path path;
		try {
			path = Paths.get(nameOrPath);
		}
		catch (final InvalidPathException e) {
			throw new LiifException(
					"\"" + nameOrPath + "\" can't be a model's name: give a plain name or the path of a folder.", e);
		}
		return path.getNameCount() == 1 && !path.isAbsolute()
				? ofUser().resolve(path)
				: path.toAbsolutePath().normalize();
	}

	/**
	 * From now on the models in the folder of this one are offered, too. Kept in a
	 * file of LIIF's own, so that ImageJ, services and the command line share it.
	 *
	 * @param warnings told in one sentence, if it can't be kept
	 */
	public void remember(final Path model, final Consumer<String> warnings) {
		final Path folder = model.toAbsolutePath().normalize().getParent();
		final List<String> remembered = remembered();
		if (folder == null || folder.equals(ofUser().toAbsolutePath().normalize())
				|| remembered.contains(folder.toString()))
			return;
		remembered.add(folder.toString());
		try {
			Files.createDirectories(home());
			AtomicFile.write(home().resolve(REMEMBERED), file -> Files.write(file, remembered));
		}
		catch (final IOException e) {
			warnings.accept("The folder " + folder + " can't be remembered (" + e.getMessage()
					+ "): choose the model by its path.");
		}
	}

	// -- Helper methods --

	/** In which form networks compute, if the system property or the environment variable says so. */
	private static String form() {
		return System.getProperty("liif.form", System.getenv("LIIF_FORM"));
	}

	private List<Path> folders() {
		final LinkedHashSet<Path> folders = new LinkedHashSet<>();
		final String imagej = IJ.getDirectory("imagej");
		if (imagej != null)
			folders.add(Paths.get(imagej, "models", "liif"));
		folders.add(ofUser());
		for (final String folder : remembered())
			folders.add(Paths.get(folder));
		return new ArrayList<>(folders);
	}

	/** The user's own folder of models. */
	private static Path ofUser() {
		return home().resolve("models");
	}

	/** Folders that are no more are forgotten. */
	private static List<String> remembered() {
		final Path file = home().resolve(REMEMBERED);
		if (!Files.isRegularFile(file))
			return new ArrayList<>();
		try {
			return Files.readAllLines(file).stream()
					.filter(line -> !line.isEmpty() && Files.isDirectory(Paths.get(line))).collect(Collectors.toList());
		}
		catch (final IOException | InvalidPathException e) {
			return new ArrayList<>();
		}
	}
}
