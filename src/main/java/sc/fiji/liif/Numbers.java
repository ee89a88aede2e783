// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

import java.math.BigDecimal;
import java.math.MathContext;

/** How numbers are read and written everywhere: in dialogs, macros, files, messages and titles. */
public final class Numbers {

	private static final int SIGNIFICANT = 5;

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

	/** A number for people: no more digits than tell something. */
	public static String rounded(final double number) {
		return text(Double.isFinite(number)
				? new BigDecimal(number).round(new MathContext(SIGNIFICANT)).doubleValue()
				: number);
	}
}
