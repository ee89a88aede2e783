// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.scijava.command.CommandModule;

import ij.ImagePlus;

import sc.fiji.liif.LiifException;

/**
 * What was given to a command, through whichever door: the one place where options
 * are judged. What is not given has its default.
 */
public final class Given {

	/** The field that takes a command's settings. */
	static final String SETTINGS = "settings";

	private final Declaration declaration;
	private final Map<Option, String> texts = new LinkedHashMap<>();
	private ImagePlus image;

	public Given(final Declaration declaration) {
		this.declaration = declaration;
	}

	/**
	 * Gives an option.
	 *
	 * @throws OptionException in one sentence, if there is none of this key
	 */
	public Given put(final String key, final String text) {
		final Option option = declaration.option(key.toLowerCase(Locale.ROOT)).orElseThrow(() -> unknown(key));
		if (option.key().equals(SETTINGS))
			putSettings(text);
		else
			texts.put(option, text);
		return this;
	}

	/** Gives the image to work on. */
	public Given image(final ImagePlus given) {
		image = given;
		return this;
	}

	/** What was given for an option; empty if nothing was. */
	public String text(final String key) {
		return declaration.option(key).map(option -> texts.getOrDefault(option, "")).orElse("");
	}

	/** The texts of what was given, in one spelling, by their keys. */
	public Map<String, String> asMap() {
		final Map<String, String> map = new LinkedHashMap<>();
		texts.forEach((option, text) -> map.put(option.key(), option.canonical(text)));
		return map;
	}

	/**
	 * Judges what was given.
	 *
	 * @throws OptionException in one sentence, if it is not possible
	 */
	public Given check() {
		texts.forEach((option, text) -> option.value(text));
		for (final Option option : texts.keySet()) {
			for (final String other : option.attributes().insteadOf()) {
				if (isSaid(option) && declaration.option(other).filter(this::isSaid).isPresent())
					throw new OptionException(option.key(),
							"Both " + other + " and " + option.key() + " were given: leave one of them out.");
			}
		}
		for (final Option option : declaration.options()) {
			final boolean isMissing = option.kind() == OptionKind.IMAGE
					? image == null && !texts.containsKey(option)
					: texts.getOrDefault(option, "").trim().isEmpty();
			if (option.isRequired() && isMissing)
				throw option.kind() == OptionKind.IMAGE
						? new OptionException(option.key(), "There is no image: open one first.")
						: new OptionException(option.key(),
								"The option " + option.key() + " is missing: give " + option.description() + ".");
		}
		return this;
	}

	/**
	 * A command with these values, ready to run.
	 *
	 * @throws OptionException in one sentence, if they are not possible
	 */
	public CommandModule module() {
		check();
		final CommandModule module = declaration.module();
		if (image != null)
			declaration.image().ifPresent(option -> module.setInput(option.key(), image));
		final List<String> settings = new ArrayList<>();
		for (final Option option : declaration.options()) {
			final String text = texts.getOrDefault(option, "");
			if (option.isOfSettings() && !text.isEmpty())
				settings.add(option.key() + "=" + option.canonical(text));
			else if (texts.containsKey(option) && option.value(text) != null)
				module.setInput(option.key(), option.value(text));
		}
		if (!settings.isEmpty())
			module.setInput(SETTINGS, String.join(" ", settings));
		return module;
	}

	/** Whether something was given; a switch that is left off says nothing. */
	private boolean isSaid(final Option option) {
		final String text = texts.containsKey(option) ? option.canonical(texts.get(option)).trim() : "";
		return !text.isEmpty() && !(option.kind() == OptionKind.SWITCH && text.equals("false"));
	}

	/** Such as "learning_rate=0.001 seed=3": options of their own. */
	private void putSettings(final String text) {
		for (final String part : text.trim().split("\\s+")) {
			final int equals = part.indexOf('=');
			if (equals < 0 && !part.isEmpty())
				throw new OptionException(SETTINGS, "\"" + part + "\" is not a setting: write it as key=value.");
			if (equals >= 0)
				put(part.substring(0, equals), part.substring(equals + 1));
		}
	}

	private LiifException unknown(final String key) {
		final List<String> known = declaration.options().stream().map(Option::key).collect(Collectors.toList());
		final String nearest = Nearest.of(key.toLowerCase(Locale.ROOT), known);
		return new OptionException(key,
				"There is no option \"" + key + "\"" + (nearest.isEmpty() ? "" : " (did you mean \"" + nearest + "\"?)")
						+ ": the options are " + String.join(", ", known) + ".");
	}
}
