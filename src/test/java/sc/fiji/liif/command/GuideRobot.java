// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.awt.AWTException;
import java.awt.Component;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Window;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JDialog;
import javax.swing.JFrame;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;

/** Uses the program as the guide tells, and takes pictures of its windows. */
public final class GuideRobot extends UserRobot {

	private static final int LOOK_MILLISECONDS = 2500;
	private static final int LEARN_MILLISECONDS = 25_000;

	private final Path pictures;
	private final Path folder;

	private GuideRobot(final String notes, final String pictures, final String folder) {
		super(notes);
		this.pictures = Paths.get(pictures);
		this.folder = Paths.get(folder);
	}

	/** @param args the file for the notes, the folder for the pictures, and one for results */
	public static void main(final String... args) throws Exception {
		new GuideRobot(args[0], args[1], args[2]).start();
	}

	@Override
	void work() throws Exception {
		IJ.getInstance().setLocation(20, 20);
		upscale("chelsea", new Rectangle(136, 80, 60, 60), "4", false, "figure-dialog.png");
		upscale("noisy-cells", new Rectangle(110, 60, 60, 60), "3", true, "noisy-dialog.png");
		batch();
		profile();
		zoom();
		train();
	}

	private void upscale(final String sample, final Rectangle detail, final String scale, final boolean compares,
			final String picture) throws Exception {
		final ImagePlus image = sample(sample);
		image.setRoi(detail);
		IJ.doCommand("LIIF Upscale");
		final JDialog dialog = await("the dialog", () -> dialog("LIIF Upscale"));
		type(dialog, "scale", scale);
		EventQueue.invokeAndWait(() -> ((AbstractButton) named(dialog, "preview")).doClick());
		if (compares)
			EventQueue.invokeAndWait(() -> ((AbstractButton) named(dialog, "compare")).doClick());
		// What is first used is loaded first; then it is as quick as it is said to be.
		Thread.sleep(3 * LOOK_MILLISECONDS);
		type(dialog, "scale", scale + ".5");
		Thread.sleep(LOOK_MILLISECONDS);
		type(dialog, "scale", scale);
		take(dialog, picture);
		click(button(dialog, "Cancel"));
		await("the dialog's end", () -> dialog.isShowing() ? null : true);
		image.close();
	}

	private void batch() throws Exception {
		final Path in = Files.createDirectories(folder.resolve("in"));
		for (final String name : new String[]{"noisy-cells.tif", "nuclei-stack.tif", "chelsea.png", "coffee.png",
				"city.png"})
			IJ.run("LIIF Sample", "image=" + name.replaceAll("\\..*", "") + " output=[" + in.resolve(name) + "]");
		Files.write(in.resolve("broken.tif"), "no image".getBytes());
		IJ.run("LIIF Batch", "input=[" + in + "] output=[" + folder.resolve("out") + "] scale=2");
		final Window window = await("the batch", () -> window("LIIF Batch"));
		Thread.sleep(LOOK_MILLISECONDS);
		take(window, "folder-window.png");
		window.dispose();
	}

	private void profile() throws Exception {
		final ImagePlus image = sample("noisy-cells");
		IJ.makeLine(122, 100, 168, 80);
		IJ.run("LIIF Profile", "step=0.1 model=micro");
		Thread.sleep(LOOK_MILLISECONDS);
		for (final int id : WindowManager.getIDList()) {
			final ImagePlus other = WindowManager.getImage(id);
			if (other != image) {
				take(other.getWindow(), "profile.png");
				other.close();
			}
		}
		image.close();
	}

	private void zoom() throws Exception {
		final ImagePlus image = sample("noisy-cells");
		IJ.run("LIIF Zoom", "magnification=12 x=145 y=88 width=480 height=320 model=micro");
		final Window window = await("the zoom window", () -> window("LIIF Zoom of"));
		Thread.sleep(LOOK_MILLISECONDS);
		take(window, "zoom.png");
		image.close();
	}

	private void train() throws Exception {
		final Path images = Files.createDirectories(folder.resolve("images"));
		for (final String name : new String[]{"cell", "camera", "brick"})
			IJ.run("LIIF Sample", "image=" + name + " output=[" + images.resolve(name + ".png") + "]");
		final Thread work = new Thread(() -> IJ.run("LIIF Train", "images=[" + images + "] output=["
				+ folder.resolve("mine") + "] channels=1 preset=light steps=100000 validate_every=50 batch=4"));
		work.start();
		final JFrame window = (JFrame) await("the training's window", () -> window("LIIF Train: mine"));
		await("a validation", () -> texts(window, "dB"));
		Thread.sleep(LEARN_MILLISECONDS);
		take(window, "training-window.png");
		click(button(window, "Stop"));
		work.join();
	}

	// -- Helper methods --

	private static ImagePlus sample(final String name) throws Exception {
		IJ.run("LIIF Sample", "image=" + name);
		final ImagePlus image = WindowManager.getCurrentImage();
		image.getWindow().setLocation(20, 160);
		return image;
	}

	private static Window window(final String title) {
		for (final Frame frame : Frame.getFrames()) {
			if (frame.getTitle().startsWith(title) && frame.isShowing())
				return frame;
		}
		return null;
	}

	/** Of all that a window shows, in front of all others. */
	private void take(final Window window, final String name) throws Exception {
		EventQueue.invokeAndWait(() -> {
			window.setLocation(40, 40);
			window.toFront();
		});
		Thread.sleep(LOOK_MILLISECONDS);
		final BufferedImage[] taken = new BufferedImage[1];
		EventQueue.invokeAndWait(() -> taken[0] = picture(window));
		final File file = pictures.resolve(name).toFile();
		ImageIO.write(taken[0], "png", file);
		note(name, taken[0].getWidth() + " x " + taken[0].getHeight());
	}

	private static BufferedImage picture(final Component window) {
		try {
			final Rectangle bounds = new Rectangle(window.getLocationOnScreen(), window.getSize());
			return new Robot().createScreenCapture(bounds);
		}
		catch (final AWTException e) {
			throw new IllegalStateException(e);
		}
	}
}
