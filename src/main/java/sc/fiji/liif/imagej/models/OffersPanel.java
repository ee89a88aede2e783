// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.models;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.FlowLayout;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import javax.swing.BorderFactory;
import javax.swing.ImageIcon;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;

import ij.IJ;
import ij.Prefs;

import sc.fiji.liif.Progress;
import sc.fiji.liif.catalog.Catalog;
import sc.fiji.liif.catalog.OfferedModel;
import sc.fiji.liif.imagej.ui.ErrorMessages;

/**
 * Asks a folder or a web address, once the user says so, which models it offers, and fetches one. Lives on the event
 * queue; what takes time has a thread of its own.
 */
final class OffersPanel extends JPanel {

	private static final long serialVersionUID = 1L;
	private static final String TITLE = "LIIF Models";
	private static final String LAST_SOURCE = "liif.models.source";
	private static final int STEPS = 1000;

	private final transient ModelLibrary library;
	private final transient Runnable changed;
	private final JTextField source = new JTextField(Prefs.get(LAST_SOURCE, ""), 30);
	private final JButton look = new JButton("Look");
	private final JButton get = new JButton("Get");
	private final JButton cancel = new JButton("Cancel");
	private final JProgressBar bar = new JProgressBar(0, STEPS);
	private final transient Consumer<String> fetched;
	private transient Catalog catalog;
	private volatile boolean isCanceled;
	private transient OfferedModel chosen;

	/**
	 * @param changed told when there are other offers
	 * @param fetched told the name of a model that was fetched
	 */
	OffersPanel(final ModelLibrary library, final Runnable changed, final Consumer<String> fetched) {
		super(new BorderLayout());
		this.library = library;
		this.changed = changed;
		this.fetched = fetched;
		setBorder(BorderFactory.createTitledBorder("Models that others offer"));
		final JPanel row = new JPanel(new FlowLayout(FlowLayout.LEFT));
		row.add(new JLabel("Folder or web address:"));
		source.getAccessibleContext().setAccessibleName("Folder or web address");
		source.setToolTipText(
				"a folder with an index.json, or an address that begins with https://; nobody is asked before you press Look");
		for (final Component part : new Component[]{source, look, get, cancel})
			row.add(part);
		add(row, BorderLayout.CENTER);
		add(bar, BorderLayout.SOUTH);
		bar.setStringPainted(true);
		bar.setString("");
		source.addActionListener(event -> look());
		look.addActionListener(event -> look());
		get.addActionListener(event -> get());
		cancel.addActionListener(event -> isCanceled = true);
		choose(null);
		cancel.setEnabled(false);
	}

	/** What is offered and not there yet. */
	List<OfferedModel> offers() {
		if (catalog == null)
			return Collections.emptyList();
		final List<String> there = library.models().names();
		return catalog.models().stream().filter(model -> !there.contains(model.name())).collect(Collectors.toList());
	}

	/** Sets what would be fetched; null for nothing. */
	void choose(final OfferedModel model) {
		chosen = model;
		get.setEnabled(model != null && !cancel.isEnabled());
	}

	/** Has the picture of a model shown, if it has one; asks for it in the background. */
	void picture(final OfferedModel model, final Consumer<ImageIcon> shown) {
		final Catalog from = catalog;
		start(() -> {
			final Optional<byte[]> png = from.picture(model);
			SwingUtilities.invokeLater(() -> shown.accept(png.map(ImageIcon::new).orElse(null)));
		});
	}

	// -- Helper methods --

	private void look() {
		final String place = source.getText();
		look.setEnabled(false);
		bar.setString("asking " + place);
		start(() -> {
			try {
				final Catalog found = Catalog.read(place);
				Prefs.set(LAST_SOURCE, place);
				SwingUtilities.invokeLater(() -> {
					catalog = found;
					bar.setString(found.models().size() + (found.models().size() == 1 ? " model" : " models")
							+ " offered, " + offers().size() + " of them not here yet");
					changed.run();
				});
			}
			finally {
				SwingUtilities.invokeLater(() -> {
					look.setEnabled(true);
					if (bar.getString().startsWith("asking"))
						bar.setString("");
				});
			}
		});
	}

	private void get() {
		final OfferedModel model = chosen;
		final Catalog from = catalog;
		isCanceled = false;
		cancel.setEnabled(true);
		get.setEnabled(false);
		start(() -> {
			try {
				library.fetch(from, model.name(), new Progress() {

					@Override
					public void report(final double done, final double total, final String what) {
						SwingUtilities.invokeLater(() -> {
							bar.setValue((int) (STEPS * done / total));
							bar.setString(what);
						});
					}

					@Override
					public boolean isCanceled() {
						return isCanceled;
					}
				}, IJ::log);
				SwingUtilities.invokeLater(() -> {
					bar.setString(model.name() + " is here");
					fetched.accept(model.name());
				});
			}
			catch (final CancellationException e) {
				SwingUtilities.invokeLater(() -> bar.setString("canceled; Get goes on where it was"));
			}
			finally {
				SwingUtilities.invokeLater(() -> {
					bar.setValue(0);
					cancel.setEnabled(false);
					choose(chosen);
				});
			}
		});
	}

	private static void start(final Runnable work) {
		final Thread thread = new Thread(() -> ErrorMessages.guard(TITLE, work), "LIIF models");
		thread.setDaemon(true);
		thread.start();
	}
}
