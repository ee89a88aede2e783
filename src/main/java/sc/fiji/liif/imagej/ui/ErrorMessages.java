// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.ui;

import java.awt.GraphicsEnvironment;
import java.util.concurrent.CancellationException;

import ij.IJ;
import ij.Macro;

import sc.fiji.liif.BrokenInstallation;
import sc.fiji.liif.LiifException;

/** How work that was started from ImageJ ends when it does not succeed. */
public final class ErrorMessages {

	private ErrorMessages() {}

	/**
	 * Runs some work. What the user can mend is shown in a message and ends the macro;
	 * canceling ends the macro in silence; anything else is left to ImageJ.
	 *
	 * @param title of the message
	 * @return whether there is something that the user can mend
	 */
	public static boolean guard(final String title, final Runnable work) {
		try {
			work.run();
		}
		catch (final CancellationException e) {
			IJ.showStatus(title + " canceled");
			if (Macro.getOptions() != null || IJ.isMacro())
				Macro.abort();
		}
		catch (final LinkageError e) {
			IJ.error(title, wrapped(new BrokenInstallation(e).getMessage()));
		}
		catch (final LiifException e) {
			IJ.error(title, wrapped(e.getMessage()));
			return true;
		}
		return false;
	}

	/** ImageJ's message windows are as wide as their longest line. */
	private static String wrapped(final String sentence) {
		return GraphicsEnvironment.isHeadless() ? sentence : sentence.replaceAll("(.{60}\\S*)\\s", "$1\n");
	}
}
