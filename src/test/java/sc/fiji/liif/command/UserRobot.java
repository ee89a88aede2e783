// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JTextField;

import ij.ImageJ;

/**
 * A user at ImageJ's window, who notes what happens. Runs in a process of its own and
 * knows nothing but ImageJ.
 */
abstract class UserRobot {

	private static final long PATIENCE_MILLISECONDS = 120_000;

	private final Path notes;

	/** @param notes the file for the notes */
	UserRobot(final String notes) {
		this.notes = Paths.get(notes);
	}

	/** Starts ImageJ, works, notes a failure, and ends the process. */
	final void start() throws Exception {
		try {
			new ImageJ();
			work();
		}
		catch (final Throwable e) {
			note("failed", e.toString());
			e.printStackTrace();
		}
		System.exit(0);
	}

	abstract void work() throws Exception;

	final void note(final String what, final Object value) throws Exception {
		Files.write(notes, Collections.singletonList(what + ": " + value), StandardOpenOption.CREATE,
				StandardOpenOption.APPEND);
	}

	/** The dialog of a command; null if it does not show. */
	static JDialog dialog(final String command) {
		for (final Window window : Window.getWindows()) {
			// Not isVisible(), which a window says of itself even before its constructor has ended.
			if (window instanceof JDialog && command.equals(window.getName()) && window.isShowing())
				return (JDialog) window;
		}
		return null;
	}

	/** All texts that a window shows, if these words are among them; else null. */
	static String texts(final Container window, final String words) {
		final StringBuilder texts = new StringBuilder();
		for (final Component component : all(window)) {
			if (component instanceof JLabel && component.isVisible())
				texts.append(String.valueOf(((JLabel) component).getText()).replaceAll("<[^>]*>", " ")).append(' ');
		}
		return texts.toString().contains(words) ? texts.toString().trim() : null;
	}

	static JComponent named(final Container dialog, final String name) {
		for (final Component component : all(dialog)) {
			if (name.equals(component.getName()))
				return (JComponent) component;
		}
		throw new IllegalStateException("no component " + name);
	}

	static List<Component> all(final Container container) {
		final List<Component> all = new ArrayList<>();
		for (final Component component : container.getComponents()) {
			all.add(component);
			if (component instanceof Container)
				all.addAll(all((Container) component));
		}
		return all;
	}

	static void type(final Container dialog, final String field, final String text) throws Exception {
		EventQueue.invokeAndWait(() -> ((JTextField) named(dialog, field)).setText(text));
	}

	static AbstractButton button(final Container dialog, final String label) {
		for (final Component component : all(dialog)) {
			if (component instanceof AbstractButton && ((AbstractButton) component).getText().equals(label))
				return (AbstractButton) component;
		}
		throw new IllegalStateException("no button " + label);
	}

	static void click(final AbstractButton button) {
		EventQueue.invokeLater(button::doClick);
	}

	static <T> T await(final String what, final Supplier<T> condition) throws Exception {
		final long end = System.currentTimeMillis() + PATIENCE_MILLISECONDS;
		while (System.currentTimeMillis() < end) {
			final T value = condition.get();
			if (value != null)
				return value;
			Thread.sleep(50);
		}
		throw new IllegalStateException("waited in vain for " + what);
	}
}
