// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.degradation;

import java.util.Random;

import sc.fiji.liif.raster.Raster;

/** Makes a poorer, smaller picture of a good one: the input that a model learns to undo. Safe for use by several threads. */
public interface Degradation {

	/** @param random the chance in it, such as noise */
	Raster reduce(Raster picture, int width, int height, Random random);

	/** What it does, a phrase for the model's card. */
	String description();
}
