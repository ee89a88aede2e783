// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.option;

import java.util.List;

/** Finds what somebody may have meant to type. */
final class Nearest {

	/** So many letters may be wrong, of so many. */
	private static final int LETTERS_PER_MISTAKE = 3;

	private Nearest() {}

	/** The word that is most like a text; empty if none is much like it. */
	static String of(final String text, final List<String> words) {
		String nearest = "";
		int least = Math.max(1, text.length() / LETTERS_PER_MISTAKE) + 1;
		for (final String word : words) {
			if (text.length() > 2 * word.length())
				continue;
			final int distance = distance(text, word);
			if (distance < least) {
				least = distance;
				nearest = word;
			}
		}
		return nearest;
	}

	/** Levenshtein's: how many letters must be added, removed or changed. */
	private static int distance(final String a, final String b) {
		int[] row = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++)
			row[j] = j;
		for (int i = 1; i <= a.length(); i++) {
			final int[] next = new int[b.length() + 1];
			next[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				final int change = row[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
				next[j] = Math.min(change, Math.min(row[j], next[j - 1]) + 1);
			}
			row = next;
		}
		return row[b.length()];
	}
}
