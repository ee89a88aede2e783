// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.door;

import sc.fiji.liif.command.option.Option;
import sc.fiji.liif.command.option.OptionKind;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.util.ArrayList;
import java.util.List;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** The field of one option in a dialog: its label, its input, and the place for what is wrong with it. */
final class OptionField {

	/** What stands in a choice for "not given". */
	private static final String NOT_GIVEN = "default";
	private static final int NUMBER_COLUMNS = 8;
	private static final int TEXT_COLUMNS = 28;
	private static final Color WRONG = new Color(0xb00020);

	private final Option option;
	private final JLabel label;
	private final JLabel error = new JLabel();
	private final JPanel panel = new JPanel(new BorderLayout(4, 0));
	private final JComponent input;

	/**
	 * @param offered  what a choice offers that the declaration does not tell
	 * @param onChange called on the event thread
	 */
	OptionField(final Option option, final List<String> offered, final Runnable onChange) {
		this.option = option;
		label = new JLabel(option.label());
		label.setToolTipText(help());
		switch (option.kind()) {
		case SWITCH :
			input = checkBox(onChange);
			break;
		case CHOICE :
			input = comboBox(choices(), onChange);
			break;
		case MODEL :
		case TITLE :
			input = comboBox(offered, onChange);
			break;
		case MODELS :
			input = new CheckList(offered, onChange);
			break;
		default :
			input = textField(onChange);
		}
		input.setName(option.key());
		input.setToolTipText(help());
		input.getAccessibleContext().setAccessibleName(option.label());
		label.setLabelFor(input);
		error.setForeground(WRONG);
		error.setVisible(false);
		panel.add(input, option.kind() == OptionKind.SWITCH ? BorderLayout.WEST : BorderLayout.CENTER);
		if (option.kind() == OptionKind.FILE || option.kind() == OptionKind.FOLDER
				|| option.kind() == OptionKind.FOLDERS)
			panel.add(browse(), BorderLayout.EAST);
	}

	Option option() {
		return option;
	}

	/** What stands before the input; a check box has it beside itself. */
	JComponent label() {
		return option.kind() == OptionKind.SWITCH ? (JComponent) Box.createRigidArea(new Dimension(0, 0)) : label;
	}

	/** The input, with a button to browse if it is a file. */
	JComponent component() {
		return panel;
	}

	/** The place below, for what is wrong. */
	JComponent error() {
		return error;
	}

	/** What is given; empty if nothing is. */
	String text() {
		if (input instanceof JCheckBox)
			return Boolean.toString(((JCheckBox) input).isSelected());
		if (input instanceof JComboBox) {
			final String chosen = String.valueOf(((JComboBox<?>) input).getSelectedItem());
			return option.isOfSettings() && chosen.equals(NOT_GIVEN) ? "" : chosen;
		}
		return input instanceof CheckList ? ((CheckList) input).text() : ((JTextField) input).getText().trim();
	}

	/** Shows a value; one that is not offered is left out. */
	void show(final String text) {
		if (input instanceof JCheckBox)
			((JCheckBox) input).setSelected(text.equals("true"));
		else if (input instanceof JComboBox)
			((JComboBox<?>) input).setSelectedItem(text);
		else if (input instanceof CheckList)
			((CheckList) input).show(text);
		else
			((JTextField) input).setText(text);
	}

	/** Shows what it comes to if nothing is given; an empty text for nothing. */
	void setComputed(final String text) {
		if (input instanceof HintField)
			((HintField) input).setHint(text);
	}

	/** Whether it is to be seen at all. */
	void setShown(final boolean isShown) {
		label.setVisible(isShown);
		panel.setVisible(isShown);
		error.setVisible(isShown && !error.getText().isEmpty());
	}

	/** Greys it out where it is of no account. */
	void setRelevant(final boolean isRelevant) {
		label.setEnabled(isRelevant);
		input.setEnabled(isRelevant);
		if (!isRelevant)
			setError("");
	}

	boolean isRelevant() {
		return input.isEnabled();
	}

	/** Says what is wrong with it; an empty text takes that back. */
	void setError(final String sentence) {
		error.setText(
				sentence.isEmpty() ? "" : "<html><body style='width: 260px'>" + escaped(sentence) + "</body></html>");
		error.setVisible(!sentence.isEmpty());
	}

	// -- Helper methods --

	private List<String> choices() {
		final List<String> choices = new ArrayList<>(option.choices());
		if (option.isOfSettings())
			choices.add(0, NOT_GIVEN);
		return choices;
	}

	private String help() {
		final String range = option.range().isEmpty() ? "" : "; " + option.range();
		return "<html><body style='width: 260px'>" + escaped(option.description() + range) + "</body></html>";
	}

	private static String escaped(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;");
	}

	private JCheckBox checkBox(final Runnable onChange) {
		final JCheckBox box = new JCheckBox(option.label());
		box.addItemListener(event -> onChange.run());
		return box;
	}

	private static JComboBox<String> comboBox(final List<String> items, final Runnable onChange) {
		final JComboBox<String> box = new JComboBox<>(items.toArray(new String[0]));
		box.addActionListener(event -> onChange.run());
		return box;
	}

	private HintField textField(final Runnable onChange) {
		final boolean isNumber = option.kind() == OptionKind.NUMBER || option.kind() == OptionKind.WHOLE;
		final HintField field = new HintField(isNumber ? NUMBER_COLUMNS : TEXT_COLUMNS);
		field.getDocument().addDocumentListener(new DocumentListener() {

			@Override
			public void insertUpdate(final DocumentEvent event) {
				onChange.run();
			}

			@Override
			public void removeUpdate(final DocumentEvent event) {
				onChange.run();
			}

			@Override
			public void changedUpdate(final DocumentEvent event) {
				// of styles, which it has not
			}
		});
		return field;
	}

	private JButton browse() {
		final JButton button = new JButton("Browse...");
		button.addActionListener(event -> {
			final JFileChooser chooser = new JFileChooser(text().isEmpty() ? null : text());
			chooser.setDialogTitle(option.label());
			if (option.kind() != OptionKind.FILE)
				chooser.setFileSelectionMode(JFileChooser.DIRECTORIES_ONLY);
			if (chooser.showDialog(panel, "Choose") == JFileChooser.APPROVE_OPTION)
				show(chooser.getSelectedFile().getPath());
		});
		return button;
	}
}
