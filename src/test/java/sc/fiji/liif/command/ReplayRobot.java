// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.awt.Component;
import java.awt.EventQueue;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JTextField;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.plugin.frame.Recorder;
import ij.process.ImageProcessor;

/** A user who sets every option of LIIF Upscale in its dialog, and replays what the recorder wrote. */
public final class ReplayRobot extends UserRobot {

	private static final String[][] CASES = {{"scale", "1.5", "noise", "300", "consistent", "true", "model", "micro"},
			{"width", "90", "model", "heat-light", "virtual", "true"},
			{"pixel_size", "0.1", "pixel_height", "0.15", "slices", "1-2", "channels", "current"},
			{"scale", "3", "scale_y", "2", "ensemble", "8", "cell", "trained", "precision", "fast", "local_ensemble",
					"false", "values", "intensities", "tile", "32", "model", "micro"},
			{"height", "70", "frames", "1", "like", "", "model", "heat-light"}};

	private ReplayRobot(final String notes) {
		super(notes);
	}

	/** @param args the file for the notes */
	public static void main(final String... args) throws Exception {
		new ReplayRobot(args[0]).start();
	}

	@Override
	void work() throws Exception {
		final Recorder recorder = new Recorder();
		final ImagePlus image = IJ.createImage("cells", "16-bit ramp", 48, 40, 12);
		for (int i = 1; i <= 12; i++)
			image.getStack().getProcessor(i).multiply(0.05 * i);
		image.setDimensions(2, 3, 2);
		image.setOpenAsHyperStack(true);
		image.getCalibration().pixelWidth = 0.2;
		image.getCalibration().pixelHeight = 0.2;
		image.getCalibration().setUnit("micron");
		image.show();
		image.setRoi(8, 6, 30, 24);
		// What it begins with, lest the image's last values count.
		final Map<String, String> first = new LinkedHashMap<>();
		for (int k = 0; k < CASES.length; k++) {
			IJ.selectWindow(image.getID());
			IJ.doCommand("LIIF Upscale");
			final JDialog dialog = await("the dialog", () -> dialog("LIIF Upscale"));
			for (final String[] one : CASES) {
				for (int i = 0; i < one.length; i += 2)
					first.putIfAbsent(one[i], value(dialog, one[i]));
			}
			for (final Map.Entry<String, String> begun : first.entrySet())
				set(dialog, begun.getKey(), begun.getValue());
			for (int i = 0; i < CASES[k].length; i += 2)
				set(dialog, CASES[k][i], CASES[k][i + 1]);
			final int images = WindowManager.getImageCount();
			Thread.sleep(500);
			await("the check", () -> button(dialog, "OK").isEnabled() ? true : null);
			click(button(dialog, "OK"));
			await("the result", () -> WindowManager.getImageCount() > images ? true : null);
			Thread.sleep(300);
			final ImagePlus result = WindowManager.getCurrentImage();
			final String line = await("the record", () -> last(recorder.getText()));
			IJ.selectWindow(image.getID());
			IJ.runMacro(line);
			final ImagePlus replayed = WindowManager.getCurrentImage();
			note("case " + k, (replayed != result) + " " + differing(result, replayed) + " " + line.trim());
			for (final ImagePlus made : new ImagePlus[]{result, replayed}) {
				made.changes = false;
				made.close();
			}
		}
	}

	// -- Helper methods --

	private static String value(final JDialog dialog, final String name) {
		final Component field = field(dialog, name);
		if (field instanceof JCheckBox)
			return Boolean.toString(((JCheckBox) field).isSelected());
		if (field instanceof JComboBox)
			return String.valueOf(((JComboBox<?>) field).getSelectedItem());
		return field == null ? "" : ((JTextField) field).getText();
	}

	private static void set(final JDialog dialog, final String name, final String value) throws Exception {
		final Component field = field(dialog, name);
		EventQueue.invokeAndWait(() -> {
			if (field instanceof JCheckBox)
				((JCheckBox) field).setSelected(value.equals("true"));
			else if (field instanceof JComboBox)
				((JComboBox<?>) field).setSelectedItem(value);
			else if (field != null)
				((JTextField) field).setText(value);
		});
	}

	/** Null if the dialog has none, since it would make no sense. */
	private static Component field(final JDialog dialog, final String name) {
		return all(dialog).stream().filter(component -> name.equals(component.getName())).findFirst().orElse(null);
	}

	private static String last(final String text) {
		String last = null;
		for (final String line : text.split("\n")) {
			if (line.contains("LIIF Upscale"))
				last = line;
		}
		return last;
	}

	private static long differing(final ImagePlus a, final ImagePlus b) {
		if (a.getStackSize() != b.getStackSize() || a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight())
			return -1;
		long differing = 0;
		for (int n = 1; n <= a.getStackSize(); n++) {
			final ImageProcessor first = a.getStack().getProcessor(n);
			final ImageProcessor second = b.getStack().getProcessor(n);
			for (int i = 0; i < first.getPixelCount(); i++)
				differing += first.getf(i) == second.getf(i) ? 0 : 1;
		}
		return differing;
	}
}
