// SPDX-License-Identifier: BSD-2-Clause
/** Options that several commands have, declared once, and what is left to them to judge. */
package sc.fiji.liif.command.fields;
