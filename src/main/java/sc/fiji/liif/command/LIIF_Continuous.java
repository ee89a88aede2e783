// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import ij.ImagePlus;
import ij.plugin.PlugIn;
import sc.fiji.liif.imagej.ContinuousImagePlus;
import sc.fiji.liif.imagej.ImageJModels;
import sc.fiji.liif.model.ModelRegistry;

/**
 * Plugins > LIIF > Continuous: copies the current plane into an image that
 * ImageJ's own operations sample continuously. In macros
 * {@code run("LIIF Continuous", "model=edsr-light")}.
 */
public class LIIF_Continuous implements PlugIn {

	static final String NAME = "LIIF Continuous";

	@Override
	public void run(final String arg) {
		ImageJErrors.guard(NAME, () -> {
			final ImagePlus image = CurrentImage.get();
			final ModelRegistry models = ImageJModels.registry();
			final OptionsDialog dialog = new OptionsDialog(NAME).choice("model", "Model", models.names());
			if (dialog.ask())
				ContinuousImagePlus.of(image, models, dialog.string("model")).show();
		});
	}
}
