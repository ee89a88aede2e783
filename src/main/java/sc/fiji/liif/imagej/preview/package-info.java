// SPDX-License-Identifier: BSD-2-Clause
/** A small part of a result in advance, beside what interpolation makes of it, while its options are being chosen. */
package sc.fiji.liif.imagej.preview;
