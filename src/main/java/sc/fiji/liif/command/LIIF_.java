// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import ij.plugin.PlugIn;

import sc.fiji.liif.command.door.ImageJDoor;

/**
 * ImageJ's entry to all commands: {@code plugins.config} names it once for each of
 * them, with the command's name as argument. The underscore keeps plain ImageJ from
 * swallowing errors while it loads it.
 */
public class LIIF_ implements PlugIn {

	@Override
	public void run(final String command) {
		ImageJDoor.run(Commands.of(command));
	}
}
