// SPDX-License-Identifier: BSD-2-Clause
/**
 * Intensities as functions, in ImgLib2 alone: the encoded image, the raster of
 * positions at which it is looked at, and the tiles that keep the memory
 * bounded. All coordinates are ImgLib2's pixel coordinates: centres at integers,
 * x to the right, y down; a picture is (x, y, channel) with intensities of the
 * training's range, [0,1].
 */
package sc.fiji.liif.image;
