// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.door;

import java.awt.GraphicsEnvironment;

import ij.IJ;
import ij.macro.Interpreter;

import sc.fiji.liif.imagej.StatusBarProgress;

/** ImageJ as the place where a command runs: its status bar, its log, and Escape. */
final class ImageJHost implements Host, AutoCloseable {

	private final StatusBarProgress bar = new StatusBarProgress("LIIF");

	@Override
	public void report(final double done, final double total, final String what) {
		bar.report(done, total, what);
	}

	@Override
	public void say(final String line) {
		IJ.log(line);
	}

	/** Escape cancels, but where it only stops it does not. */
	@Override
	public boolean isCanceled() {
		return bar.isCanceled();
	}

	@Override
	public boolean isStopped() {
		return bar.isCanceled();
	}

	@Override
	public boolean hasWindows() {
		return !GraphicsEnvironment.isHeadless() && !Interpreter.isBatchMode();
	}

	@Override
	public void close() {
		bar.close();
	}
}
