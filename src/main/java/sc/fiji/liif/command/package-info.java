// SPDX-License-Identifier: BSD-2-Clause
/**
 * What the user meets: one SciJava class for each command, which declares its options
 * and calls a facade. Menu, macros, dialogs, the shell and the tables of the
 * documentation are made of the declarations by {@code command.door} and {@code
 * command.shell}.
 */
package sc.fiji.liif.command;
