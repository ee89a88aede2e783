// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.shell;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Locale;

import sc.fiji.liif.FinishingWork;
import sc.fiji.liif.TimedProgress;
import sc.fiji.liif.command.option.Host;

/**
 * A terminal as the place where a command runs: lines, and a progress bar in one
 * line; no bar where there is no terminal, so that log files stay readable. Ctrl-C
 * asks to stop and waits until the command has ended.
 */
public final class Terminal extends TimedProgress implements Host, AutoCloseable {

	private static final int BAR = 30;
	private static final int LINE = 79;

	private final PrintWriter lines;
	private final PrintStream bar = System.err;
	private final boolean isTerminal = System.console() != null;
	private final FinishingWork work = FinishingWork.begin(this::stop);
	private volatile boolean isStopped;

	/** @param lines takes the lines */
	public Terminal(final PrintWriter lines) {
		this.lines = lines;
		// TensorFlow needs a moment.
		show(0, "starting");
	}

	@Override
	public synchronized void say(final String line) {
		wipe();
		lines.println(line);
		lines.flush();
	}

	@Override
	protected void show(final double fraction, final String text) {
		if (!isTerminal)
			return;
		final int full = (int) Math.round(BAR * fraction);
		final StringBuilder line = new StringBuilder("\r[");
		for (int i = 0; i < BAR; i++)
			line.append(i < full ? '=' : ' ');
		line.append(String.format(Locale.ROOT, "] %3.0f %% ", 100 * fraction)).append(text);
		bar.print(padded(line.toString()));
		bar.flush();
	}

	@Override
	public boolean isStopped() {
		return isStopped;
	}

	@Override
	public boolean isCanceled() {
		return isStopped;
	}

	@Override
	public void close() {
		wipe();
		work.end();
	}

	private void stop() {
		isStopped = true;
	}

	private void wipe() {
		if (isTerminal)
			bar.print(padded("\r") + "\r");
	}

	private static String padded(final String line) {
		return String.format("%-" + (LINE + 1) + "." + (LINE + 1) + "s", line);
	}
}
