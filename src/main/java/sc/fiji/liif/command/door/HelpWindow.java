// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.door;

import java.awt.Dimension;

import javax.swing.JEditorPane;
import javax.swing.JFrame;
import javax.swing.JScrollPane;

import sc.fiji.liif.command.option.Declaration;
import sc.fiji.liif.command.option.Option;
import sc.fiji.liif.command.option.OptionKind;
import sc.fiji.liif.imagej.ui.Windows;

/** What a command does and what its options mean, made of its declaration, so that it is never out of date. */
final class HelpWindow {

	private static final Dimension SIZE = new Dimension(720, 560);

	private HelpWindow() {}

	/** Opens it; on the event thread. */
	static void open(final Declaration declaration) {
		final JFrame frame = new JFrame(declaration.name() + ": Help");
		final JEditorPane text = new JEditorPane("text/html", html(declaration));
		text.setEditable(false);
		text.setCaretPosition(0);
		text.getAccessibleContext().setAccessibleName(frame.getTitle());
		final JScrollPane pane = new JScrollPane(text);
		pane.setPreferredSize(SIZE);
		frame.getContentPane().add(pane);
		Windows.register(frame, frame::dispose);
		frame.pack();
		frame.setLocationByPlatform(true);
		frame.setVisible(true);
	}

	/** As a page. */
	static String html(final Declaration declaration) {
		final StringBuilder html = new StringBuilder("<html><body style='font-family: sans-serif; margin: 8px'><h2>")
				.append(escaped(declaration.name())).append("</h2><p>").append(escaped(declaration.description()))
				.append("</p><p>In a macro: <code>run(\"").append(declaration.name()).append("\", \"")
				.append(escaped(example(declaration))).append("\");</code></p>")
				.append("<table border='1' cellpadding='4' cellspacing='0'>")
				.append("<tr><th align='left'>Option</th><th align='left'>In macros</th>")
				.append("<th align='left'>Meaning</th></tr>");
		for (final Option option : declaration.options()) {
			if (option.kind() != OptionKind.IMAGE)
				html.append("<tr><td valign='top'>").append(escaped(option.label()))
						.append("</td><td valign='top'><code>").append(option.key()).append("</code></td><td>")
						.append(escaped(meaning(option))).append("</td></tr>");
		}
		return html.append("</table></body></html>").toString();
	}

	// -- Helper methods --

	private static String meaning(final Option option) {
		return option.description() + (option.range().isEmpty() ? "" : "; " + option.range())
				+ (option.otherwise().isEmpty() || option.kind() == OptionKind.SWITCH
						? ""
						: "; else " + option.otherwise());
	}

	/** The options that have defaults and are always recorded, or the first one. */
	private static String example(final Declaration declaration) {
		return declaration.options().stream()
				.filter(option -> option.kind() == OptionKind.NUMBER || option.kind() == OptionKind.WHOLE
						|| option.attributes().isAlwaysRecorded())
				.filter(option -> !option.otherwise().isEmpty()).limit(2)
				.map(option -> option.key() + "=" + option.otherwise()).reduce((a, b) -> a + " " + b).orElse("");
	}

	private static String escaped(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
	}
}
