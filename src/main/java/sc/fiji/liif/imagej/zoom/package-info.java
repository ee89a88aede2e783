// SPDX-License-Identifier: BSD-2-Clause
/** A window that shows an image continuously, at any magnification. */
package sc.fiji.liif.imagej.zoom;
