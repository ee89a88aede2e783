// SPDX-License-Identifier: BSD-2-Clause
/** Commands that open and save OME-Zarr images. */
package sc.fiji.liif.command.zarr;
