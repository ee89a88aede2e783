// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.ui;

import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Toolkit;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.KeyStroke;
import javax.swing.WindowConstants;

import ij.WindowManager;

/** What all windows of their own do alike. */
public final class Windows {

	private Windows() {}

	/**
	 * Makes a window one of ImageJ's: listed in its menu Window as long as it is open, and left by the keyboard, too, with
	 * Escape or Ctrl+W. For the event thread.
	 *
	 * @param leave what closing it does; whether it goes is up to that
	 */
	public static void register(final JFrame frame, final Runnable leave) {
		frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
		frame.addWindowListener(new WindowAdapter() {

			@Override
			public void windowOpened(final WindowEvent event) {
				WindowManager.addWindow((Frame) frame);
			}

			@Override
			public void windowClosing(final WindowEvent event) {
				leave.run();
			}

			@Override
			public void windowClosed(final WindowEvent event) {
				WindowManager.removeWindow((Frame) frame);
			}
		});
		for (final KeyStroke key : new KeyStroke[]{KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
				KeyStroke.getKeyStroke(KeyEvent.VK_W, Toolkit.getDefaultToolkit().getMenuShortcutKeyMask())})
			frame.getRootPane().registerKeyboardAction(event -> leave.run(), key, JComponent.WHEN_IN_FOCUSED_WINDOW);
	}

	/** Makes something on the event thread, and waits until it is there; may be called from any thread. */
	public static <T> T open(final Supplier<T> maker) {
		if (EventQueue.isDispatchThread())
			return maker.get();
		final List<T> made = new ArrayList<>();
		try {
			EventQueue.invokeAndWait(() -> made.add(maker.get()));
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Interrupted.");
		}
		catch (final InvocationTargetException e) {
			if (e.getCause() instanceof RuntimeException)
				throw (RuntimeException) e.getCause();
			throw new IllegalStateException(e.getCause());
		}
		return made.get(0);
	}
}
