// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.door;

import sc.fiji.liif.command.option.Declaration;
import sc.fiji.liif.command.option.Given;
import sc.fiji.liif.command.option.Option;
import sc.fiji.liif.command.option.LiifCommand;
import java.awt.GraphicsEnvironment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.scijava.command.CommandModule;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.gui.Plot;
import ij.gui.StackWindow;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import ij.plugin.frame.Recorder;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.planes.PlaneChoice;
import sc.fiji.liif.imagej.ui.ErrorMessages;

/**
 * The way from ImageJ's menu and macros to a command: options come out of the macro
 * that runs it, or else out of a dialog, which then records them; without either, in
 * headless or batch mode, the defaults hold. What the command gives is shown.
 */
public final class ImageJDoor {

	/** The output whose window is called after the command alone. */
	private static final String TABLE = "table";

	private ImageJDoor() {}

	/** Runs a command as ImageJ runs plugins: in a thread of its own. */
	public static void run(final Declaration declaration) {
		Map<String, String> first = Collections.emptyMap();
		while (true) {
			final AtomicReference<Given> asked = new AtomicReference<>();
			final Map<String, String> before = first;
			final boolean canBeMended = ErrorMessages.guard(declaration.name(), () -> run(declaration, before, asked));
			if (!canBeMended || asked.get() == null)
				return;
			first = asked.get().asMap();
		}
	}

	/**
	 * Asks for a command's options and runs it, as its menu item does.
	 *
	 * @param first keys of options and the values that the dialog begins with, in turn
	 */
	public static void ask(final Declaration declaration, final String... first) {
		for (int i = 0; i < first.length; i += 2)
			OptionFields.remember(declaration, first[i], first[i + 1]);
		IJ.doCommand(declaration.name());
	}

	/** Whether somebody is there to be asked: no macro gives options, and there is a display in use. */
	static boolean isInteractive() {
		return Macro.getOptions() == null && !GraphicsEnvironment.isHeadless() && !Interpreter.isBatchMode();
	}

	// -- Helper methods --

	/**
	 * @param first what the dialog begins with
	 * @param asked receives what the user chose, if the dialog was what told
	 */
	private static void run(final Declaration declaration, final Map<String, String> first,
			final AtomicReference<Given> asked) {
		final ImagePlus image = declaration.image().filter(Option::isRequired).isPresent()
				? WindowManager.getCurrentImage()
				: null;
		if (!isInteractive()) {
			final Given given = ofMacro(declaration);
			run(declaration, given.text("input").isEmpty() ? given.image(image) : given);
			return;
		}
		final Given given = asked(declaration, image, first);
		if (given == null)
			return;
		asked.set(declaration.optionsOfDialog().isEmpty() ? null : given);
		run(declaration, given.image(image));
	}

	private static Given ofMacro(final Declaration declaration) {
		final String macro = Macro.getOptions();
		return MacroText.read(declaration, macro == null ? "" : macro);
	}

	/** Null if the user canceled. */
	private static Given asked(final Declaration declaration, final ImagePlus image, final Map<String, String> first) {
		if (declaration.image().filter(Option::isRequired).isPresent() && image == null)
			throw new LiifException("There is no image: open one first.");
		if (declaration.optionsOfDialog().isEmpty())
			return new Given(declaration);
		final Given given = OptionsDialog.ask(declaration, image, first);
		if (given == null)
			Recorder.disableCommandRecording();
		else if (Recorder.record) {
			// Other commands may have been recorded while the dialog was open.
			Recorder.setCommand(declaration.name());
			MacroText.record(recorded(declaration, given));
			Recorder.saveCommand();
		}
		return given;
	}

	/** What to record: what is not default, what always is, and what the command judged by the picture. */
	private static Map<String, String> recorded(final Declaration declaration, final Given given) {
		final Map<String, String> recorded = new LinkedHashMap<>();
		given.asMap().forEach((key, text) -> {
			final Option option = declaration.option(key).get();
			if (option.attributes().isAlwaysRecorded() || !text.equals(option.otherwise()))
				recorded.put(key, text);
		});
		recorded.putAll(((LiifCommand) given.module().getCommand()).judged());
		return recorded;
	}

	private static void run(final Declaration declaration, final Given given) {
		final CommandModule module = given.module();
		final LiifCommand command = (LiifCommand) module.getCommand();
		final ImagePlus image = declaration.image().filter(Option::isRequired)
				.map(option -> (ImagePlus) module.getInput(option.key())).orElse(null);
		final ImagePlus locked = declaration.isOfImages() ? image : null;
		if (locked != null && !locked.lockSilently())
			throw new LiifException("Another command is working on \"" + locked.getTitle() + "\": wait for its end.");
		try (ImageJHost host = new ImageJHost()) {
			// TensorFlow may need a moment.
			host.report(0, 1, "starting");
			command.runFor(host);
		}
		finally {
			if (locked != null)
				locked.unlock();
		}
		for (final String output : declaration.outputs())
			show(module.getOutput(output), declaration.name() + (output.equals(TABLE) ? "" : " " + output)
					+ (image == null ? "" : " of " + image.getTitle()));
	}

	/** With its sliders where the plane is that it shows. */
	private static void show(final ImagePlus image) {
		final int[] position = PlaneChoice.position(image);
		image.show();
		if (!(image.getWindow() instanceof StackWindow))
			return;
		final StackWindow window = (StackWindow) image.getWindow();
		if (image.isHyperStack())
			window.setPosition(position[0], position[1], position[2]);
		else
			window.updateSliceSelector();
	}

	private static void show(final Object output, final String title) {
		if (output instanceof ImagePlus)
			show((ImagePlus) output);
		else if (output instanceof Plot && !GraphicsEnvironment.isHeadless())
			((Plot) output).show();
		else if (output instanceof ResultsTable && !GraphicsEnvironment.isHeadless())
			((ResultsTable) output).show(title);
		else if (output instanceof String && !((String) output).isEmpty())
			IJ.showStatus((String) output);
	}
}
