// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;

import ij.IJ;
import sc.fiji.liif.model.ModelRegistry;

/**
 * The models of an ImageJ installation: those that come with LIIF, those in the
 * installation's folder {@code models/liif}, and those in the user's
 * {@code .liif/models}.
 */
public final class ImageJModels {

	private ImageJModels() {}

	public static ModelRegistry registry() {
		final List<Path> folders = new ArrayList<>();
		final String imagej = IJ.getDirectory("imagej");
		if (imagej != null)
			folders.add(Paths.get(imagej, "models", "liif"));
		folders.add(Paths.get(System.getProperty("user.home"), ".liif", "models"));
		return new ModelRegistry(folders);
	}
}
