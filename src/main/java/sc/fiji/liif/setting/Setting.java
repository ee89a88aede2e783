// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.setting;

import java.util.Map;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Numbers;

/**
 * One thing about a network or a training that can be set: its key, what it may
 * be, what it is unless one says otherwise, and what it means. From it {@code
 * model.json}, macros, dialogs, the command line and the documentation follow.
 * Immutable; made by the factory methods.
 */
public final class Setting {

	/** What values are. */
	public enum Kind {
		/** Whole numbers. */
		WHOLE,
		/** Numbers. */
		NUMBER,
		/** True or false. */
		SWITCH,
		/** One of some words. */
		CHOICE,
		/** Widths of layers. */
		WIDTHS
	}

	private static final int MAX_WIDTH = 4096;

	private final String key;
	private final Kind kind;
	private final double min;
	private final double max;
	private final List<String> choices;
	private final String otherwise;
	private final String label;
	private final String description;
	private final boolean isRequired;
	private static final String OR = " or ";

	private final String onlyWith;

	private Setting(final String key, final Kind kind, final double min, final double max, final List<String> choices,
			final String otherwise, final String label, final String description, final boolean isRequired,
			final String onlyWith) {
		this.key = key;
		this.kind = kind;
		this.min = min;
		this.max = max;
		this.choices = Collections.unmodifiableList(choices);
		this.otherwise = otherwise;
		this.label = label;
		this.description = description;
		this.isRequired = isRequired;
		this.onlyWith = onlyWith;
	}

	/** A whole number within limits. */
	public static Setting whole(final String key, final long min, final long max, final long otherwise,
			final String label, final String description) {
		return new Setting(key, Kind.WHOLE, min, max, Collections.emptyList(), Numbers.text(otherwise), label,
				description, false, "");
	}

	/** A number within limits. */
	public static Setting number(final String key, final double min, final double max, final double otherwise,
			final String label, final String description) {
		return new Setting(key, Kind.NUMBER, min, max, Collections.emptyList(), Numbers.text(otherwise), label,
				description, false, "");
	}

	/** True or false. */
	public static Setting flag(final String key, final boolean otherwise, final String label,
			final String description) {
		return new Setting(key, Kind.SWITCH, 0, 0, Arrays.asList("true", "false"), Boolean.toString(otherwise), label,
				description, false, "");
	}

	/** One of some words, of which the first is the default. */
	public static Setting choice(final String key, final List<String> choices, final String label,
			final String description) {
		return new Setting(key, Kind.CHOICE, 0, 0, choices, choices.get(0), label, description, false, "");
	}

	/** Widths of at most so many layers. */
	public static Setting widths(final String key, final int layers, final String otherwise, final String label,
			final String description) {
		return new Setting(key, Kind.WIDTHS, 1, layers, Collections.emptyList(), otherwise, label, description, false,
				"");
	}

	/** The same, but {@code model.json} has to say it. */
	public Setting required() {
		return new Setting(key, kind, min, max, choices, otherwise, label, description, true, onlyWith);
	}

	/** The same, but of no account unless another setting has one of some values. */
	public Setting onlyWith(final String otherKey, final String... values) {
		return new Setting(key, kind, min, max, choices, otherwise, label, description, isRequired,
				otherKey + "=" + String.join(OR, values));
	}

	/**
	 * {@code key=value} of another setting, without which it is of no account, or {@code key=value or other value};
	 * empty if there is none.
	 */
	public String onlyWith() {
		return onlyWith;
	}

	/** The other setting's key, and the values of it that make a condition hold. */
	public static Map.Entry<String, List<String>> condition(final String onlyWith) {
		final String[] parts = onlyWith.split("=", 2);
		return new AbstractMap.SimpleEntry<>(parts[0], Arrays.asList(parts[1].split(OR)));
	}

	/** Its name in macros and files, such as {@code learning_rate}. */
	public String key() {
		return key;
	}

	public Kind kind() {
		return kind;
	}

	/** The words it may be, if it is a choice or a switch; else empty. */
	public List<String> choices() {
		return choices;
	}

	/** The default, in canonical spelling. */
	public String otherwise() {
		return otherwise;
	}

	/** What a field of a dialog is called. */
	public String label() {
		return label;
	}

	/** What it means, a short phrase. */
	public String description() {
		return description;
	}

	/** Whether {@code model.json} has to say it. */
	public boolean isRequired() {
		return isRequired;
	}

	/** What it may be, a phrase such as "a whole number from 1 to 256". */
	public String range() {
		switch (kind) {
		case WHOLE :
		case NUMBER :
			return (kind == Kind.WHOLE ? "a whole number" : "a number")
					+ (Double.isInfinite(min) ? "" : " from " + Numbers.text(min))
					+ (Double.isInfinite(max) || max == Integer.MAX_VALUE ? "" : " to " + Numbers.text(max))
					+ (Double.isInfinite(max) && !Double.isInfinite(min) ? " on" : "");
		case WIDTHS :
			return max == 1
					? "one layer's width from 1 to " + MAX_WIDTH
					: "layers' widths from 1 to " + MAX_WIDTH + " with commas between, such as 256,256,256,256";
		default :
			return String.join(" or ", choices);
		}
	}

	/** Whether a text is a value of this setting. */
	public boolean accepts(final String value) {
		return canonicalOrNull(value.trim()) != null;
	}

	/**
	 * A value in its one spelling.
	 *
	 * @throws LiifException in one sentence, if it is not possible
	 */
	public String canonical(final String value) {
		final String canonical = canonicalOrNull(value.trim());
		if (canonical == null)
			throw new LiifException("\"" + value + "\" is not possible for " + key + ": give " + range() + ".");
		return canonical;
	}

	@Override
	public String toString() {
		return key;
	}

	// -- Helper methods --

	private String canonicalOrNull(final String text) {
		switch (kind) {
		case WHOLE :
		case NUMBER :
			final double number = Numbers.parse(text);
			final boolean isPossible = number >= min && number <= max
					&& (kind == Kind.NUMBER || number == Math.rint(number));
			return isPossible ? Numbers.text(number) : null;
		case WIDTHS :
			final List<Double> widths = Arrays.stream(text.split(",", -1)).map(Numbers::parse)
					.collect(Collectors.toList());
			return widths.size() <= max && widths.stream().allMatch(w -> w >= 1 && w <= MAX_WIDTH && w == Math.rint(w))
					? widths.stream().map(Numbers::text).collect(Collectors.joining(","))
					: null;
		default :
			final String word = text.toLowerCase(Locale.ROOT);
			return choices.contains(word) ? word : null;
		}
	}
}
