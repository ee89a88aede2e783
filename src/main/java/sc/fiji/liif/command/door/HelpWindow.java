// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.door;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.io.IOException;
import java.net.URL;

import javax.swing.JButton;
import javax.swing.JEditorPane;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.event.HyperlinkEvent;

import ij.IJ;
import ij.plugin.BrowserLauncher;

import sc.fiji.liif.command.option.Declaration;
import sc.fiji.liif.command.option.Option;
import sc.fiji.liif.command.option.OptionKind;
import sc.fiji.liif.imagej.ui.Windows;

/**
 * A command at work, the guide's page of it, and what its options mean, made of its declaration, so that it is never out
 * of date. All of it lies in the jar.
 */
final class HelpWindow {

	private static final Dimension SIZE = new Dimension(980, 640);

	private static final String GUIDE = "/sc/fiji/liif/guide/";

	private HelpWindow() {}

	/** Opens it at the guide's page; on the event thread. */
	static void open(final Declaration declaration) {
		final JFrame frame = new JFrame(declaration.name() + ": Help");
		final JEditorPane text = new JEditorPane("text/html", html(declaration));
		text.setEditable(false);
		text.setCaretPosition(0);
		text.getAccessibleContext().setAccessibleName(frame.getTitle());
		text.addHyperlinkListener(event -> {
			if (event.getEventType() == HyperlinkEvent.EventType.ACTIVATED)
				follow(text, event.getURL());
		});
		final JButton options = new JButton("Options");
		options.addActionListener(event -> {
			text.setContentType("text/html");
			text.setDocument(text.getEditorKit().createDefaultDocument());
			text.setText(html(declaration));
			text.setCaretPosition(0);
		});
		final JButton guide = new JButton("Guide");
		guide.addActionListener(event -> follow(text, page(declaration.guidePage())));
		final JButton all = new JButton("All pages");
		all.addActionListener(event -> follow(text, page("index")));
		final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.LEFT));
		for (final JButton button : new JButton[]{options, guide, all})
			buttons.add(button);
		final JScrollPane pane = new JScrollPane(text);
		pane.setPreferredSize(SIZE);
		frame.getContentPane().add(buttons, BorderLayout.NORTH);
		frame.getContentPane().add(pane, BorderLayout.CENTER);
		Windows.register(frame, frame::dispose);
		frame.pack();
		frame.setLocationByPlatform(true);
		follow(text, page(declaration.guidePage()));
		frame.setVisible(true);
	}

	/** A page of the guide, which lies in the jar; null if there is none. */
	static URL page(final String name) {
		return HelpWindow.class.getResource(GUIDE + name + ".html");
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

	/** Pages of the guide in the window, others in the browser. */
	private static void follow(final JEditorPane text, final URL page) {
		try {
			if (page != null && page.getProtocol().startsWith("http"))
				BrowserLauncher.openURL(page.toString());
			else if (page != null)
				text.setPage(page);
		}
		catch (final IOException e) {
			IJ.showStatus("Help: " + e.getMessage());
		}
	}

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
