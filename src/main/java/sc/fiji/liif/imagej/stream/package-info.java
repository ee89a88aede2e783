// SPDX-License-Identifier: BSD-2-Clause
/** Images that need not fit into memory, nor into ImageJ: upscaled block by block into OME-Zarr. */
package sc.fiji.liif.imagej.stream;
