// SPDX-License-Identifier: BSD-2-Clause
/**
 * The doors to commands: what turns a command's declaration, a SciJava class with
 * annotated fields, into a dialog, macro options, a recorded macro, a SciJava call
 * that asks nothing, and tables for the documentation. The shell's door is in {@code
 * cli}. Knows no command in particular.
 */
package sc.fiji.liif.command.door;
