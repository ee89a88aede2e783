// SPDX-License-Identifier: BSD-2-Clause
/**
 * Has images that are too large for one machine made by many: a driver settles what is to be made and cuts it into blocks,
 * Spark's executors make them, each its own chunks, so that none waits for another. Pixels are those that one machine makes.
 */
package sc.fiji.liif.spark;
