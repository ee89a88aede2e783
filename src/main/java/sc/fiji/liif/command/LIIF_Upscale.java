// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import ij.ImagePlus;
import ij.Macro;
import ij.plugin.PlugIn;
import sc.fiji.liif.imagej.ImageJModels;
import sc.fiji.liif.imagej.ImagePlusUpscaler;
import sc.fiji.liif.imagej.StatusBarProgress;
import sc.fiji.liif.imagej.TargetSize;
import sc.fiji.liif.imagej.UpscalePlan;
import sc.fiji.liif.model.ModelRegistry;

/**
 * Plugins > LIIF > Upscale: makes a larger image of the current one. In macros
 * {@code run("LIIF Upscale", "scale=12")}; every option that is left out has its
 * default, and no dialog appears.
 */
public class LIIF_Upscale implements PlugIn {

	static final String NAME = "LIIF Upscale";

	@Override
	public void run(final String arg) {
		ImageJErrors.guard(NAME, () -> upscale(CurrentImage.get()));
	}

	private static void upscale(final ImagePlus image) {
		final ModelRegistry models = ImageJModels.registry();
		final UpscaleForm form = form(image, models);
		if (form == null)
			return;
		final ImagePlus[] result = new ImagePlus[1];
		CurrentImage.locked(image, () -> {
			try (StatusBarProgress progress = new StatusBarProgress("LIIF")) {
				result[0] = new ImagePlusUpscaler(models, progress).upscale(image, form.options());
			}
		});
		result[0].show();
	}

	/** What the macro says, or the user; null if canceled. */
	private static UpscaleForm form(final ImagePlus image, final ModelRegistry models) {
		if (!OptionsDialog.isInteractive())
			return UpscaleForm.ofMacro(Macro.getOptions() == null ? "" : Macro.getOptions());
		new UpscalePlan(image, TargetSize.ofScale(1, 1));
		return new UpscaleDialog(image, models).ask();
	}
}
