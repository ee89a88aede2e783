// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.door;

import sc.fiji.liif.command.option.Declaration;
import sc.fiji.liif.command.option.Given;
import sc.fiji.liif.command.option.Option;
import sc.fiji.liif.command.option.LiifCommand;
import java.awt.BorderLayout;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.awt.Frame;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.KeyStroke;

import ij.ImagePlus;
import ij.gui.GUI;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.network.Networks;

/**
 * Asks for a command's options: a field for each, laid out from the declaration.
 * While one types, the options are judged and what they lead to is shown; what is
 * wrong stands below its field, and the dialog stays open until all is right. Fields
 * that are of no account are grey. Begins with the values of last time, which ImageJ
 * keeps in its preferences.
 */
final class OptionsDialog {

	private static final int GAP = 6;

	private final OptionFields fields;
	private final JDialog dialog = new JDialog((Frame) null, Dialog.ModalityType.APPLICATION_MODAL);
	private final JLabel summary = new JLabel(" ");
	private final JButton ok = new JButton("OK");
	private final LiveCheck check = new LiveCheck(this::judged);
	private boolean isFilling = true;
	/** OK was pressed: close as soon as all is known to be right. */
	private boolean isClosing;
	private Given answer;

	private OptionsDialog(final Declaration declaration, final ImagePlus image) {
		fields = new OptionFields(declaration, image, this::changed);
		dialog.setTitle(declaration.name());
		dialog.setName(declaration.name());
		dialog.getContentPane().add(content());
		dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
		dialog.getRootPane().setDefaultButton(ok);
		dialog.getRootPane().registerKeyboardAction(event -> dialog.dispose(), KeyStroke.getKeyStroke("ESCAPE"),
				JComponent.WHEN_IN_FOCUSED_WINDOW);
		isFilling = false;
		changed();
		dialog.pack();
		GUI.centerOnImageJScreen(dialog);
	}

	/**
	 * Asks; may be called from any thread, which waits for the answer.
	 *
	 * @param image that the command will work on; may be null
	 * @return null if the user canceled
	 */
	static Given ask(final Declaration declaration, final ImagePlus image) {
		final Given[] answer = new Given[1];
		// While the user thinks.
		Networks.prepare();
		final Runnable asking = () -> {
			final OptionsDialog asked = new OptionsDialog(declaration, image);
			asked.dialog.setVisible(true);
			asked.check.close();
			answer[0] = asked.answer;
		};
		if (EventQueue.isDispatchThread())
			asking.run();
		else {
			try {
				EventQueue.invokeAndWait(asking);
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CancellationException("Interrupted.");
			}
			catch (final InvocationTargetException e) {
				if (e.getCause() instanceof LiifException)
					throw (LiifException) e.getCause();
				throw new IllegalStateException(e.getCause());
			}
		}
		return answer[0];
	}

	/** What to record: what is not default, what always is, and what the command judged by the picture. */
	static Map<String, String> recorded(final Declaration declaration, final Given given) {
		final Map<String, String> recorded = new LinkedHashMap<>();
		given.asMap().forEach((key, text) -> {
			final Option option = declaration.option(key).get();
			if (option.attributes().isAlwaysRecorded() || !text.equals(option.otherwise()))
				recorded.put(key, text);
		});
		recorded.putAll(((LiifCommand) given.module().getCommand()).judged());
		return recorded;
	}

	// -- Helper methods --

	private JPanel content() {
		final JPanel grid = new JPanel(new GridBagLayout());
		final GridBagConstraints place = new GridBagConstraints();
		place.insets = new Insets(2, GAP, 2, GAP);
		place.fill = GridBagConstraints.HORIZONTAL;
		for (final OptionField field : fields.all()) {
			place.gridy++;
			place.gridx = 0;
			place.weightx = 0;
			grid.add(field.label(), place);
			place.gridx = 1;
			place.weightx = 1;
			grid.add(field.component(), place);
			place.gridy++;
			grid.add(field.error(), place);
		}
		ok.addActionListener(event -> {
			isClosing = true;
			changed();
		});
		final JButton cancel = new JButton("Cancel");
		cancel.addActionListener(event -> dialog.dispose());
		final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.RIGHT));
		buttons.add(ok);
		buttons.add(cancel);
		summary.setName("summary");
		summary.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, 0, GAP));
		final JPanel south = new JPanel(new BorderLayout());
		south.add(summary, BorderLayout.CENTER);
		south.add(buttons, BorderLayout.SOUTH);
		final JPanel all = new JPanel(new BorderLayout());
		all.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
		all.add(grid, BorderLayout.CENTER);
		all.add(south, BorderLayout.SOUTH);
		return all;
	}

	private void changed() {
		if (isFilling)
			return;
		check.start(fields.given());
	}

	/** On the event thread: the outcome of the last check. */
	private void judged(final LiveCheck.Outcome outcome) {
		for (final OptionField field : fields.all())
			field.setError(field.option().key().equals(outcome.key()) ? outcome.sentence() : "");
		final boolean isAtField = fields.all().stream().anyMatch(f -> f.option().key().equals(outcome.key()));
		summary.setText(isAtField
				? " "
				: "<html><body style='width: 420px'>"
						+ outcome.sentence().replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
						+ "</body></html>");
		ok.setEnabled(outcome.isRight());
		dialog.setSize(Math.max(dialog.getWidth(), dialog.getPreferredSize().width),
				Math.max(dialog.getHeight(), dialog.getPreferredSize().height));
		if (isClosing && outcome.isRight())
			accept(outcome.given());
		isClosing = false;
	}

	private void accept(final Given given) {
		answer = given;
		fields.remember();
		dialog.dispose();
	}
}
