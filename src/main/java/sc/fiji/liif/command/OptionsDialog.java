// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.GraphicsEnvironment;
import java.awt.Label;
import java.awt.TextField;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import ij.Macro;
import ij.gui.GenericDialog;
import ij.macro.Interpreter;
import ij.plugin.frame.Recorder;
import sc.fiji.liif.LiifException;

/**
 * The options of a plugin, out of the macro that runs it or else out of a dialog,
 * which then records what differs from the defaults. Without either, in headless
 * or batch mode, the defaults hold.
 */
final class OptionsDialog {

	private static final int COLUMNS = 10;
	private static final int FOLDER_COLUMNS = 28;

	private final String title;
	private final Map<String, String> defaults = new LinkedHashMap<>();
	private final Map<String, String> values = new LinkedHashMap<>();
	private final Map<String, List<String>> choices = new LinkedHashMap<>();
	private final List<String> flags = new ArrayList<>();
	private final List<String> folders = new ArrayList<>();
	private final List<String> files = new ArrayList<>();
	private final Map<String, String> labels = new LinkedHashMap<>();
	private Supplier<String> summary;

	OptionsDialog(final String title) {
		this.title = title;
	}

	/** A text field. */
	OptionsDialog text(final String key, final String otherwise, final String label) {
		defaults.put(key, otherwise);
		labels.put(key, label);
		return this;
	}

	/** A text field with a button to choose a folder. */
	OptionsDialog folder(final String key, final String label) {
		folders.add(key);
		return text(key, "", label);
	}

	/** A text field with a button to choose a file. */
	OptionsDialog file(final String key, final String label) {
		files.add(key);
		return text(key, "", label);
	}

	/** An option that macros know, but the dialog does not show. */
	OptionsDialog hidden(final String key) {
		return text(key, "", null);
	}

	/**
	 * A line that tells what the values lead to, computed anew whenever one changes;
	 * where that fails with a sentence, it shows the sentence and there is no OK.
	 */
	OptionsDialog summary(final Supplier<String> text) {
		summary = text;
		return this;
	}

	/** A choice; the first is the default. Macros may name others, such as a path. */
	OptionsDialog choice(final String key, final String label, final List<String> items) {
		choices.put(key, items);
		return text(key, items.get(0), label);
	}

	/** A check box, off by default. */
	OptionsDialog flag(final String key, final String label) {
		flags.add(key);
		return text(key, "false", label);
	}

	/** @return whether to go on: false if the user canceled */
	boolean ask() {
		values.clear();
		values.putAll(defaults);
		if (isInteractive())
			return show();
		final String macro = Macro.getOptions();
		final MacroOptions options = new MacroOptions(macro == null ? "" : macro,
				defaults.keySet().toArray(new String[0]));
		values.replaceAll((key, otherwise) -> options.string(key, otherwise));
		return true;
	}

	/** Whether somebody is there to be asked: no macro gives options, and there is a display in use. */
	static boolean isInteractive() {
		return Macro.getOptions() == null && !GraphicsEnvironment.isHeadless() && !Interpreter.isBatchMode();
	}

	String string(final String key) {
		return values.get(key).trim();
	}

	/** @throws LiifException in one sentence, if it is not a number */
	double number(final String key) {
		return Numbers.parse(key, string(key));
	}

	/**
	 * @return null for an empty text
	 * @throws LiifException in one sentence, if it can't be the path of a file
	 */
	Path path(final String key) {
		return string(key).isEmpty() ? null : path(key, string(key));
	}

	/** The path of a text that was typed, or pasted with quotes around it. */
	static Path path(final String key, final String text) {
		try {
			return Paths.get(text.trim().replaceFirst("^\"(.*)\"$", "$1"));
		}
		catch (final InvalidPathException e) {
			throw new LiifException(
					"\"" + text + "\" is not possible for " + key + ": give the path of a file or folder.", e);
		}
	}

	boolean isOn(final String key) {
		return string(key).equals("true");
	}

	// -- Helper methods --

	private boolean show() {
		final GenericDialog dialog = new GenericDialog(title);
		for (final String key : shown()) {
			if (choices.containsKey(key))
				dialog.addChoice(labels.get(key), choices.get(key).toArray(new String[0]), defaults.get(key));
			else if (flags.contains(key))
				dialog.addCheckbox(labels.get(key), false);
			else if (folders.contains(key))
				dialog.addDirectoryField(labels.get(key), defaults.get(key), FOLDER_COLUMNS);
			else if (files.contains(key))
				dialog.addFileField(labels.get(key), defaults.get(key), FOLDER_COLUMNS);
			else
				dialog.addStringField(labels.get(key), defaults.get(key), COLUMNS);
		}
		if (summary != null) {
			dialog.addMessage(String.format("%-100s", ""));
			final Label line = (Label) dialog.getMessage();
			dialog.addDialogListener((d, event) -> summarize(dialog, line));
			summarize(dialog, line);
		}
		dialog.showDialog();
		if (dialog.wasCanceled()) {
			Recorder.disableCommandRecording();
			return false;
		}
		read(dialog);
		shown().forEach(this::record);
		return true;
	}

	private List<String> shown() {
		return defaults.keySet().stream().filter(key -> labels.get(key) != null).collect(Collectors.toList());
	}

	private boolean summarize(final GenericDialog dialog, final Label line) {
		read(dialog);
		try {
			line.setText(summary.get());
			return true;
		}
		catch (final LiifException e) {
			line.setText(e.getMessage());
			return false;
		}
	}

	private void read(final GenericDialog dialog) {
		int text = 0;
		int choice = 0;
		int flag = 0;
		for (final String key : shown()) {
			if (choices.containsKey(key))
				values.put(key, ((Choice) dialog.getChoices().get(choice++)).getSelectedItem());
			else if (flags.contains(key))
				values.put(key, Boolean.toString(((Checkbox) dialog.getCheckboxes().get(flag++)).getState()));
			else
				values.put(key, ((TextField) dialog.getStringFields().get(text++)).getText());
		}
	}

	/** Choices are always recorded, so that a new default does not change old macros. */
	private void record(final String key) {
		final String value = values.get(key).trim();
		if (!Recorder.record || value.equals(defaults.get(key)) && !choices.containsKey(key))
			return;
		if (flags.contains(key))
			Recorder.recordOption(key);
		else
			MacroOptions.record(key, value);
	}
}
