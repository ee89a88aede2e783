// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.model;

import java.util.Map;

/**
 * The shape of a decoder: the network that answers what colour a position has,
 * from the latents near it. Immutable.
 */
public interface DecoderSpec {

	/** The decoder's name in {@code model.json}: {@code "liif"} or {@code "metasr"}. */
	String type();

	/** Widths of the perceptron's hidden layers; a copy. */
	int[] hidden();

	/** Whether answers are offsets from the colour of the latent's own input pixel (not in the papers). */
	boolean residual();

	/** How many latents answer one query. */
	int members();

	/** How many pixels around a latent are seen with it. */
	int unfoldRadius();

	/** Length of a projected latent: what is computed once per latent instead of once per query. */
	int projectedWidth(int channels);

	/** Multiplications and additions per latent. */
	long multiplyAddsPerLatent(int features, int channels);

	/** Multiplications and additions per query. */
	long multiplyAddsPerQuery(int channels);

	/**
	 * Names and shapes of the weights as in the reference's state_dict: linear
	 * layers are {@code [out, in]}.
	 */
	Map<String, int[]> tensors(int features, int channels);

	/** State_dict name of the perceptron's i-th linear layer, counted from 0. */
	static String layer(final int i) {
		return "imnet.layers." + 2 * i;
	}
}
