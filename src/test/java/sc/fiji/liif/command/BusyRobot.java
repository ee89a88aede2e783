// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.awt.EventQueue;
import java.util.ArrayList;
import java.util.List;
import javax.swing.AbstractButton;
import javax.swing.JDialog;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;

/** A user who does several things at once, and closes what is being worked on. */
public final class BusyRobot extends UserRobot {

	private static final int CHANGES = 30;

	private final String folder;

	private BusyRobot(final String notes, final String folder) {
		super(notes);
		this.folder = folder;
	}

	/** @param args the file for the notes, and a folder for results */
	public static void main(final String... args) throws Exception {
		new BusyRobot(args[0], args[1]).start();
	}

	@Override
	void work() throws Exception {
		final ImagePlus stack = IJ.createImage("stack", "16-bit ramp", 40, 30, 6);
		stack.show();
		stack.setSlice(4);
		IJ.run(stack, "LIIF Upscale", "scale=2 model=micro virtual");
		final ImagePlus lazy = WindowManager.getCurrentImage();
		note("virtual", lazy.getStack().isVirtual() + " at " + lazy.getCurrentSlice());
		final ImagePlus seen = IJ.createImage("seen", "RGB ramp", 90, 70, 1);
		seen.show();
		IJ.doCommand("LIIF Upscale");
		final JDialog dialog = await("the dialog", () -> dialog("LIIF Upscale"));
		EventQueue.invokeAndWait(() -> ((AbstractButton) named(dialog, "preview")).doClick());
		final List<Thread> work = new ArrayList<>();
		final ImagePlus one = IJ.createImage("one", "8-bit ramp", 80, 60, 1);
		final ImagePlus two = IJ.createImage("two", "16-bit ramp", 80, 60, 3);
		work.add(new Thread(() -> IJ.run(one, "LIIF Upscale", "scale=4 model=photo")));
		work.add(new Thread(() -> IJ.run(two, "LIIF Upscale", "scale=3 model=micro")));
		work.add(new Thread(() -> IJ.run("LIIF Batch", "input=[" + folder + "] output=[" + folder + "/out] scale=2")));
		work.forEach(Thread::start);
		for (int i = 0; i < CHANGES; i++) {
			type(dialog, "scale", Integer.toString(2 + i % 4));
			lazy.setSlice(1 + i % lazy.getStackSize());
			Thread.sleep(50);
			if (i == CHANGES / 3) {
				stack.changes = false;
				stack.close();
			}
			if (i == 2 * CHANGES / 3) {
				seen.changes = false;
				seen.close();
			}
		}
		for (final Thread thread : work)
			thread.join(60_000);
		note("at work", work.stream().filter(Thread::isAlive).count());
		note("dialog", dialog.isShowing());
		lazy.setSlice(6);
		note("virtual afterwards", lazy.getProcessor().getStats().max > 0);
		note("images", WindowManager.getImageCount());
		long locked = 0;
		for (final int id : WindowManager.getIDList())
			locked += WindowManager.getImage(id).isLocked() ? 1 : 0;
		note("locked", locked);
	}
}
