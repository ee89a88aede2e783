// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.batch;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.table.AbstractTableModel;

import ij.plugin.BrowserLauncher;

import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.ui.Windows;

/**
 * Shows how a batch goes: a table with a row for each file, and a button that stops it after the plane that is being
 * worked on; so does closing the window, or Escape. Its methods may be called by any thread.
 */
public final class BatchWindow implements BatchListener {

	private static final String[] COLUMNS = {"File", "Status", "Size", "Model", "Seconds", "Result or remark"};
	private static final int[] WIDTHS = {200, 70, 110, 90, 60, 330};
	private static final int HEIGHT = 320;
	private static final int GAP = 6;

	private final JFrame frame;
	private final List<BatchRow> rows = new ArrayList<>();
	private final Model model = new Model();
	private final JTable table = new JTable(model);
	private final JLabel state = new JLabel(" ");
	private final JButton stop = new JButton("Stop");
	private final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.RIGHT));
	private volatile boolean isStopped;
	private boolean isOver;

	private BatchWindow(final String title) {
		frame = new JFrame(title);
		table.setName("files");
		table.getAccessibleContext().setAccessibleName("Files");
		for (int i = 0; i < WIDTHS.length; i++)
			table.getColumnModel().getColumn(i).setPreferredWidth(WIDTHS[i]);
		table.setFillsViewportHeight(true);
		final JScrollPane pane = new JScrollPane(table);
		int width = 0;
		for (final int w : WIDTHS)
			width += w;
		pane.setPreferredSize(new Dimension(width, HEIGHT));
		stop.setToolTipText("End the batch after the plane that is being worked on (Esc)");
		stop.addActionListener(event -> stop());
		state.setBorder(BorderFactory.createEmptyBorder(0, GAP, 0, GAP));
		buttons.add(stop);
		final JPanel south = new JPanel(new BorderLayout());
		south.add(state, BorderLayout.CENTER);
		south.add(buttons, BorderLayout.EAST);
		frame.getContentPane().add(pane, BorderLayout.CENTER);
		frame.getContentPane().add(south, BorderLayout.SOUTH);
		Windows.register(frame, this::leave);
		frame.pack();
		frame.setLocationByPlatform(true);
		frame.setVisible(true);
	}

	/** Opens a window; waits until it is there. */
	public static BatchWindow open(final String title) {
		return Windows.open(() -> new BatchWindow(title));
	}

	/** The same progress, that the window can stop, too. */
	public Progress stoppable(final Progress progress) {
		return new Progress() {

			@Override
			public void report(final double done, final double total, final String what) {
				progress.report(done, total, what);
			}

			@Override
			public boolean isCanceled() {
				return isStopped || progress.isCanceled();
			}
		};
	}

	/** Shows all files that are to be worked on. */
	public void begin(final List<BatchRow> all) {
		final List<BatchRow> copy = new ArrayList<>(all);
		EventQueue.invokeLater(() -> {
			rows.addAll(copy);
			model.fireTableDataChanged();
			count();
		});
	}

	@Override
	public void changed(final int index, final BatchRow row) {
		EventQueue.invokeLater(() -> {
			rows.set(index, row);
			model.fireTableRowsUpdated(index, index);
			table.scrollRectToVisible(table.getCellRect(index, 0, true));
			count();
		});
	}

	/**
	 * The batch has ended; the window stays.
	 *
	 * @param summary a line
	 * @param page    that a browser can show; null if there is none
	 */
	public void end(final String summary, final Path page) {
		EventQueue.invokeLater(() -> {
			isOver = true;
			stop.setEnabled(false);
			state.setText(summary);
			if (page != null) {
				final JButton show = new JButton("Show page");
				show.addActionListener(event -> show(page));
				buttons.add(show, 0);
				buttons.revalidate();
			}
		});
	}

	// -- Helper methods --

	private void count() {
		final long ended = rows.stream().filter(row -> row.status().ordinal() > BatchRow.Status.WORKING.ordinal())
				.count();
		if (!isOver)
			state.setText(ended + " of " + rows.size() + " files");
	}

	private void stop() {
		isStopped = true;
		stop.setEnabled(false);
		state.setText("Stopping...");
	}

	private void show(final Path page) {
		try {
			BrowserLauncher.openURL(page.toUri().toString());
		}
		catch (final IOException e) {
			state.setText("There is no browser to show " + page + ".");
		}
	}

	private void leave() {
		if (isOver)
			frame.dispose();
		else
			stop();
	}

	/** Rows as a table. */
	private final class Model extends AbstractTableModel {

		private static final long serialVersionUID = 1L;

		@Override
		public int getRowCount() {
			return rows.size();
		}

		@Override
		public int getColumnCount() {
			return COLUMNS.length;
		}

		@Override
		public String getColumnName(final int column) {
			return COLUMNS[column];
		}

		@Override
		public Object getValueAt(final int index, final int column) {
			final BatchRow row = rows.get(index);
			switch (column) {
			case 0 :
				return row.file();
			case 1 :
				return row.status();
			case 2 :
				return row.size();
			case 3 :
				return row.manner();
			case 4 :
				return row.seconds() == 0 ? "" : String.format(Locale.ROOT, "%.1f", row.seconds());
			default :
				return row.remark();
			}
		}
	}
}
