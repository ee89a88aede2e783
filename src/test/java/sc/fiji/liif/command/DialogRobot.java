// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Menu;
import java.awt.MenuItem;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.lang.reflect.Method;
import javax.swing.AbstractButton;
import javax.swing.JDialog;
import javax.swing.JTextField;

import ij.IJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;
import ij.gui.ImageCanvas;
import ij.gui.Line;
import ij.plugin.frame.Recorder;

/**
 * A user at ImageJ's window: chooses LIIF Upscale, types, clicks, presses
 * Escape, and replays what was recorded.
 */
public final class DialogRobot extends UserRobot {

	private DialogRobot(final String notes) {
		super(notes);
	}

	/** @param args the file for the notes */
	public static void main(final String... args) throws Exception {
		new DialogRobot(args[0]).start();
	}

	@Override
	void work() throws Exception {
		final Recorder recorder = new Recorder();
		final ImagePlus image = IJ.createImage("cell.tif", "8-bit ramp", 64, 48, 1);
		image.show();

		IJ.doCommand("LIIF Upscale");
		final JDialog dialog = await("the dialog", DialogRobot::dialog);
		note("summary", await("the summary", () -> texts(dialog, "128 x 96")));
		note("tooltip", named(dialog, "scale").getToolTipText().contains("output pixels per input pixel"));
		type(dialog, "scale", "0.5");
		note("error of 0.5", await("the error", () -> texts(dialog, "from 1 to 64")));
		note("OK at 0.5", button(dialog, "OK").isEnabled());
		type(dialog, "width", "100");
		note("scale is grey",
				await("the summary", () -> texts(dialog, "100 x 75")) != null && !named(dialog, "scale").isEnabled());
		type(dialog, "width", "");
		type(dialog, "scale", "12");
		note("summary of 12", await("the summary", () -> texts(dialog, "768 x 576")));
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
		preview(image);
		mistake(image);
		escape();
	}

	/** Turns the preview on and off; the image is marked meanwhile, and as it was afterwards. */
	private void preview(final ImagePlus image) throws Exception {
		IJ.selectWindow(image.getID());
		image.setRoi(4, 4, 40, 30);
		IJ.doCommand("LIIF Upscale");
		final JDialog dialog = await("the dialog", DialogRobot::dialog);
		type(dialog, "scale", "3");
		note("computed", await("the summary", () -> texts(dialog, "120 x 90")) != null);
		note("time", await("the time", () -> texts(dialog, "Takes ")) != null);
		click((AbstractButton) named(dialog, "preview"));
		await("the preview", () -> texts(dialog, "ms; drag"));
		note("pictures", texts(dialog, "bicubic") != null && texts(dialog, "photo") != null);
		note("marked", image.getOverlay() == null ? 0 : image.getOverlay().size());
		click((AbstractButton) named(dialog, "compare"));
		note("compared", await("all models", () -> texts(dialog, "heat-light")) != null);
		drag(image, dialog);
		click(button(dialog, "Help"));
		note("help", await("the help", () -> window("LIIF Upscale: Help")) != null);
		EventQueue.invokeAndWait(() -> window("LIIF Upscale: Help").dispose());
		image.setRoi(4, 4, 20, 10);
		note("follows the selection", await("the summary", () -> texts(dialog, "60 x 30")) != null);
		image.deleteRoi();
		click(button(dialog, "Cancel"));
		await("the dialog's end", () -> dialog() == null ? true : null);
		Thread.sleep(300);
		note("marked afterwards", image.getOverlay() == null ? 0 : image.getOverlay().size());
		// Closing the image closes its dialog.
		final ImagePlus other = IJ.createImage("other", "8-bit ramp", 30, 20, 1);
		other.show();
		IJ.doCommand("LIIF Upscale");
		await("the dialog", DialogRobot::dialog);
		other.changes = false;
		other.close();
		note("dialog goes with its image", await("its end", () -> dialog() == null ? true : null));
	}

