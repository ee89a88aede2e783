// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.cli;

import java.io.PrintStream;
import java.util.Locale;

import sc.fiji.liif.TimedProgress;

/**
 * A progress bar in one line of a terminal; says nothing where there is no
 * terminal, so that log files stay readable.
 */
final class TerminalProgress extends TimedProgress implements AutoCloseable {

	private static final int BAR = 30;
	private static final int LINE = 79;

	private final PrintStream out = System.err;
	private final boolean isTerminal = System.console() != null;

	@Override
	protected void show(final double fraction, final String text) {
		if (!isTerminal)
			return;
		final int full = (int) Math.round(BAR * fraction);
		final StringBuilder line = new StringBuilder("\r[");
		for (int i = 0; i < BAR; i++)
			line.append(i < full ? '=' : ' ');
		line.append(String.format(Locale.ROOT, "] %3.0f %% ", 100 * fraction)).append(text);
		out.print(padded(line.toString()));
		out.flush();
	}

	/** Wipes the bar. */
	@Override
	public void close() {
		if (isTerminal)
			out.print(padded("\r") + "\r");
	}

	private static String padded(final String line) {
		return String.format("%-" + (LINE + 1) + "." + (LINE + 1) + "s", line);
	}
}
