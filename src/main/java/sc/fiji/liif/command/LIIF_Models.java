// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import javax.swing.SwingUtilities;

import ij.IJ;
import ij.plugin.PlugIn;
import sc.fiji.liif.imagej.ImageJModels;
import sc.fiji.liif.imagej.ModelExchange;
import sc.fiji.liif.imagej.ModelSummary;
import sc.fiji.liif.model.ModelRegistry;

/**
 * Plugins > LIIF > Models: shows the models and their cards, imports, exports and
 * deletes them. In macros {@code run("LIIF Models", "model=edsr-light
 * format=savedmodel export=/data/edsr-light")} exports, {@code "model=mine
 * delete"} deletes; in batch mode without options the models are listed in the log.
 */
public class LIIF_Models implements PlugIn {

	static final String NAME = "LIIF Models";

	@Override
	public void run(final String arg) {
		ImageJErrors.guard(NAME, () -> {
			if (OptionsDialog.isInteractive()) {
				SwingUtilities.invokeLater(ModelsWindow::new);
				return;
			}
			final OptionsDialog options = new OptionsDialog(NAME).text("model", "", "").text("export", "", "")
					.text("format", "savedmodel", "").flag("delete", "");
			options.ask();
			final ModelRegistry models = ImageJModels.registry();
			if (!options.string("export").isEmpty())
				ModelExchange.export(options.string("model"), options.string("format"), options.path("export"));
			else if (options.isOn("delete"))
				ModelExchange.delete(options.string("model"));
			else
				models.names().forEach(name -> IJ.log(name + ": " + ModelSummary.line(models, name)));
		});
	}
}
