// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.door;

import java.awt.BorderLayout;
import java.awt.FlowLayout;
import java.util.Collections;
import java.util.List;

import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JPanel;

import ij.ImagePlus;

import sc.fiji.liif.imagej.preview.PreviewPanel;
import sc.fiji.liif.imagej.preview.Previewed;

/**
 * The preview of a dialog: the boxes that turn it on, and beside the fields its pictures, as long as it is on. Lives on
 * the event thread.
 */
final class DialogPreview implements AutoCloseable {

	private final ImagePlus image;
	private final List<String> models;
	private final Runnable onGrow;
	private final JCheckBox box = new JCheckBox("Preview");
	private final JCheckBox compare = new JCheckBox("Compare models");
	private final JPanel boxes = new JPanel(new FlowLayout(FlowLayout.LEFT, 0, 0));
	private final JPanel place = new JPanel(new BorderLayout());
	private PreviewPanel<?> panel;
	private Previewed<?> options;

	/**
	 * @param models to be compared
	 * @param onGrow called when the pictures need more room, or less
	 */
	DialogPreview(final ImagePlus image, final List<String> models, final Runnable onGrow) {
		this.image = image;
		this.models = models;
		this.onGrow = onGrow;
		box.setName("preview");
		box.setToolTipText(
				"show a part of the result beside nearest and bicubic interpolation; it is marked in the image");
		compare.setName("compare");
		compare.setToolTipText("show what each model makes of that part");
		compare.setEnabled(false);
		box.addActionListener(event -> turn());
		compare.addActionListener(event -> show(options));
		boxes.add(box);
		boxes.add(compare);
	}

	/** What turns it on. */
	JComponent boxes() {
		return boxes;
	}

	/** Where the pictures are; empty while it is off. */
	JComponent pictures() {
		return place;
	}

	/** Shows what these options lead to, as soon as it is on. @param given null if they are not possible */
	void show(final Previewed<?> given) {
		options = given;
		if (box.isSelected())
			refresh(given);
	}

	@Override
	public void close() {
		if (panel != null)
			panel.close();
		panel = null;
	}

	private void turn() {
		close();
		place.removeAll();
		compare.setEnabled(box.isSelected());
		show(options);
		onGrow.run();
	}

	/** A command has options of one type. */
	@SuppressWarnings("unchecked")
	private <O> void refresh(final Previewed<O> given) {
		if (given != null && panel == null) {
			panel = new PreviewPanel<>(image, given, onGrow);
			place.add(panel);
		}
		if (given != null)
			((PreviewPanel<O>) panel).show(given, compare.isSelected() ? models : Collections.emptyList());
		else if (panel != null)
			panel.clear();
	}
}
