// SPDX-License-Identifier: BSD-2-Clause
/** The planes of an image at other positions, by a network or without: all of them, or each when it is looked at. */
package sc.fiji.liif.imagej.resample;
