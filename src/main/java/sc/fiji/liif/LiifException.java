// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

/**
 * Something the user can mend: its message is one sentence that names the fix
 * and is shown as it stands, without a stack trace. Whoever throws it has left
 * every image and file as it was.
 */
public class LiifException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public LiifException(final String sentence) {
		super(sentence);
	}

	public LiifException(final String sentence, final Throwable cause) {
		super(sentence, cause);
	}
}
