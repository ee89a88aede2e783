// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.door;

import java.awt.BorderLayout;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.awt.SecondaryLoop;
import java.awt.Toolkit;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.KeyStroke;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.GUI;

import sc.fiji.liif.command.option.Declaration;
import sc.fiji.liif.command.option.Given;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.ui.Placement;
import sc.fiji.liif.imagej.ui.Windows;
import sc.fiji.liif.network.Networks;

/**
 * Asks for a command's options: a field for each, laid out from the declaration.
 * While one types, the options are judged and what they lead to is shown; what is
 * wrong stands below its field, and the dialog stays open until all is right. Fields
 * that are of no account are grey. Begins with the values of last time, which ImageJ
 * keeps in its preferences. Other windows can be used meanwhile: the image's selection
 * be changed, its planes be looked through; when the image is closed, so is the dialog.
 */
final class OptionsDialog {

	private static final int GAP = 6;
	/** Of the screen's height, for the fields. */
	private static final double MOST_HEIGHT = 0.6;

	private final Declaration declaration;
	private final OptionFields fields;
	private final JDialog dialog;
	private final JLabel summary = new JLabel(page("&nbsp;"));
	private final JLabel time = new JLabel(" ");
	private final JButton ok = new JButton("OK");
	private final LiveCheck check = new LiveCheck(this::judged, this::timed);
	private final DialogPreview preview;
	private final ImageWatch watch;
	private final CountDownLatch end = new CountDownLatch(1);
	/** What keeps the event thread at work while it waits for the answer; null if another thread does. */
	private SecondaryLoop loop;
	private boolean isFilling = true;
	/** OK was pressed: close as soon as all is known to be right. */
	private boolean isClosing;
	private Given answer;

	private OptionsDialog(final Declaration declaration, final ImagePlus image, final Map<String, String> first) {
		dialog = new JDialog(image == null || image.getWindow() == null ? IJ.getInstance() : image.getWindow());
		this.declaration = declaration;
		fields = new OptionFields(declaration, image, first, this::changed);
		preview = isPreviewed(declaration, image)
				? new DialogPreview(image, Installation.current().models().names(), this::fit)
				: null;
		watch = image == null ? null : new ImageWatch(image, this::changed, dialog::dispose);
		dialog.setTitle(declaration.name());
		dialog.setName(declaration.name());
		dialog.getContentPane().add(content());
		dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
		dialog.addWindowListener(new WindowAdapter() {

			@Override
			public void windowClosed(final WindowEvent event) {
				ended();
			}
		});
		dialog.getRootPane().setDefaultButton(ok);
		bind(KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0));
		bind(KeyStroke.getKeyStroke(KeyEvent.VK_W, Toolkit.getDefaultToolkit().getMenuShortcutKeyMask()));
		isFilling = false;
		changed();
		dialog.pack();
		Placement.beside(dialog, image);
	}

	/**
	 * Asks; may be called from any thread, which waits for the answer.
	 *
	 * @param image that the command will work on; may be null
	 * @param first values of options to begin with, instead of those of last time
	 * @return null if the user canceled
	 */
	static Given ask(final Declaration declaration, final ImagePlus image, final Map<String, String> first) {
		// While the user thinks.
		Networks.prepare();
		if (EventQueue.isDispatchThread()) {
			final OptionsDialog asked = new OptionsDialog(declaration, image, first);
			asked.loop = Toolkit.getDefaultToolkit().getSystemEventQueue().createSecondaryLoop();
			asked.dialog.setVisible(true);
			asked.loop.enter();
			return asked.answer;
		}
		final OptionsDialog asked = Windows.open(() -> {
			final OptionsDialog opened = new OptionsDialog(declaration, image, first);
			opened.dialog.setVisible(true);
			return opened;
		});
		try {
			asked.end.await();
		}
		catch (final InterruptedException e) {
			EventQueue.invokeLater(asked.dialog::dispose);
			Thread.currentThread().interrupt();
			throw new CancellationException("Interrupted.");
		}
		return asked.answer;
	}

	// -- Helper methods --

	private static boolean isPreviewed(final Declaration declaration, final ImagePlus image) {
		return image != null && image.getWindow() != null && declaration.isPreviewed();
	}

	private void bind(final KeyStroke key) {
		dialog.getRootPane().registerKeyboardAction(event -> dialog.dispose(), key, JComponent.WHEN_IN_FOCUSED_WINDOW);
	}

	private JPanel content() {
		ok.addActionListener(event -> {
			isClosing = true;
			changed();
		});
		final JButton cancel = new JButton("Cancel");
		cancel.addActionListener(event -> dialog.dispose());
		final JButton help = new JButton("Help");
		help.addActionListener(event -> HelpWindow.open(declaration));
		final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.RIGHT));
		buttons.add(help);
		buttons.add(ok);
		buttons.add(cancel);
		summary.setName("summary");
		summary.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, 0, GAP));
		final JPanel south = new JPanel(new BorderLayout());
		south.add(summary, BorderLayout.CENTER);
		time.setName("time");
		time.setBorder(BorderFactory.createEmptyBorder(0, GAP, 0, GAP));
		final JPanel last = new JPanel(new BorderLayout());
		last.add(time, BorderLayout.WEST);
		last.add(buttons, BorderLayout.EAST);
		south.add(last, BorderLayout.SOUTH);
		final JPanel all = new JPanel(new BorderLayout());
		all.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
		all.add(new OptionForm(fields, preview == null ? null : preview.boxes(), this::fit)
				.scrolling((int) (MOST_HEIGHT * GUI.getMaxWindowBounds(dialog).height)), BorderLayout.CENTER);
		all.add(south, BorderLayout.SOUTH);
		if (preview != null)
			all.add(preview.pictures(), BorderLayout.EAST);
		return all;
	}

	private static String page(final String html) {
		return "<html><body style='width: 420px'>" + html + "</body></html>";
	}

	/** On the event thread. */
	private void changed() {
		if (isFilling)
			return;
		check.start(fields.given());
	}

	/** On the event thread: the outcome of the last check. */
	private void judged(final LiveCheck.Outcome outcome) {
		// First: whoever reads what is wrong finds the button so.
		ok.setEnabled(outcome.isRight());
		for (final OptionField field : fields.all())
			field.setError(field.option().key().equals(outcome.key()) ? outcome.sentence() : "");
		final boolean isAtField = fields.all().stream().anyMatch(f -> f.option().key().equals(outcome.key()));
		summary.setText(page(isAtField
				? "&nbsp;"
				: outcome.sentence().replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")));
		fields.setComputed(outcome.computed());
		if (!outcome.isRight())
			timed("");
		if (preview != null)
			preview.show(outcome.previewed());
		fit();
		if (isClosing && outcome.isRight())
			accept(outcome.given());
		isClosing = false;
	}

	private void timed(final String phrase) {
		time.setText(phrase.isEmpty() ? " " : "Takes " + phrase + ".");
	}

	private void fit() {
		Placement.grow(dialog);
	}

	private void accept(final Given given) {
		answer = given;
		fields.remember();
		dialog.dispose();
	}

	/** Whoever waits goes on; the image is as it was. */
	private void ended() {
		check.close();
		if (preview != null)
			preview.close();
		if (watch != null)
			watch.close();
		end.countDown();
		if (loop != null)
			loop.exit();
	}
}
