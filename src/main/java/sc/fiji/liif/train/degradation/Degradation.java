// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.degradation;

import java.util.Collections;
import java.util.Map;
import java.util.Random;

import sc.fiji.liif.raster.Raster;

/** Makes a poorer, smaller picture of a good one: the input that a model learns to undo. Safe for use by several threads. */
public interface Degradation {

	/** @param random the chance in it, such as noise */
	Degraded apply(Raster picture, int width, int height, Random random);

	/** The same for drawings of hard edges without thin lines: what would spoil a photograph need not spoil them. */
	default Degradation ofHardEdges() {
		return this;
	}

	/** Whether it makes a picture lower and not narrower, as the slices of a stack are farther apart than its pixels. */
	default boolean isAxial() {
		return false;
	}

	/** What it does, a phrase for the model's card. */
	String description();

	/**
	 * What models are to be judged by, by its name in lists: a model that learns from mixtures has
	 * to be good at each of its purposes.
	 */
	default Map<String, Degradation> purposes() {
		return Collections.singletonMap("", this);
	}
}
