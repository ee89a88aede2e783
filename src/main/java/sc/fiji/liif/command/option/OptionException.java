// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.option;

import sc.fiji.liif.LiifException;

/** An option that is not possible as it was given: one sentence that names it and the fix. */
public final class OptionException extends LiifException {

	private static final long serialVersionUID = 1L;

	private final String key;

	/** @param key of the option */
	public OptionException(final String key, final String sentence) {
		super(sentence);
		this.key = key;
	}

	/** The option that is not possible. */
	public String key() {
		return key;
	}
}
