// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import sc.fiji.liif.LiifException;

/** Numbers that a user typed. */
final class Numbers {

	private Numbers() {}

	/** @throws LiifException in one sentence that names the field */
	static double parse(final String field, final String text) {
		try {
			return Double.parseDouble(text.trim());
		}
		catch (final NumberFormatException e) {
			throw new LiifException("\"" + text + "\" is not a number for " + field + ": type one such as 3 or 3.7.",
					e);
		}
	}

	/** @throws LiifException if the number has a fraction or does not fit */
	static int whole(final String field, final double number) {
		if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE)
			throw new LiifException("The " + field + " must be a whole number, not " + number + ".");
		return (int) number;
	}
}
