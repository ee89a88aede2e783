// SPDX-License-Identifier: BSD-2-Clause
/**
 * The doors of ImageJ and SciJava to commands: what turns a command's declaration into a dialog, macro options, a
 * recorded macro and a SciJava call that asks nothing. The shell's door is {@code command.shell}. Knows no command in
 * particular.
 */
package sc.fiji.liif.command.door;
