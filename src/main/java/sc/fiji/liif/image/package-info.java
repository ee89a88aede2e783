// SPDX-License-Identifier: BSD-2-Clause
/**
 * The encoded image as a function, in ImgLib2 alone: its views and interpolator, and
 * the fast way to a grid of it. All coordinates are ImgLib2's pixel coordinates: centres
 * at integers, x to the right, y down. An image that is encoded is (x, y, channel),
 * with intensities of the training's range, [0,1].
 */
package sc.fiji.liif.image;
