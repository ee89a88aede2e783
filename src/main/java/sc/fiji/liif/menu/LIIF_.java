// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.menu;

import ij.IJ;
import ij.plugin.PlugIn;

import sc.fiji.liif.command.Commands;
import sc.fiji.liif.command.door.ImageJDoor;

/**
 * ImageJ's entry to all commands: {@code plugins.config} names it once for each of
 * them, with the command's name as argument. The underscore keeps plain ImageJ from
 * swallowing errors while it loads it. It is compiled for Java 8, so that those who have
 * that can be told that they need a newer one.
 */
public class LIIF_ implements PlugIn {

	@Override
	public void run(final String command) {
		try {
			ImageJDoor.run(Commands.of(command));
		}
		catch (final UnsupportedClassVersionError e) {
			IJ.error(command, tooOld());
		}
		catch (final LinkageError e) {
			IJ.error(command, "The parts of LIIF don't fit together (" + e.getMessage()
					+ "):\nunpack its zip over ImageJ again.");
		}
	}

	/** A sentence for those whose Java is too old. */
	static String tooOld() {
		return "LIIF needs Java 11 or newer, and this is Java " + System.getProperty("java.specification.version")
				+ ":\nget an ImageJ or Fiji of today, which brings its own Java.";
	}
}
