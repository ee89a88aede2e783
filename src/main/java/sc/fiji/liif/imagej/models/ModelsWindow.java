// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.models;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTextArea;
import javax.swing.ListSelectionModel;
import javax.swing.SwingUtilities;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.catalog.OfferedModel;
import sc.fiji.liif.imagej.ui.ErrorMessages;
import sc.fiji.liif.imagej.ui.Windows;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.model.ModelSummary;

/** Lists the models, shows the chosen one's card, and leads to what can be done with it. Lives on the event queue. */
public final class ModelsWindow {

	private static final String TITLE = "LIIF Models";

	private final ModelLibrary library;
	private final JFrame frame = new JFrame(TITLE);
	private final DefaultListModel<String> names = new DefaultListModel<>();
	private final JList<String> list = new JList<>(names);
	private final JLabel summary = new JLabel(" ");
	private final JTextArea card = new JTextArea();
	private final JButton export = new JButton("Export...");
	private final JButton delete = new JButton("Delete...");
	private final OffersPanel offers;
	private final JLabel picture = new JLabel();
	/** What is offered, by what stands in the list. */
	private final Map<String, OfferedModel> offered = new LinkedHashMap<>();

	private ModelsWindow(final ModelLibrary library, final Runnable importing, final Consumer<String> exporting) {
		this.library = library;
		offers = new OffersPanel(library, () -> refresh(list.getSelectedValue()), this::refresh);
		list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
		list.addListSelectionListener(event -> show(list.getSelectedValue()));
		card.setEditable(false);
		card.setLineWrap(true);
		card.setWrapStyleWord(true);
		card.setFont(new Font(Font.MONOSPACED, Font.PLAIN, 12));
		final JButton bring = new JButton("Import...");
		bring.addActionListener(event -> importing.run());
		export.addActionListener(event -> exporting.accept(list.getSelectedValue()));
		delete.addActionListener(event -> ErrorMessages.guard(TITLE, this::deleteModel));
		final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.LEFT));
		for (final JButton button : new JButton[]{bring, export, delete})
			buttons.add(button);
		final JPanel told = new JPanel(new BorderLayout());
		told.add(picture, BorderLayout.NORTH);
		told.add(new JScrollPane(card), BorderLayout.CENTER);
		final JSplitPane split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, new JScrollPane(list), told);
		split.setPreferredSize(new Dimension(760, 440));
		split.setDividerLocation(200);
		summary.setBorder(BorderFactory.createEmptyBorder(6, 8, 6, 8));
		frame.getContentPane().add(summary, BorderLayout.NORTH);
		frame.getContentPane().add(split, BorderLayout.CENTER);
		final JPanel south = new JPanel(new BorderLayout());
		south.add(buttons, BorderLayout.NORTH);
		south.add(offers, BorderLayout.SOUTH);
		frame.getContentPane().add(south, BorderLayout.SOUTH);
		refresh(ModelRegistry.DEFAULT);
		// Models come and go while other windows are in front.
		frame.addWindowListener(new WindowAdapter() {

			@Override
			public void windowActivated(final WindowEvent event) {
				refresh(list.getSelectedValue());
			}
		});
		frame.pack();
		frame.setLocationByPlatform(true);
		Windows.register(frame, frame::dispose);
		frame.setVisible(true);
	}

	/**
	 * Opens a window; may be called from any thread.
	 *
	 * @param importing asks for a model and imports it, in a thread of its own
	 * @param exporting likewise exports the model of this name
	 */
	public static void open(final ModelLibrary library, final Runnable importing, final Consumer<String> exporting) {
		SwingUtilities.invokeLater(() -> new ModelsWindow(library, importing, exporting));
	}

	// -- Helper methods --

	private void refresh(final String selected) {
		offered.clear();
		offers.offers().forEach(model -> offered.put(model.name() + " (offered)", model));
		final List<String> now = new ArrayList<>(library.models().names());
		now.addAll(offered.keySet());
		if (now.equals(Collections.list(names.elements())))
			return;
		names.clear();
		now.forEach(names::addElement);
		list.setSelectedValue(selected, true);
	}

	private void show(final String name) {
		export.setEnabled(name != null);
		delete.setEnabled(false);
		card.setText("");
		summary.setText(" ");
		picture.setIcon(null);
		offers.choose(offered.get(name));
		if (name == null)
			return;
		if (offered.containsKey(name)) {
			show(offered.get(name));
			return;
		}
		final ModelRegistry models = library.models();
		try {
			delete.setEnabled(models.folder(name).isPresent());
			delete.setToolTipText(delete.isEnabled() ? null : "This model came with LIIF");
			summary.setText(name + ": " + ModelSummary.line(models, name));
			card.setText(ModelSummary.card(models, name));
		}
		catch (final LiifException e) {
			delete.setEnabled(true);
			card.setText(e.getMessage());
		}
		card.setCaretPosition(0);
	}

	private void show(final OfferedModel model) {
		export.setEnabled(false);
		summary.setText(model.name() + ": " + model.line());
		card.setText(model.card());
		card.setCaretPosition(0);
		offers.picture(model, icon -> {
			if (offered.get(list.getSelectedValue()) == model)
				picture.setIcon(icon);
		});
	}

	private void deleteModel() {
		final String name = list.getSelectedValue();
		final String where = library.models().folder(name).map(Path::toString).orElse("");
		if (JOptionPane.showConfirmDialog(frame, "Delete the model \"" + name + "\" in\n" + where + "?", TITLE,
				JOptionPane.OK_CANCEL_OPTION) == JOptionPane.OK_OPTION) {
			library.delete(name);
			refresh(ModelRegistry.DEFAULT);
		}
	}
}
