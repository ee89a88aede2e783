// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.awt.Button;
import java.awt.Component;
import java.awt.EventQueue;
import java.awt.Label;
import java.awt.Menu;
import java.awt.MenuItem;
import java.awt.TextField;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.awt.event.TextEvent;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.function.Supplier;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;
import ij.gui.GenericDialog;
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
		final GenericDialog dialog = await("the dialog", DialogRobot::dialog);
		note("label", label(dialog));
		type(dialog, 0, "0.5");
		note("label of 0.5", label(dialog));
		note("OK at 0.5", button(dialog, "OK").isEnabled());
		type(dialog, 0, "12");
		note("label of 12", label(dialog));
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
		click(button(await("the dialog", DialogRobot::dialog), "OK"));
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

	private static GenericDialog dialog() {
		for (final Window window : Window.getWindows()) {
			// Not isVisible(), which a window says of itself even before its constructor has ended.
			if (window instanceof GenericDialog && window.isShowing())
				return (GenericDialog) window;
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

	private static String label(final GenericDialog dialog) throws Exception {
		Thread.sleep(300);
		return ((Label) dialog.getMessage()).getText();
	}

	private static void type(final GenericDialog dialog, final int field, final String text) throws Exception {
		final TextField target = (TextField) dialog.getStringFields().get(field);
		EventQueue.invokeAndWait(() -> {
			target.setText(text);
			dialog.textValueChanged(new TextEvent(target, TextEvent.TEXT_VALUE_CHANGED));
		});
	}

	private static Button button(final GenericDialog dialog, final String label) {
		for (final Component component : dialog.getButtons()) {
			if (component instanceof Button && ((Button) component).getLabel().trim().equals(label))
				return (Button) component;
		}
		throw new IllegalStateException("no button " + label);
	}

	private static void click(final Button button) {
		EventQueue.invokeLater(
				() -> button.dispatchEvent(new ActionEvent(button, ActionEvent.ACTION_PERFORMED, button.getLabel())));
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
