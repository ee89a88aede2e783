// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.option;

import org.scijava.Cancelable;
import org.scijava.app.StatusService;
import org.scijava.log.LogService;

import ij.IJ;

import sc.fiji.liif.TimedProgress;

/** Progress of a SciJava command: its status and log services, its cancelation, and Escape. */
final class SciJavaHost extends TimedProgress implements Host, AutoCloseable {

	private static final int STEPS = 1000;

	private final Cancelable command;
	private final StatusService status;
	private final LogService log;

	/** The services may be null where there are none. */
	SciJavaHost(final Cancelable command, final StatusService status, final LogService log) {
		this.command = command;
		this.status = status;
		this.log = log;
		IJ.resetEscape();
	}

	@Override
	protected void show(final double fraction, final String text) {
		if (status != null)
			status.showStatus((int) (STEPS * fraction), STEPS, "LIIF: " + text);
	}

	@Override
	public void say(final String line) {
		if (log != null)
			log.info(line);
	}

	@Override
	public boolean isCanceled() {
		return command.isCanceled() || IJ.escapePressed();
	}

	@Override
	public void close() {
		if (status != null)
			status.clearStatus();
	}
}
