// SPDX-License-Identifier: BSD-2-Clause
/**
 * A picture as a sum of waves around each of its pixels, in plain Java: single positions,
 * derivatives, and rasters as one matrix product. Positions are pixel coordinates:
 * centres at integers, x to the right, y down.
 */
package sc.fiji.liif.field;
