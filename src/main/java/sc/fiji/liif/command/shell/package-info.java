// SPDX-License-Identifier: BSD-2-Clause
/**
 * The shell's door to commands: subcommands made of declarations, runs over files and
 * folders, and the terminal. Prints to the streams of the command line.
 */
package sc.fiji.liif.command.shell;
