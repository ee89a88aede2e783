// SPDX-License-Identifier: BSD-2-Clause
/** How work shows itself in ImageJ: in the status bar, in messages, and in windows, whatever they are about. */
package sc.fiji.liif.imagej.ui;
