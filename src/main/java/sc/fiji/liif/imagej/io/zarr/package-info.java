// SPDX-License-Identifier: BSD-2-Clause
/** OME-Zarr images as ImageJ's, read plane by plane. */
package sc.fiji.liif.imagej.io.zarr;