	/** Drags the mark with the mouse, while the tool for selections is chosen: the selection stays where it is. */
	private void drag(final ImagePlus image, final JDialog dialog) throws Exception {
		type(dialog, "scale", "12");
		await("the summary", () -> texts(dialog, "480 x 360"));
		Thread.sleep(500);
		final Rectangle before = mark(image);
		final Rectangle selection = image.getRoi().getBounds();
		final ImageCanvas canvas = image.getCanvas();
		EventQueue.invokeAndWait(() -> {
			dialog.setLocation(400, 200);
			image.getWindow().toFront();
		});
		Thread.sleep(500);
		final Point corner = canvas.getLocationOnScreen();
		final int x = corner.x + canvas.screenX(before.x + before.width / 2);
		final int y = corner.y + canvas.screenY(before.y + before.height / 2);
		final Robot mouse = new Robot();
		mouse.setAutoDelay(100);
		mouse.mouseMove(x - 2, y);
		mouse.mouseMove(x, y);
		mouse.mousePress(InputEvent.BUTTON1_DOWN_MASK);
		for (int i = 1; i <= 4; i++)
			mouse.mouseMove(x + i, y + i);
		mouse.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
		note("dragged", await("the mark elsewhere", () -> mark(image).equals(before) ? null : true));
		Thread.sleep(300);
		note("selection after the drag", image.getRoi() != null && image.getRoi().getBounds().equals(selection));
		type(dialog, "scale", "3");
	}

	private static Rectangle mark(final ImagePlus image) {
		return image.getOverlay().get(image.getOverlay().size() - 1).getBounds();
	}

	/** What turns out to be wrong after OK leads back to the dialog as it was. */
	private void mistake(final ImagePlus image) throws Exception {
		IJ.selectWindow(image.getID());
		IJ.doCommand("LIIF Profile");
		final JDialog asked = await("the dialog", () -> dialog("LIIF Profile"));
		note("no selection",
				await("the sentence", () -> texts(asked, "select a line")) != null && !button(asked, "OK").isEnabled());
		image.setRoi(new Line(5, 5, 50, 40));
		await("the selection", () -> button(asked, "OK").isEnabled() ? true : null);
		type(asked, "step", "0.7");
		type(asked, "csv", "/proc/nowhere/a.csv");
		await("the check", () -> button(asked, "OK").isEnabled() ? true : null);
		click(button(asked, "OK"));
		final Dialog message = await("the message", DialogRobot::message);
		note("message", message.getTitle());
		// It reads before it clicks: a message that is closed while it opens keeps ImageJ waiting.
		Thread.sleep(1000);
		EventQueue.invokeLater(message::dispose);
		final JDialog again = await("the dialog again", () -> dialog("LIIF Profile"));
		note("kept after a mistake",
				((JTextField) named(again, "csv")).getText() + " " + ((JTextField) named(again, "step")).getText());
		click(button(again, "Cancel"));
		await("the dialog's end", () -> dialog("LIIF Profile") == null ? true : null);
		image.deleteRoi();
	}

	/** ImageJ's own messages are no Swing dialogs. */
	private static Dialog message() {
		for (final Window window : Window.getWindows()) {
			if (window instanceof Dialog && !(window instanceof JDialog) && window.isShowing())
				return (Dialog) window;
		}
		return null;
	}

	private static Window window(final String title) {
		for (final Frame frame : Frame.getFrames()) {
			if (title.equals(frame.getTitle()) && frame.isShowing())
				return frame;
		}
		return null;
	}

	/** Gives the item Fiji's label and chooses it: the recorder must still see the command's name. */
	private void menu(final ImagePlus image) throws Exception {
		final MenuItem item = item("LIIF Upscale");
		final Method relabel = IJ.getClassLoader().loadClass("sc.fiji.liif.menu.MenuLabelService")
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
		await("the summary", () -> texts(dialog, "768 x 576"));
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
		return dialog("LIIF Upscale");
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
}
