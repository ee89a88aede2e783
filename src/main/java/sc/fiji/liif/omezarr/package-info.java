// SPDX-License-Identifier: BSD-2-Clause
/** Images of channels, slices and frames at several resolutions, as OME-Zarr has them (NGFF 0.4 and 0.5). */
package sc.fiji.liif.omezarr;
