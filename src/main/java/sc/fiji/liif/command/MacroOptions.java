// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import ij.plugin.frame.Recorder;
import sc.fiji.liif.LiifException;

/**
 * The options of a macro call such as {@code scale=3.7 model=[my model] flag}.
 * Unlike ImageJ's own look-up, keys match as a whole and those that do not exist
 * are reported.
 */
final class MacroOptions {

	private final Map<String, String> values = new LinkedHashMap<>();

	/**
	 * @param text what follows the command in {@code run(command, text)}
	 * @param keys the keys there are
	 * @throws LiifException in one sentence, if another is used
	 */
	MacroOptions(final String text, final String... keys) {
		final List<String> known = Arrays.asList(keys);
		int i = 0;
		while (i < text.length()) {
			if (Character.isWhitespace(text.charAt(i))) {
				i++;
				continue;
			}
			final int end = endOfKey(text, i);
			final String key = text.substring(i, end).toLowerCase(Locale.ROOT);
			if (!known.contains(key))
				throw new LiifException(
						"There is no option \"" + key + "\": the options are " + String.join(", ", known) + ".");
			i = end;
			String value = "true";
			if (i < text.length() && text.charAt(i) == '=') {
				final boolean isBracketed = i + 1 < text.length() && text.charAt(i + 1) == '[';
				final int from = isBracketed ? i + 2 : i + 1;
				final int to = isBracketed ? endOfBrackets(text, from) : endOfWord(text, from);
				value = text.substring(from, to);
				i = isBracketed ? Math.min(text.length(), to + 1) : to;
			}
			values.put(key, value);
		}
	}

	/** Writes an option into ImageJ's macro recorder, such that the recorded macro has the same value. */
	static void record(final String key, final String value) {
		// The recorder writes texts as they are, but in a macro a backslash stands for two.
		Recorder.recordOption(key, value.replace("\\", "\\\\"));
	}

	String string(final String key, final String otherwise) {
		return values.getOrDefault(key, otherwise);
	}

	// -- Helper methods --

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

	private static int endOfBrackets(final String text, final int from) {
		final int end = text.indexOf(']', from);
		return end < 0 ? text.length() : end;
	}
}
