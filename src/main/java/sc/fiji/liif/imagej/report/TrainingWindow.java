// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.report;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.GridLayout;
import java.awt.Image;
import java.awt.image.BufferedImage;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.ImageIcon;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;

import sc.fiji.liif.imagej.ui.Windows;
import sc.fiji.liif.train.TrainingListener;
import sc.fiji.liif.train.TrainingPace;
import sc.fiji.liif.train.data.ValidationResult;

/**
 * Shows how a training goes: loss and PSNR as plots, a preview after every
 * validation, pace and time left; and ends it, keeping the model (Stop, also by
 * the Escape key or by closing the window) or not (Cancel).
 */
public final class TrainingWindow implements TrainingListener {

	private static final long INTERVAL_NANOSECONDS = 1_000_000_000;
	private static final int PLOT_WIDTH = 460;
	private static final int PLOT_HEIGHT = 260;
	private static final int PREVIEW = 220;

	private final JFrame frame;
	private final JLabel lossPlot = new JLabel();
	private final JLabel psnrPlot = new JLabel();
	private final JLabel[] previews = new JLabel[TrainingPreview.LABELS.length];
	private final JLabel state = new JLabel("reading pictures");
	private final JLabel quality = new JLabel(" ");
	private final JLabel notice = new JLabel(" ");
	private final JButton stop = new JButton("Stop");
	private final JButton cancel = new JButton("Cancel");

	private final TrainingChart chart = new TrainingChart();
	private final TrainingPace pace = new TrainingPace();
	private volatile boolean isStopped;
	private volatile boolean isCanceled;
	private volatile boolean isOver;
	private long shown;
	private int skipped;

	private TrainingWindow(final String model) {
		frame = new JFrame("LIIF Train: " + model);
		Windows.register(frame, this::leave);
		stop.setToolTipText("End the training and keep the model as it is (Esc)");
		stop.addActionListener(event -> end(true));
		cancel.setToolTipText("End the training and keep nothing of it");
		cancel.addActionListener(event -> cancel());
		frame.getContentPane().add(content(), BorderLayout.CENTER);
		frame.pack();
		frame.setLocationByPlatform(true);
		frame.setVisible(true);
	}

	/** Opens a window; waits until it is there. */
	public static TrainingWindow open(final String model) {
		return Windows.open(() -> new TrainingWindow(model));
	}

	// -- TrainingListener methods --

	@Override
	public void phase(final String what) {
		later(() -> state.setText(what));
	}

	@Override
	public void stepped(final long step, final long steps, final double loss) {
		pace.stepped(step, steps);
		chart.loss(step, loss);
		final long now = System.nanoTime();
		if (now - shown < INTERVAL_NANOSECONDS)
			return;
		shown = now;
		final Image plot = chart.lossPlot(PLOT_WIDTH, PLOT_HEIGHT);
		final String text = pace.line(loss);
		later(() -> {
			lossPlot.setIcon(new ImageIcon(plot));
			state.setText(text);
		});
	}

	@Override
	public void validated(final ValidationResult result) {
		chart.validation(result);
		final Image plot = chart.psnrPlot(PLOT_WIDTH, PLOT_HEIGHT);
		final BufferedImage[] pictures = TrainingPreview.of(result, PREVIEW);
		later(() -> {
			psnrPlot.setIcon(new ImageIcon(plot));
			for (int i = 0; i < pictures.length; i++)
				previews[i].setIcon(new ImageIcon(pictures[i]));
			quality.setText(result.toString());
		});
	}

	@Override
	public void skipped(final String sentence) {
		later(() -> notice.setText("<html>" + ++skipped + " skipped: " + escaped(sentence) + "</html>"));
	}

	@Override
	public void warned(final String sentence) {
		later(() -> notice.setText("<html>" + escaped(sentence) + "</html>"));
	}

	@Override
	public boolean isStopped() {
		return isStopped;
	}

	@Override
	public boolean isCanceled() {
		return isCanceled;
	}

	// -- Methods of whoever opened the window --

	/** Ends the training as the buttons do. */
	public void end(final boolean keepsModel) {
		isStopped |= keepsModel;
		isCanceled |= !keepsModel;
		later(() -> {
			state.setText(keepsModel ? "stopping" : "canceling");
			stop.setEnabled(false);
			cancel.setEnabled(false);
		});
	}

	/** The training is over: leaves the window open, with a last word. */
	public void over(final String sentence) {
		isOver = true;
		later(() -> {
			state.setText("<html>" + escaped(sentence) + "</html>");
			stop.setEnabled(false);
			cancel.setEnabled(false);
		});
	}

	public void close() {
		later(frame::dispose);
	}

	// -- Helper methods --

	private void leave() {
		if (isOver)
			frame.dispose();
		else if (!isCanceled)
			end(true);
	}

	private void cancel() {
		if (JOptionPane.showConfirmDialog(frame, "Cancel the training and keep nothing of it?", frame.getTitle(),
				JOptionPane.OK_CANCEL_OPTION, JOptionPane.WARNING_MESSAGE) == JOptionPane.OK_OPTION)
			end(false);
	}

	private JPanel content() {
		final JPanel plots = new JPanel(new GridLayout(1, 2));
		for (final JLabel plot : new JLabel[]{lossPlot, psnrPlot}) {
			plot.setPreferredSize(new Dimension(PLOT_WIDTH, PLOT_HEIGHT));
			plot.setHorizontalAlignment(SwingConstants.CENTER);
			plots.add(plot);
		}
		final JPanel pictures = new JPanel(new FlowLayout(FlowLayout.CENTER));
		for (int i = 0; i < previews.length; i++) {
			previews[i] = new JLabel(TrainingPreview.LABELS[i]);
			previews[i].setHorizontalTextPosition(SwingConstants.CENTER);
			previews[i].setVerticalTextPosition(SwingConstants.BOTTOM);
			previews[i].setHorizontalAlignment(SwingConstants.CENTER);
			previews[i].setPreferredSize(new Dimension(PREVIEW, PREVIEW + 24));
			pictures.add(previews[i]);
		}
		final JPanel texts = new JPanel(new GridLayout(3, 1));
		for (final JLabel text : new JLabel[]{state, quality, notice})
			texts.add(text);
		final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.RIGHT));
		buttons.add(stop);
		buttons.add(cancel);
		final JPanel bottom = new JPanel(new BorderLayout(12, 0));
		bottom.add(texts, BorderLayout.CENTER);
		bottom.add(buttons, BorderLayout.EAST);
		final JPanel all = new JPanel();
		all.setLayout(new BoxLayout(all, BoxLayout.Y_AXIS));
		all.setBorder(BorderFactory.createEmptyBorder(8, 12, 8, 12));
		all.add(plots);
		all.add(Box.createVerticalStrut(6));
		all.add(pictures);
		all.add(bottom);
		return all;
	}

	private static void later(final Runnable update) {
		SwingUtilities.invokeLater(update);
	}

	private static String escaped(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;");
	}
}
