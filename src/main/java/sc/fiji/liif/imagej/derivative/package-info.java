// SPDX-License-Identifier: BSD-2-Clause
/** Derivatives of ImageJ's images: as images, and between the pixels. */
package sc.fiji.liif.imagej.derivative;
