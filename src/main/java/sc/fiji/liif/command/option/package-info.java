// SPDX-License-Identifier: BSD-2-Clause
/** What a command declares, and how what is given to it is judged, whichever door it comes through. */
package sc.fiji.liif.command.option;
