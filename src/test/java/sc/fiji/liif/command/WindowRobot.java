// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.awt.Canvas;
import java.awt.Component;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Label;
import java.awt.Window;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.nio.file.Files;
import java.nio.file.Paths;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JList;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ByteProcessor;

/** A user who looks at the windows of Zoom, Models and Train, and closes them. */
public final class WindowRobot extends UserRobot {

	private static final int RED = 0xff0000;
	private static final int BLUE = 0x0000ff;

	private final String models;

	private WindowRobot(final String notes, final String models) {
		super(notes);
		this.models = models;
	}

	/** @param args the file for the notes, and a folder for models */
	public static void main(final String... args) throws Exception {
		new WindowRobot(args[0], args[1]).start();
	}

	@Override
	void work() throws Exception {
		zoom();
		models();
		train();
	}

	/** The window follows the pixels of a palette image, and goes with the image. */
	private void zoom() throws Exception {
		final byte[] red = {(byte) 255, 0};
		final byte[] blue = {0, (byte) 255};
		final ImagePlus image = new ImagePlus("palette",
				new ByteProcessor(40, 30, new byte[40 * 30], new IndexColorModel(8, 2, red, new byte[2], blue)));
		image.show();
		IJ.run("LIIF Zoom", "magnification=6 x=20 y=15 width=200 height=150");
		final Frame frame = (Frame) await("the zoom window", () -> window("LIIF Zoom of palette"));
		final Canvas canvas = (Canvas) all(frame).stream().filter(c -> c.getClass().getName().endsWith("ZoomCanvas"))
				.findFirst().get();
		note("red", await("the picture", () -> isPainted(canvas, RED)));
		image.getProcessor().set(1);
		image.updateAndDraw();
		note("blue", await("the new picture", () -> isPainted(canvas, BLUE)));
		note("where",
				all(frame).stream().filter(c -> c instanceof Label).map(c -> ((Label) c).getText()).findFirst().get());
		image.changes = false;
		image.close();
		note("zoom closed", await("the window's end", () -> frame.isDisplayable() ? null : true));
	}

	private void models() throws Exception {
		IJ.run("LIIF Models", "");
		final JFrame frame = (JFrame) await("the models' window", () -> window("LIIF Models"));
		final JList<?> list = only(frame, JList.class);
		await("the card", () -> only(frame, JTextArea.class).getText().isEmpty() ? null : true);
		note("models", list.getModel().getSize());
		note("chosen", list.getSelectedValue());
		note("summary", texts(frame, "photo: 3 channels (RGB)"));
		note("export", button(frame, "Export...").isEnabled());
		note("delete", button(frame, "Delete...").isEnabled());
		SwingUtilities.invokeAndWait(() -> list.setSelectedIndex(1));
		click(button(frame, "Export..."));
		final JDialog dialog = await("the dialog", () -> dialog("LIIF Export Model"));
		note("to export", ((JComboBox<?>) named(dialog, "model")).getSelectedItem());
		click(button(dialog, "Cancel"));
		await("the dialog's end", () -> dialog.isShowing() ? null : true);
		SwingUtilities.invokeAndWait(frame::dispose);
	}

	/** Stop ends a training and keeps its model; the window stays with a last word. */
	private void train() throws Exception {
		final ImagePlus image = IJ.openImage(Paths.get("examples", "cell.png").toString());
		image.show();
		final Thread work = new Thread(() -> IJ.run("LIIF Train", "output=" + models
				+ "/mine channels=1 steps=100000 validate_every=20 batch=2 features=4 blocks=1 hidden=8"));
		work.start();
		final JFrame frame = (JFrame) await("the training's window", () -> window("LIIF Train: mine"));
		note("quality", await("a validation", () -> texts(frame, "dB")));
		final AbstractButton stop = button(frame, "Stop");
		click(stop);
		work.join();
		note("last word", await("the last word", () -> stop.isEnabled() ? null : texts(frame, "mine")));
		note("kept", Files.exists(Paths.get(models, "mine", "weights.safetensors")));
		EventQueue.invokeAndWait(frame::dispose);
	}

	// -- Helper methods --

	private static Window window(final String title) {
		for (final Frame frame : Frame.getFrames()) {
			if (title.equals(frame.getTitle()) && frame.isShowing())
				return frame;
		}
		return null;
	}

	private static <C extends Component> C only(final Frame frame, final Class<C> type) {
		return type.cast(all(frame).stream().filter(type::isInstance).findFirst().get());
	}

	/** Whether the middle of a canvas has a colour by now; else null. */
	private static Boolean isPainted(final Canvas canvas, final int rgb) {
		final BufferedImage picture = new BufferedImage(canvas.getWidth(), canvas.getHeight(),
				BufferedImage.TYPE_INT_RGB);
		canvas.paint(picture.getGraphics());
		final int middle = picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2);
		for (int shift = 0; shift <= 16; shift += 8) {
			if (Math.abs((middle >> shift & 0xff) - (rgb >> shift & 0xff)) > 30)
				return null;
		}
		return true;
	}
}
