// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

/**
 * Something the user can mend: its message is one sentence that names the fix
 * and is shown as it stands, without a stack trace. Whoever throws it has left
 * every image and file as it was.
 */
public class LiifException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** Texts of users and strangers stand in sentences, whatever they hold. */
	private static final int LONGEST = 2000;

	public LiifException(final String sentence) {
		super(shown(sentence));
	}

	public LiifException(final String sentence, final Throwable cause) {
		super(shown(sentence), cause);
	}

	/** What can't be shown, or turns the direction of writing, becomes a question mark; what is too long loses its middle. */
	private static String shown(final String sentence) {
		final StringBuilder shown = new StringBuilder();
		final String text = sentence.length() <= LONGEST
				? sentence
				: sentence.substring(0, LONGEST / 2) + " ... " + sentence.substring(sentence.length() - LONGEST / 2);
		text.codePoints().forEach(c -> {
			if (Character.isWhitespace(c))
				shown.append(' ');
			else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
					|| Character.getType(c) == Character.SURROGATE)
				shown.append('?');
			else
				shown.appendCodePoint(c);
		});
		return shown.toString();
	}
}
