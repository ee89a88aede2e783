// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Menu;
import java.awt.MenuItem;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.lang.reflect.Method;
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

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;
import ij.plugin.frame.Recorder;

/**
 * A user at ImageJ's window: chooses LIIF Upscale, types, clicks, presses
 * Escape, replays what was recorded, and notes what happens. Runs in a process of
 * its own and knows nothing but ImageJ.
 */
public final class DialogRobot {

	private static final long PATIENCE_MILLISECONDS = 60_000;

	private final Path notes;

	private DialogRobot(final Path notes) {
		this.notes = notes;
	}

	/** @param args the file for the notes */
	public static void main(final String... args) throws Exception {
		final DialogRobot robot = new DialogRobot(Paths.get(args[0]));
		try {
			new ImageJ();
			robot.work();
		}
		catch (final Throwable e) {
			robot.note("failed", e.toString());
			e.printStackTrace();
		}
		System.exit(0);
	}

	private void work() throws Exception {
		final Recorder recorder = new Recorder();
		final ImagePlus image = IJ.createImage("cell.tif", "8-bit ramp", 64, 48, 1);
		image.show();

		IJ.doCommand("LIIF Upscale");
		final JDialog dialog = await("the dialog", DialogRobot::dialog);
		note("summary", await("the summary", () -> summary(dialog, "128 x 96")));
		note("tooltip", named(dialog, "scale").getToolTipText().contains("output pixels per input pixel"));
		type(dialog, "scale", "0.5");
		note("error of 0.5", await("the error", () -> summary(dialog, "from 1 to 64")));
		note("OK at 0.5", button(dialog, "OK").isEnabled());
		type(dialog, "width", "100");
		note("scale is grey",
				await("the summary", () -> summary(dialog, "100 x 75")) != null && !named(dialog, "scale").isEnabled());
		type(dialog, "width", "");
		type(dialog, "scale", "12");
		note("summary of 12", await("the summary", () -> summary(dialog, "768 x 576")));
		click(button(dialog, "OK"));
		final ImagePlus result = await("the result", () -> another(image));
		note("result", result.getTitle() + " " + result.getWidth() + " " + result.getHeight());
		final String recorded = await("the record", () -> line(recorder.getText()));
		note("recorded", recorded);

		result.changes = false;
		result.close();
		IJ.selectWindow(image.getID());
		IJ.runMacro(recorded);
		note("replayed", WindowManager.getCurrentImage().getTitle());
		final ImagePlus again = WindowManager.getCurrentImage();
		again.changes = false;
		again.close();

		IJ.selectWindow(image.getID());
		final int lines = recorder.getText().split("\n").length;
		IJ.doCommand("LIIF Upscale");
		click(button(await("the dialog", DialogRobot::dialog), "Cancel"));
		await("the dialog's end", () -> dialog() == null ? true : null);
		Thread.sleep(500);
		note("recorded after Cancel", recorder.getText().split("\n").length - lines);

		menu(image);
		escape();
	}

	/** Gives the item Fiji's label and chooses it: the recorder must still see the command's name. */
	private void menu(final ImagePlus image) throws Exception {
		final MenuItem item = item("LIIF Upscale");
		final Method relabel = IJ.getClassLoader().loadClass("sc.fiji.liif.command.MenuLabelService")
				.getDeclaredMethod("relabel");
		relabel.setAccessible(true);
		EventQueue.invokeAndWait(() -> {
			try {
				relabel.invoke(null);
			}
			catch (final ReflectiveOperationException e) {
				throw new IllegalStateException(e);
			}
		});
		note("menu", item.getLabel());
		IJ.selectWindow(image.getID());
		EventQueue.invokeLater(
				() -> item.dispatchEvent(new ActionEvent(item, ActionEvent.ACTION_PERFORMED, item.getActionCommand())));
		final JDialog dialog = await("the dialog", DialogRobot::dialog);
		note("remembered", ((JTextField) named(dialog, "scale")).getText());
		await("the summary", () -> summary(dialog, "768 x 576"));
		click(button(dialog, "OK"));
		final ImagePlus result = await("the result", () -> another(image));
		note("menu made", result.getTitle());
		result.changes = false;
		result.close();
	}

