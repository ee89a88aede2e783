// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import org.scijava.Cancelable;
import org.scijava.app.StatusService;

import ij.IJ;
import sc.fiji.liif.TimedProgress;

/** Progress of a SciJava command: its status service, its cancelation, and Escape. */
final class CommandProgress extends TimedProgress implements AutoCloseable {

	private static final int STEPS = 1000;

	private final Cancelable command;
	private final StatusService status;

	/** @param status may be null where there is no such service */
	CommandProgress(final Cancelable command, final StatusService status) {
		this.command = command;
		this.status = status;
		IJ.resetEscape();
	}

	@Override
	protected void show(final double fraction, final String text) {
		if (status != null)
			status.showStatus((int) (STEPS * fraction), STEPS, "LIIF: " + text);
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
