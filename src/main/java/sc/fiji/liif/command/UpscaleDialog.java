// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.awt.Choice;
import java.awt.Label;
import java.awt.TextField;
import java.util.List;

import ij.ImagePlus;
import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.ModelSummary;
import sc.fiji.liif.imagej.UpscaleOptions;
import sc.fiji.liif.imagej.UpscalePlan;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.model.ModelSpec;

/** Asks for the upscaling options and shows what they lead to while one types. */
final class UpscaleDialog {

	private static final int COLUMNS = 8;

	private final ImagePlus image;
	private final ModelRegistry models;
	private final GenericDialog dialog = new GenericDialog("LIIF Upscale");
	private final Label result;
	private final Label about;

	UpscaleDialog(final ImagePlus image, final ModelRegistry models) {
		this.image = image;
		this.models = models;
		final List<String> names = models.names();
		dialog.addStringField("Scale", "2", COLUMNS);
		dialog.addStringField("Scale_y (if different)", "", COLUMNS);
		dialog.addStringField("Width (pixels)", "", COLUMNS);
		dialog.addStringField("Height (pixels)", "", COLUMNS);
		dialog.addChoice("Model", names.toArray(new String[0]), names.get(0));
		dialog.addStringField("Tile (pixels, 0 = automatic)", "0", COLUMNS);
		dialog.addMessage("Width or height, if given, count instead of the scale.");
		dialog.addMessage(String.format("%-90s", "Model:"));
		about = (Label) dialog.getMessage();
		dialog.addMessage(String.format("%-90s", "Result:"));
		result = (Label) dialog.getMessage();
		dialog.addDialogListener((d, event) -> showResult());
	}

	/** The user's choice, also given to the macro recorder; null if canceled. */
	UpscaleForm ask() {
		showResult();
		dialog.showDialog();
		if (dialog.wasCanceled()) {
			Recorder.disableCommandRecording();
			return null;
		}
		final UpscaleForm form = form();
		if (Recorder.record)
			form.record();
		return form;
	}

	// -- Helper methods --

	private boolean showResult() {
		about.setText(about());
		try {
			final UpscaleOptions options = form().options();
			final UpscalePlan plan = new UpscalePlan(image, options.size());
			final ModelSpec model = models.spec(options.model());
			result.setText("Result: " + plan.summary() + "; while computing "
					+ UpscalePlan.inWords(plan.workingBytes(model, options.tile())) + " more");
			return true;
		}
		catch (final LiifException e) {
			result.setText(shortened(e.getMessage()));
			return false;
		}
	}

	/** The chosen model, and how it fits the image. */
	private String about() {
		try {
			final String name = ((Choice) dialog.getChoices().get(0)).getSelectedItem();
			final String fit = ModelSummary.fit(models.spec(name), image);
			return fit.isEmpty() ? "Model: " + ModelSummary.line(models, name) : fit;
		}
		catch (final LiifException e) {
			return shortened(e.getMessage());
		}
	}

	private UpscaleForm form() {
		return new UpscaleForm(text(0), text(1), text(2), text(3),
				((Choice) dialog.getChoices().get(0)).getSelectedItem(), text(4));
	}

	private String text(final int i) {
		return ((TextField) dialog.getStringFields().get(i)).getText();
	}

	private static String shortened(final String sentence) {
		final int colon = sentence.indexOf(": ");
		return colon < 0 ? sentence : sentence.substring(0, colon);
	}
}