	private static MenuItem item(final String label) {
		final Menu plugins = Menus.getImageJMenu("Plugins");
		for (int i = 0; i < plugins.getItemCount(); i++) {
			final MenuItem item = plugins.getItem(i);
			for (int j = 0; item.getLabel().equals("LIIF") && j < ((Menu) item).getItemCount(); j++) {
				if (((Menu) item).getItem(j).getLabel().equals(label))
					return ((Menu) item).getItem(j);
			}
		}
		throw new IllegalStateException("no menu item " + label);
	}

	/** Presses Escape in the middle of a long computation. */
	private void escape() throws Exception {
		final ImagePlus large = IJ.createImage("large", "RGB ramp", 700, 700, 1);
		large.show();
		final Thread work = new Thread(() -> IJ.run("LIIF Upscale", "scale=8"));
		final int images = WindowManager.getImageCount();
		work.start();
		Thread.sleep(3000);
		note("working", work.isAlive());
		IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		final long start = System.nanoTime();
		work.join();
		note("milliseconds to stop", (System.nanoTime() - start) / 1_000_000);
		note("new images", WindowManager.getImageCount() - images);
		note("locked", large.isLocked());
	}

	// -- Helper methods --

	private static JDialog dialog() {
		for (final Window window : Window.getWindows()) {
			// Not isVisible(), which a window says of itself even before its constructor has ended.
			if (window instanceof JDialog && "LIIF Upscale".equals(window.getName()) && window.isShowing())
				return (JDialog) window;
		}
		return null;
	}

	private static ImagePlus another(final ImagePlus image) {
		final ImagePlus current = WindowManager.getCurrentImage();
		return current == null || current == image ? null : current;
	}

	private static String line(final String text) {
		for (final String line : text.split("\n")) {
			if (line.contains("LIIF Upscale"))
				return line;
		}
		return null;
	}

	/** All texts that the dialog shows, if they say something; else null. */
	private static String summary(final Container dialog, final String words) {
		final StringBuilder texts = new StringBuilder();
		for (final Component component : all(dialog)) {
			if (component instanceof JLabel && component.isVisible())
				texts.append(String.valueOf(((JLabel) component).getText()).replaceAll("<[^>]*>", " ")).append(' ');
		}
		return texts.toString().contains(words) ? texts.toString().trim() : null;
	}

	private static JComponent named(final Container dialog, final String name) {
		for (final Component component : all(dialog)) {
			if (name.equals(component.getName()))
				return (JComponent) component;
		}
		throw new IllegalStateException("no component " + name);
	}

	private static List<Component> all(final Container container) {
		final List<Component> all = new ArrayList<>();
		for (final Component component : container.getComponents()) {
			all.add(component);
			if (component instanceof Container)
				all.addAll(all((Container) component));
		}
		return all;
	}

	private static void type(final Container dialog, final String field, final String text) throws Exception {
		EventQueue.invokeAndWait(() -> ((JTextField) named(dialog, field)).setText(text));
	}

	private static AbstractButton button(final Container dialog, final String label) {
		for (final Component component : all(dialog)) {
			if (component instanceof AbstractButton && ((AbstractButton) component).getText().equals(label))
				return (AbstractButton) component;
		}
		throw new IllegalStateException("no button " + label);
	}

	private static void click(final AbstractButton button) {
		EventQueue.invokeLater(button::doClick);
	}

	private static <T> T await(final String what, final Supplier<T> condition) throws Exception {
		final long end = System.currentTimeMillis() + PATIENCE_MILLISECONDS;
		while (System.currentTimeMillis() < end) {
			final T value = condition.get();
			if (value != null)
				return value;
			Thread.sleep(50);
		}
		throw new IllegalStateException("waited in vain for " + what);
	}

	private void note(final String what, final Object value) throws Exception {
		Files.write(notes, Collections.singletonList(what + ": " + value), StandardOpenOption.CREATE,
				StandardOpenOption.APPEND);
	}
}
