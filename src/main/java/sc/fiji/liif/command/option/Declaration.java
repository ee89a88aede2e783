// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.option;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.scijava.Context;
import org.scijava.InstantiableException;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandModuleItem;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Plugin;
import org.scijava.service.Service;

import ij.ImagePlus;

import sc.fiji.liif.imagej.Installation;

/**
 * A command as its class declares it. Its {@code @Plugin} says
 * <dl>
 * <dt>{@code label}</dt><dd>its name in macros, such as "LIIF Upscale"</dd>
 * <dt>{@code description}</dt><dd>what it does, a sentence</dd>
 * <dt>attribute {@code menu}</dt><dd>what Fiji's menu shows, such as "Upscale..."</dd>
 * <dt>attribute {@code shell}</dt><dd>its name in the shell; without it the shell does not have it</dd>
 * </dl>
 * and each of its input fields declares an {@link Option}: name, type, default,
 * {@code min}, {@code max}, {@code choices}, {@code label}, {@code description}, {@code
 * style} and {@link Attributes}. Immutable.
 */
public final class Declaration {

	private final CommandInfo info;
	private final Plugin annotation;
	private final LiifCommand sample;
	private final Map<String, Option> options = new LinkedHashMap<>();

	private Declaration(final Class<? extends LiifCommand> command) {
		annotation = command.getAnnotation(Plugin.class);
		info = new CommandInfo(command, annotation);
		try {
			sample = (LiifCommand) info.createInstance();
		}
		catch (final InstantiableException e) {
			throw new IllegalArgumentException(e);
		}
		for (final ModuleItem<?> item : inputs()) {
			if (!Service.class.isAssignableFrom(item.getType()) && item.getType() != Context.class)
				options.put(item.getName(), Option.of(item));
		}
		sample.settings().forEach(setting -> options.putIfAbsent(setting.key(), Option.of(setting)));
	}

	/** In the order of their fields, those of the class before those that it inherits. */
	private List<ModuleItem<?>> inputs() {
		final List<ModuleItem<?>> items = new ArrayList<>();
		info.inputs().forEach(items::add);
		items.sort(Comparator.comparingInt(Declaration::distance));
		return items;
	}

	/** From Object, the farthest first. */
	private static int distance(final ModuleItem<?> item) {
		int distance = 0;
		for (Class<?> type = ((CommandModuleItem<?>) item).getField().getDeclaringClass(); type != null; type = type
				.getSuperclass())
			distance--;
		return distance;
	}

	/** One at a time: SciJava's list of a class's fields is not safe for several threads. */
	public static synchronized Declaration of(final Class<? extends LiifCommand> command) {
		return new Declaration(command);
	}

	/** Its name in macros. */
	public String name() {
		return annotation.label();
	}

	/** What it does, a sentence. */
	public String description() {
		return annotation.description();
	}

	/** What Fiji's menu shows. */
	public String menuLabel() {
		return info.get("menu");
	}

	/** The page of the guide that shows it at work, without extension. */
	public String guidePage() {
		return info.get("guide");
	}

	/** The name in the shell of a command that nothing else is known of yet; null if it has none. */
	public static String shellName(final Class<? extends LiifCommand> command) {
		return Arrays.stream(command.getAnnotation(Plugin.class).attrs()).filter(attr -> attr.name().equals("shell"))
				.map(Attr::value).findFirst().orElse(null);
	}

	/** Its name in the shell; empty if it makes no sense there. */
	public Optional<String> shellName() {
		return Optional.ofNullable(info.get("shell"));
	}

	/** All options, in the order of the fields, settings last. */
	public List<Option> options() {
		return new ArrayList<>(options.values());
	}

	/** The option of this key, if there is one. */
	public Optional<Option> option(final String key) {
		return Optional.ofNullable(options.get(key));
	}

	/** The options that the dialog shows, in its order. */
	public List<Option> optionsOfDialog() {
		final List<Option> shown = new ArrayList<>();
		for (final Option option : options.values()) {
			if (option.key().equals(Given.SETTINGS))
				sample.settingsOfDialog().forEach(setting -> shown.add(options.get(setting.key())));
			if (option.attributes().isInDialog() && option.kind() != OptionKind.IMAGE)
				shown.add(option);
		}
		return shown;
	}

	/** The option that takes an image, if there is one. */
	public Optional<Option> image() {
		return options.values().stream().filter(option -> option.kind() == OptionKind.IMAGE).findFirst();
	}

	/** Whether it makes an image of an image. */
	public boolean isOfImages() {
		return image().filter(Option::isRequired).isPresent() && info.getOutput("output") != null
				&& info.getOutput("output").getType() == ImagePlus.class;
	}

	/** Whether its dialog can show the result in advance. */
	public boolean isPreviewed() {
		return sample.previewed().isPresent();
	}

	/** What a choice of models offers, what is no model's name but the option's default before them. */
	public List<String> models(final Option option) {
		final List<String> names = new ArrayList<>(Installation.current().models().names());
		if (!option.otherwise().isEmpty() && !names.contains(option.otherwise()))
			names.add(0, option.otherwise());
		return names;
	}

	/** Names of what it gives. */
	public List<String> outputs() {
		final List<String> names = new ArrayList<>();
		info.outputs().forEach(item -> names.add(item.getName()));
		return Collections.unmodifiableList(names);
	}

	/** A new command, with its defaults. */
	public CommandModule module() {
		try {
			return (CommandModule) info.createModule();
		}
		catch (final ModuleException e) {
			throw new IllegalStateException(e);
		}
	}
}
