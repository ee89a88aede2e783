// SPDX-License-Identifier: BSD-2-Clause
/**
 * Where and how a function is looked at: positions and footprints, the tiles that
 * keep memory bounded, what lies beyond the border, and the range of intensities. All
 * coordinates are ImgLib2's pixel coordinates: centres at integers, x to the right, y
 * down.
 */
package sc.fiji.liif.sampling;
