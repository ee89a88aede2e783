// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import ij.IJ;
import ij.Prefs;
import sc.fiji.liif.model.ModelRegistry;

/**
 * The models of an ImageJ installation: those that come with LIIF, those in the
 * installation's folder {@code models/liif}, those in the user's
 * {@code .liif/models}, and those in folders where models were trained.
 */
public final class ImageJModels {

	private static final String TRAINED = "liif.model.folders";

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
		return Paths.get(System.getProperty("user.home"), ".liif", "models");
	}

	/** Where a new model goes: a path as it is, a mere name into the user's folder. */
	public static Path folder(final String nameOrPath) {
		final Path path = Paths.get(nameOrPath);
		return path.getNameCount() == 1 && !path.isAbsolute() ? ofUser().resolve(path) : path.toAbsolutePath();
	}

	/** From now on the models in the folder of this one are offered, too; ImageJ keeps that in its preferences. */
	public static void remember(final Path model) {
		final Path folder = model.toAbsolutePath().normalize().getParent();
		final List<String> folders = trained();
		if (folder == null || folder.equals(ofUser()) || folders.contains(folder.toString()))
			return;
		folders.add(folder.toString());
		Prefs.set(TRAINED, String.join("\n", folders));
		Prefs.savePreferences();
	}

	/** Folders that are no more are forgotten. */
	private static List<String> trained() {
		final List<String> folders = new ArrayList<>();
		for (final String folder : Prefs.get(TRAINED, "").split("\n")) {
			if (!folder.isEmpty() && Files.isDirectory(Paths.get(folder)))
				folders.add(folder);
		}
		return folders;
	}
}
