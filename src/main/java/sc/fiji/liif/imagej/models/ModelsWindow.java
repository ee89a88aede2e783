// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.models;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
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
import javax.swing.SwingWorker;

import ij.IJ;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.exchange.ExportFormat;
import sc.fiji.liif.imagej.ErrorMessages;
import sc.fiji.liif.imagej.StatusBarProgress;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.model.ModelSummary;

/** Lists the models; shows the chosen one's card; imports, exports and deletes. Lives on the event queue. */
public final class ModelsWindow {

	private static final String TITLE = "LIIF Models";

	private final ModelLibrary library;
	private final JFrame frame = new JFrame(TITLE);
	private final DefaultListModel<String> names = new DefaultListModel<>();
	private final JList<String> list = new JList<>(names);
	private final JLabel summary = new JLabel(" ");
	private final JTextArea card = new JTextArea();
	private final JButton importing = new JButton("Import...");
	private final JButton export = new JButton("Export...");
	private final JButton delete = new JButton("Delete...");

	private ModelsWindow(final ModelLibrary library) {
		this.library = library;
		list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
		list.addListSelectionListener(event -> show(list.getSelectedValue()));
		card.setEditable(false);
		card.setLineWrap(true);
		card.setWrapStyleWord(true);
		card.setFont(new Font(Font.MONOSPACED, Font.PLAIN, 12));
		importing.addActionListener(event -> guarded(this::importModel));
		export.addActionListener(event -> guarded(this::exportModel));
		delete.addActionListener(event -> guarded(this::deleteModel));
		final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.LEFT));
		for (final JButton button : new JButton[]{importing, export, delete})
			buttons.add(button);
		final JSplitPane split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, new JScrollPane(list),
				new JScrollPane(card));
		split.setPreferredSize(new Dimension(760, 440));
		split.setDividerLocation(200);
		summary.setBorder(BorderFactory.createEmptyBorder(6, 8, 6, 8));
		frame.getContentPane().add(summary, BorderLayout.NORTH);
		frame.getContentPane().add(split, BorderLayout.CENTER);
		frame.getContentPane().add(buttons, BorderLayout.SOUTH);
		refresh(ModelRegistry.DEFAULT);
		frame.pack();
		frame.setLocationByPlatform(true);
		frame.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
		frame.setVisible(true);
	}

	/** Opens a window; may be called from any thread. */
	public static void open(final ModelLibrary library) {
		SwingUtilities.invokeLater(() -> new ModelsWindow(library));
	}

	// -- Helper methods --

	private void refresh(final String selected) {
		names.clear();
		library.models().names().forEach(names::addElement);
		list.setSelectedValue(selected, true);
	}

	private void show(final String name) {
		export.setEnabled(name != null);
		delete.setEnabled(false);
		card.setText("");
		summary.setText(" ");
		if (name == null)
			return;
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

	private void importModel() {
		final JFileChooser chooser = new JFileChooser();
		chooser.setDialogTitle("A checkpoint (.pth) of the reference implementation");
		if (chooser.showOpenDialog(frame) != JFileChooser.APPROVE_OPTION)
			return;
		final File file = chooser.getSelectedFile();
		final String name = (String) JOptionPane.showInputDialog(frame, "Name of the model:", TITLE,
				JOptionPane.PLAIN_MESSAGE, null, null, ModelLibrary.plainName(file.toPath()));
		if (name == null || name.trim().isEmpty())
			return;
		final Path[] folder = new Path[1];
		inBackground("importing " + file,
				progress -> folder[0] = library.importCheckpoint(file.toPath(), name, progress, IJ::log),
				() -> refresh(library.models().name(folder[0])));
	}

	private void exportModel() {
		final Object format = JOptionPane.showInputDialog(frame,
				"savedmodel: a folder for TensorFlow\nsafetensors: weights for PyTorch", TITLE,
				JOptionPane.PLAIN_MESSAGE, null, ExportFormat.values(), ExportFormat.SAVEDMODEL);
		final JFileChooser chooser = new JFileChooser();
		if (format == null || chooser.showSaveDialog(frame) != JFileChooser.APPROVE_OPTION)
			return;
		final String name = list.getSelectedValue();
		final File target = chooser.getSelectedFile();
		inBackground("exporting " + name,
				progress -> library.export(name, (ExportFormat) format, target.toPath(), progress),
				() -> summary.setText(name + " is now in " + target));
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

	/** Large models take seconds, in which ImageJ's windows must not stand still. */
	private void inBackground(final String what, final Consumer<Progress> work, final Runnable afterwards) {
		for (final JComponent part : new JComponent[]{list, importing, export, delete})
			part.setEnabled(false);
		summary.setText(what + " ...");
		new SwingWorker<Void, Void>() {

			@Override
			protected Void doInBackground() {
				try (StatusBarProgress progress = new StatusBarProgress("LIIF")) {
					work.accept(progress);
				}
				return null;
			}

			@Override
			protected void done() {
				list.setEnabled(true);
				importing.setEnabled(true);
				show(list.getSelectedValue());
				guarded(() -> {
					outcome(this);
					afterwards.run();
				});
			}
		}.execute();
	}

	/** Throws what the work has thrown. */
	private static void outcome(final SwingWorker<?, ?> worker) {
		try {
			worker.get();
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		catch (final ExecutionException e) {
			if (e.getCause() instanceof Error)
				throw (Error) e.getCause();
			throw (RuntimeException) e.getCause();
		}
	}

	private void guarded(final Runnable action) {
		ErrorMessages.guard(TITLE, action);
	}
}
