// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import ij.ImagePlus;
import ij.plugin.PlugIn;
import sc.fiji.liif.imagej.ContinuousProfile;
import sc.fiji.liif.imagej.ImageJModels;
import sc.fiji.liif.model.ModelRegistry;

/**
 * Plugins > LIIF > Profile: intensities along the selection of the current image,
 * between its pixels, in a plot and a table of its own, so that measurements in
 * ImageJ's results stay. In macros
 * {@code run("LIIF Profile", "step=0.1")}.
 */
public class LIIF_Profile implements PlugIn {

	static final String NAME = "LIIF Profile";

	@Override
	public void run(final String arg) {
		ImageJErrors.guard(NAME, () -> {
			final ImagePlus image = CurrentImage.get();
			final ModelRegistry models = ImageJModels.registry();
			final OptionsDialog dialog = new OptionsDialog(NAME).text("step", "0.25", "Step (pixels)").choice("model",
					"Model", models.names());
			if (!dialog.ask())
				return;
			final ContinuousProfile profile = ContinuousProfile.of(image, dialog.number("step"), models,
					dialog.string("model"));
			profile.table().show("LIIF Profile of " + image.getTitle());
			profile.plot().show();
		});
	}
}
