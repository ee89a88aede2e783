// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.plugin.PlugIn;
import java.awt.GraphicsEnvironment;
import sc.fiji.liif.LiifException;
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
		ImageJErrors.guard(NAME, () -> upscale(WindowManager.getCurrentImage()));
	}

	private static void upscale(final ImagePlus image) {
		if (image == null)
			throw new LiifException("There is no image: open one first.");
		final ModelRegistry models = ImageJModels.registry();
		final UpscaleForm form = form(image, models);
		if (form == null)
			return;
		if (!image.lockSilently())
			throw new LiifException("Another command is working on \"" + image.getTitle() + "\": wait for its end.");
		final ImagePlus result;
		try (StatusBarProgress progress = new StatusBarProgress("LIIF")) {
			result = new ImagePlusUpscaler(models, progress).upscale(image, form.options());
		}
		finally {
			image.unlock();
		}
		result.show();
	}

	/** What the macro says, or the user; null if canceled. */
	private static UpscaleForm form(final ImagePlus image, final ModelRegistry models) {
		final String options = Macro.getOptions();
		if (options != null || GraphicsEnvironment.isHeadless())
			return UpscaleForm.ofMacro(options == null ? "" : options);
		new UpscalePlan(image, TargetSize.ofScale(1, 1));
		return new UpscaleDialog(image, models).ask();
	}
}
