// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.data;

import sc.fiji.liif.raster.Noise;
import sc.fiji.liif.raster.Raster;

/** A poor picture and a good one of the same scene, whatever their sizes. Immutable. */
final class RasterPair {

	private final Raster input;
	private final Raster target;
	private final Noise noise;

	/** @param noise of the input, as far as the model is told */
	RasterPair(final Raster input, final Raster target, final Noise noise) {
		this.input = input;
		this.target = target;
		this.noise = noise;
	}

	Raster input() {
		return input;
	}

	Raster target() {
		return target;
	}

	Noise noise() {
		return noise;
	}

	long numBytes() {
		return input.numBytes() + target.numBytes();
	}
}
