// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.shell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;

/**
 * Keeps what native libraries say about themselves off the console: Java's own errors go on
 * to where they went, what anything else in the process writes to its stream of errors is
 * dropped. Where the environment has {@code TF_CPP_MIN_LOG_LEVEL}, somebody wants to see
 * it, or has chosen already, and nothing is changed; nor where the process is another
 * program's, such as Maven's, which writes to that stream itself.
 */
public final class QuietConsole {

	private static final String CHOSEN = "TF_CPP_MIN_LOG_LEVEL";
	private static final String STARTED = "sun.java.command";
	private static final String ERRORS = "/dev/fd/2";

	private QuietConsole() {}

	/**
	 * From now on, for the whole process. Does nothing where it is not possible.
	 *
	 * @param main the class that Java has to have been started with
	 */
	public static void start(final Class<?> main) {
		if (System.getenv(CHOSEN) != null || !System.getProperty(STARTED, "").startsWith(main.getName()))
			return;
		try {
			final PrintStream errors = new PrintStream(new FileOutputStream(ERRORS, true), true);
			// Java does not close this stream, but directs it to nowhere.
			new FileOutputStream(FileDescriptor.err).close();
			System.setErr(errors);
		}
		catch (final IOException e) {
			// Neither Linux nor macOS, or a stream that can't be opened twice.
			return;
		}
	}
}
