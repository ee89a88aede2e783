// SPDX-License-Identifier: BSD-2-Clause
/**
 * Parts of pictures, encoded once and decoded anywhere: as feature maps that a network
 * decodes, or as closed formulas; and what memory they may take. All coordinates are
 * ImgLib2's pixel coordinates: centres at integers, x to the right, y down. An image that
 * is encoded is (x, y, channel), with intensities of the training's range, [0,1].
 */
package sc.fiji.liif.encoded;
