// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.zarr;

/** The two versions of Zarr that are written. */
public enum ZarrVersion {

	/** That of OME-Zarr 0.4. */
	TWO,
	/** That of OME-Zarr 0.5. */
	THREE
}
