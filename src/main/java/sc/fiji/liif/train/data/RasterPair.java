// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.data;

import sc.fiji.liif.raster.Raster;

/** A poor picture and a good one of the same scene, whatever their sizes. Immutable. */
final class RasterPair {

	private final Raster input;
	private final Raster target;

	RasterPair(final Raster input, final Raster target) {
		this.input = input;
		this.target = target;
	}

	Raster input() {
		return input;
	}

	Raster target() {
		return target;
	}

	long numBytes() {
		return input.numBytes() + target.numBytes();
	}
}
