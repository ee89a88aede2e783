// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

import java.math.BigDecimal;

/** How numbers are read and written everywhere: in dialogs, macros, files, messages and titles. */
public final class Numbers {

	private Numbers() {}

	/** A number as people write it, with a point or a comma; NaN for anything else. */
	public static double parse(final String text) {
		final String trimmed = text.trim();
		if (!trimmed.matches("[-+]?(\\d+([.,]\\d*)?|[.,]\\d+)([eE][-+]?\\d+)?"))
			return Double.NaN;
		return Double.parseDouble(trimmed.replace(',', '.'));
	}

	/** A number without superfluous zeros and with a point, as one would type it. */
	public static String text(final double number) {
		return Double.isFinite(number)
				? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
				: Double.toString(number);
	}
}
