// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.door;

import sc.fiji.liif.command.option.Host;
import java.awt.GraphicsEnvironment;

import ij.IJ;
import ij.macro.Interpreter;

import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.ui.StatusBarProgress;

/**
 * ImageJ as the place where a command runs: its status bar, its log, and Escape, which
 * cancels; a command that can be stopped instead asks for that first.
 */
final class ImageJHost extends StatusBarProgress implements Host {

	ImageJHost() {
		super("LIIF");
	}

	@Override
	public void say(final String line) {
		IJ.log(line);
	}

	@Override
	public boolean isStopped() {
		return isCanceled();
	}

	@Override
	public boolean hasWindows() {
		return !GraphicsEnvironment.isHeadless() && !Interpreter.isBatchMode();
	}

	/** Nobody could be told that it was canceled. */
	@Override
	public Progress afterwards() {
		return (done, total, what) -> {
			IJ.showStatus(what.isEmpty() ? "" : "LIIF: " + what);
			IJ.showProgress(what.isEmpty() ? 1 : done / total);
		};
	}
}
