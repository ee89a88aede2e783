// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A display of its own for tests, through Xvfb; close it after use. */
final class VirtualDisplay implements AutoCloseable {

	private final Process server;
	private final String name;

	private VirtualDisplay(final Process server, final String name) {
		this.server = server;
		this.name = name;
	}

	/** Starts a display, or says loudly that there is none and returns null. */
	static VirtualDisplay open() throws IOException {
		try {
			final Process server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24",
					"-nolisten", "tcp").redirectError(ProcessBuilder.Redirect.DISCARD).start();
			final String number = new BufferedReader(
					new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII)).readLine();
			if (number != null)
				return new VirtualDisplay(server, ":" + number.trim());
			server.destroy();
		}
		catch (final IOException e) {
			// there is no such program
		}
		System.out.println("#### SKIPPED: tests in a real ImageJ need a display; install Xvfb to run them. ####");
		return null;
	}

	/** What to set the environment variable DISPLAY to. */
	String name() {
		return name;
	}

	@Override
	public void close() {
		server.destroy();
	}
}
