// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.nio.file.Path;

import ij.IJ;
import ij.plugin.PlugIn;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.ImageJModels;
import sc.fiji.liif.imagej.ModelExchange;

/**
 * Plugins > LIIF > Import Model: makes a model of a checkpoint of the reference
 * implementation. In macros {@code run("LIIF Import Model",
 * "file=/data/edsr-baseline-liif.pth output=edsr-baseline")}.
 */
public class LIIF_Import_Model implements PlugIn {

	static final String NAME = "LIIF Import Model";

	@Override
	public void run(final String arg) {
		ImageJErrors.guard(NAME, () -> {
			final OptionsDialog dialog = new OptionsDialog(NAME).file("file", "Checkpoint (.pth)").text("output", "",
					"Name or folder (none: the file's name)");
			if (!dialog.ask())
				return;
			if (dialog.string("file").isEmpty())
				throw new LiifException("There is no checkpoint to import: give a .pth file.");
			final Path file = dialog.path("file");
			final String name = dialog.string("output").isEmpty()
					? file.getFileName().toString().replaceFirst("\\.[^.]*$", "")
					: dialog.string("output");
			final Path folder = ImageJModels.folder(name);
			ModelExchange.importCheckpoint(file, folder);
			ImageJModels.remember(folder);
			IJ.showStatus(
					NAME + ": \"" + ImageJModels.registry().name(folder) + "\" is in the models list and in " + folder);
		});
	}
}
