// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.option;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.scijava.module.ModuleItem;

import ij.ImagePlus;
import ij.WindowManager;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Numbers;
import sc.fiji.liif.setting.Setting;

/**
 * One option of a command, as its field or a {@link Setting} declares it: its name
 * behind every door, what it may be, and how a text becomes its value. Immutable.
 */
public final class Option {

	private final String key;
	private final OptionKind kind;
	/** What judges values; null for those that are not judged. */
	private final Setting setting;
	private final String otherwise;
	private final String label;
	private final String description;
	private final boolean isRequired;
	private final boolean isOfSettings;
	private final Attributes attributes;

	private Option(final String key, final OptionKind kind, final Setting setting, final String otherwise,
			final String label, final String description, final boolean isRequired, final boolean isOfSettings,
			final Attributes attributes) {
		this.key = key;
		this.kind = kind;
		this.setting = setting;
		this.otherwise = otherwise;
		this.label = label;
		this.description = description;
		this.isRequired = isRequired;
		this.isOfSettings = isOfSettings;
		this.attributes = attributes;
	}

	/** As a field declares it. */
	static Option of(final ModuleItem<?> item) {
		final String otherwise = item.getDefaultValue() == null ? "" : text(item.getDefaultValue());
		final OptionKind kind = OptionKind.of(item);
		return new Option(item.getName(), kind, setting(item, kind), otherwise,
				item.getLabel() == null || item.getLabel().isEmpty() ? item.getName() : item.getLabel(),
				item.getDescription(), item.isRequired() && otherwise.isEmpty(), false, new Attributes(item));
	}

	/** As a setting declares it; what it is by default is left to the command. */
	static Option of(final Setting setting) {
		return new Option(setting.key(), OptionKind.of(setting), setting, "", setting.label(), setting.description(),
				false, true, new Attributes(setting));
	}

	/** Its name in macros and scripts, such as {@code scale_y}. */
	public String key() {
		return key;
	}

	/** Its name in the shell, such as {@code --scale-y}. */
	public String shellName() {
		return "--" + key.replace('_', '-');
	}

	public OptionKind kind() {
		return kind;
	}

	/** The default as a text; empty for none. */
	public String otherwise() {
		return otherwise;
	}

	public String label() {
		return label;
	}

	public String description() {
		return description;
	}

	/** Whether it must be given. */
	public boolean isRequired() {
		return isRequired;
	}

	/** Whether it is one of the command's settings. */
	public boolean isOfSettings() {
		return isOfSettings;
	}

	/** What it may be, if it is one of some words; else empty. */
	public List<String> choices() {
		return kind == OptionKind.CHOICE ? setting.choices() : Collections.emptyList();
	}

	/** What its declaration says besides. */
	public Attributes attributes() {
		return attributes;
	}

	/** What it may be, a phrase; empty if anything. */
	public String range() {
		return setting == null ? "" : setting.range();
	}

	/**
	 * A given text in its one spelling.
	 *
	 * @throws OptionException in one sentence, if it is not possible
	 */
	String canonical(final String text) {
		final String trimmed = text.trim().replaceFirst("^\"(.*)\"$", "$1");
		if (kind == OptionKind.IMAGE)
			return text;
		try {
			return setting == null || trimmed.isEmpty() ? trimmed : setting.canonical(trimmed);
		}
		catch (final LiifException e) {
			throw new OptionException(key, e.getMessage());
		}
	}

	/**
	 * The value of a text, of the field's type; null for an empty text.
	 *
	 * @throws OptionException in one sentence, if it is not possible
	 */
	Object value(final String text) {
		final String canonical = canonical(text);
		if (canonical.isEmpty() && setting != null)
			return null;
		switch (kind) {
		case NUMBER :
			return Numbers.parse(canonical);
		case WHOLE :
			return (int) Numbers.parse(canonical);
		case SWITCH :
			return Boolean.valueOf(canonical);
		case FILE :
		case FOLDER :
			return file(canonical);
		case IMAGE :
			return image(canonical);
		default :
			return canonical;
		}
	}

	/** A value as one would write it. */
	public static String text(final Object value) {
		if (value instanceof Number)
			return Numbers.text(((Number) value).doubleValue());
		return value instanceof ImagePlus ? ((ImagePlus) value).getTitle() : value.toString();
	}

	// -- Helper methods --

	private File file(final String path) {
		if (path.isEmpty())
			return null;
		try {
			return Paths.get(path).toFile();
		}
		catch (final InvalidPathException e) {
			throw new OptionException(key, "\"" + path.replace('\0', '?') + "\" is not possible for " + key
					+ ": give the path of a file or folder.");
		}
	}

	private ImagePlus image(final String title) {
		final ImagePlus image = WindowManager.getImage(title);
		if (image == null)
			throw new OptionException(key,
					"There is no open image \"" + title + "\" for " + key + ": give the title of one that is open.");
		return image;
	}

	private static Setting setting(final ModuleItem<?> item, final OptionKind kind) {
		switch (kind) {
		case NUMBER :
			return Setting.number(item.getName(), limit(item.getMinimumValue(), Double.NEGATIVE_INFINITY),
					limit(item.getMaximumValue(), Double.POSITIVE_INFINITY), 0, "", "");
		case WHOLE :
			return Setting.whole(item.getName(), (long) limit(item.getMinimumValue(), Integer.MIN_VALUE),
					(long) limit(item.getMaximumValue(), Integer.MAX_VALUE), 0, "", "");
		case SWITCH :
			return Setting.flag(item.getName(), false, "", "");
		case CHOICE :
			return Setting.choice(item.getName(),
					Arrays.stream(item.getChoices().toArray()).map(String::valueOf).collect(Collectors.toList()), "",
					"");
		default :
			return null;
		}
	}

	private static double limit(final Object declared, final double otherwise) {
		return declared == null ? otherwise : ((Number) declared).doubleValue();
	}
}
