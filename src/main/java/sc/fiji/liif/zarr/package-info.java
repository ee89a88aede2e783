// SPDX-License-Identifier: BSD-2-Clause
/**
 * Arrays in chunks, as Zarr has them (version 2, and version 3 with shards), in a folder or in whatever else keeps bytes under
 * keys.
 */
package sc.fiji.liif.zarr;
