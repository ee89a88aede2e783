// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.degradation;

import sc.fiji.liif.raster.Noise;
import sc.fiji.liif.raster.Raster;

/** What a {@link Degradation} makes of a picture: the truth to be learned, the poor picture of it, and its noise. Immutable. */
public final class Degraded {

	private final Raster truth;
	private final Raster input;
	private final Noise noise;
	private final double weight;

	public Degraded(final Raster truth, final Raster input, final Noise noise) {
		this(truth, input, noise, 1);
	}

	/** @param weight how much it counts in a training */
	public Degraded(final Raster truth, final Raster input, final Noise noise, final double weight) {
		this.weight = weight;
		this.truth = truth;
		this.input = input;
		this.noise = noise;
	}

	/** The picture as it should be: the one that was given, or as a scene of other light. */
	public Raster truth() {
		return truth;
	}

	public Raster input() {
		return input;
	}

	/** The noise that the input has, in the unit of its intensities. */
	public Noise noise() {
		return noise;
	}

	/** How much it counts in a training, 1 being usual. */
	public double weight() {
		return weight;
	}
}
