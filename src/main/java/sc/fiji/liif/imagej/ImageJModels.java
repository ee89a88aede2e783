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
import java.util.stream.Collectors;

import ij.IJ;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.model.AtomicFile;
import sc.fiji.liif.model.ModelRegistry;

/**
 * The models of an ImageJ installation: those that come with LIIF, those in the
 * installation's folder {@code models/liif}, those in the user's
 * {@code .liif/models}, and those in folders where models were trained or
 * imported.
 */
public final class ImageJModels {

	private static final String TRAINED = "folders";

	private ImageJModels() {}

	public static ModelRegistry registry() {
		final LinkedHashSet<Path> folders = new LinkedHashSet<>();
		final String imagej = IJ.getDirectory("imagej");
		if (imagej != null)
			folders.add(Paths.get(imagej, "models", "liif"));
		folders.add(ofUser());
		for (final String folder : trained())
			folders.add(Paths.get(folder));
		return new ModelRegistry(new ArrayList<>(folders));
	}

	/** The user's own folder of models. */
	public static Path ofUser() {
		return home().resolve("models");
	}

	/** LIIF's files of this user; a system property can put them elsewhere. */
	private static Path home() {
		final String home = System.getProperty("liif.home");
		return home != null ? Paths.get(home) : Paths.get(System.getProperty("user.home"), ".liif");
	}

	/**
	 * Where a new model goes: a path as it is, a mere name into the user's folder.
	 *
	 * @throws LiifException in one sentence, if there can be no such folder
	 */
	public static Path folder(final String nameOrPath) {
		final Path path;
		try {
			path = Paths.get(nameOrPath);
		}
		catch (final InvalidPathException e) {
			throw new LiifException(
					"\"" + nameOrPath + "\" can't be a model's name: give a plain name or the path of a folder.", e);
		}
		return path.getNameCount() == 1 && !path.isAbsolute() ? ofUser().resolve(path) : path.toAbsolutePath();
	}

	/**
	 * From now on the models in the folder of this one are offered, too. Kept in a
	 * file of LIIF's own, so that ImageJ, services and the command line share it.
	 */
	public static void remember(final Path model) {
		final Path folder = model.toAbsolutePath().normalize().getParent();
		final List<String> folders = new ArrayList<>(trained());
		if (folder == null || folder.equals(ofUser().toAbsolutePath().normalize())
				|| folders.contains(folder.toString()))
			return;
		folders.add(folder.toString());
		try {
			Files.createDirectories(home());
			AtomicFile.write(home().resolve(TRAINED), file -> Files.write(file, folders));
		}
		catch (final IOException e) {
			// Then the model is chosen by its path.
			IJ.log("The folder " + folder + " can't be remembered (" + e.getMessage() + ").");
		}
	}

	/** Folders that are no more are forgotten. */
	private static List<String> trained() {
		final Path file = home().resolve(TRAINED);
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
