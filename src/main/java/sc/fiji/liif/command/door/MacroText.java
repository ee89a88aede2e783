// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.door;

import sc.fiji.liif.command.option.Declaration;
import sc.fiji.liif.command.option.Given;
import sc.fiji.liif.command.option.OptionException;
import java.util.Map;

import ij.plugin.frame.Recorder;

/**
 * Options as macros write them, such as {@code scale=3.7 model=[my model] flag}.
 * Unlike ImageJ's own look-up, keys match as a whole and those that do not exist are
 * reported.
 */
public final class MacroText {

	private MacroText() {}

	/**
	 * @param text what follows the command in {@code run(command, text)}
	 * @throws OptionException in one sentence, if there is an option that the command does not have
	 */
	public static Given read(final Declaration declaration, final String text) {
		final Given given = new Given(declaration);
		int i = 0;
		while (i < text.length()) {
			if (Character.isWhitespace(text.charAt(i))) {
				i++;
				continue;
			}
			final int end = endOfKey(text, i);
			final String key = text.substring(i, end);
			if (key.isEmpty())
				throw new OptionException(key, "There is nothing before a \"=\" in \"" + text
						+ "\": write options as key=value, without blanks around the \"=\".");
			i = end;
			String value = "true";
			if (i < text.length() && text.charAt(i) == '=') {
				final boolean isBracketed = i + 1 < text.length() && text.charAt(i + 1) == '[';
				final int from = isBracketed ? i + 2 : i + 1;
				final int to = isBracketed ? endOfBrackets(text, from) : endOfWord(text, from);
				if (isBracketed && to == text.length())
					throw new OptionException(key,
							"The bracket after \"" + key + "=\" is not closed: end the value with \"]\".");
				value = text.substring(from, to);
				i = isBracketed ? to + 1 : to;
			}
			given.put(key, value);
		}
		return given;
	}

	/** Options as {@link #read} reads them. */
	public static String write(final Map<String, String> options) {
		final StringBuilder text = new StringBuilder();
		options.forEach((key, value) -> text.append(text.length() == 0 ? "" : " ").append(word(key, value)));
		return text.toString();
	}

	/** Writes options into ImageJ's macro recorder, such that the recorded macro has the same values. */
	public static void record(final Map<String, String> options) {
		options.forEach((key, value) -> {
			// The recorder sets brackets around blanks alone.
			final String text = quoted(value);
			if (value.equals("true"))
				Recorder.recordOption(key);
			else
				Recorder.recordOption(key,
						isBare(value) || value.isEmpty() || value.contains(" ") ? text : "[" + text + "]");
		});
	}

	/** A text as it stands between the quotation marks of a macro. */
	public static String quoted(final String text) {
		return text.replace("\\", "\\\\").replace("\"", "\\\"");
	}

	// -- Helper methods --

	private static boolean isBare(final String value) {
		return !value.isEmpty() && !value.startsWith("[") && !value.matches("(?s).*\\s.*");
	}

	private static String word(final String key, final String value) {
		if (value.equals("true"))
			return key;
		return key + "=" + (isBare(value) ? value : "[" + value + "]");
	}

	private static int endOfKey(final String text, final int from) {
		int i = from;
		while (i < text.length() && text.charAt(i) != '=' && !Character.isWhitespace(text.charAt(i)))
			i++;
		return i;
	}

	private static int endOfWord(final String text, final int from) {
		int i = from;
		while (i < text.length() && !Character.isWhitespace(text.charAt(i)))
			i++;
		return i;
	}

	/** Brackets within brackets count, and so does one with more text behind it. */
	private static int endOfBrackets(final String text, final int from) {
		int depth = 0;
		for (int i = from; i < text.length(); i++) {
			if (text.charAt(i) == '[')
				depth++;
			else if (text.charAt(i) == ']' && depth > 0)
				depth--;
			else if (text.charAt(i) == ']' && (i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1))))
				return i;
		}
		return text.length();
	}
}
