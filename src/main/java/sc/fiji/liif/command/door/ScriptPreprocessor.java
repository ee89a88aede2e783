// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.door;

import sc.fiji.liif.command.option.Declaration;
import sc.fiji.liif.command.option.Given;
import sc.fiji.liif.command.option.Option;
import sc.fiji.liif.command.option.LiifCommand;
import java.util.Collections;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import ij.WindowManager;

import sc.fiji.liif.LiifException;

/**
 * SciJava's way to a command: what a script gives is judged as behind the other
 * doors, and what it leaves out has its default, without a dialog. If nothing at all
 * is given and somebody is there to be asked, LIIF's own dialog asks.
 */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.VERY_HIGH)
public class ScriptPreprocessor extends AbstractPreprocessorPlugin {

	@Override
	public void process(final Module module) {
		if (!(module.getDelegateObject() instanceof LiifCommand))
			return;
		final LiifCommand command = (LiifCommand) module.getDelegateObject();
		final Declaration declaration = Declaration.of(command.getClass());
		try {
			final Given given = given(declaration, module);
			if (given == null)
				cancel("");
			else
				fill(declaration, given, module);
		}
		catch (final LiifException e) {
			cancel(e.getMessage());
		}
	}

	/** What the script gives, or else the user; null if the user canceled. */
	private static Given given(final Declaration declaration, final Module module) {
		final Given given = new Given(declaration);
		boolean isEmpty = true;
		ImagePlus image = null;
		for (final Option option : declaration.options()) {
			final Object value = option.isOfSettings() || !module.isInputResolved(option.key())
					? null
					: module.getInput(option.key());
			if (value == null)
				continue;
			isEmpty = false;
			if (value instanceof ImagePlus)
				image = (ImagePlus) value;
			else
				given.put(option.key(), Option.text(value));
		}
		if (image == null && declaration.image().filter(Option::isRequired).isPresent())
			image = WindowManager.getCurrentImage();
		if (isEmpty && ImageJDoor.isInteractive() && !declaration.optionsOfDialog().isEmpty())
			return OptionsDialog.ask(declaration, image, Collections.emptyMap());
		return given.image(image);
	}

	private static void fill(final Declaration declaration, final Given given, final Module module) {
		final Module filled = given.module();
		for (final Option option : declaration.options()) {
			if (option.isOfSettings())
				continue;
			module.setInput(option.key(), filled.getInput(option.key()));
			module.resolveInput(option.key());
		}
	}
}
