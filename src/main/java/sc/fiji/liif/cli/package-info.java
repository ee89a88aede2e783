// SPDX-License-Identifier: BSD-2-Clause
/**
 * The command line: {@link sc.fiji.liif.cli.Main} and one class for each
 * subcommand, without a display. The only package that prints.
 */
package sc.fiji.liif.cli;
