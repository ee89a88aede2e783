// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The shape of a LIIF decoder (Chen et al., CVPR 2021, section 3): a multi-layer
 * perceptron that sees a latent vector, where the query lies relative to it, and
 * how large the queried pixel is, and answers with a colour. Immutable.
 */
public final class DecoderSpec {

	private final int[] hidden;
	private final boolean featureUnfolding;
	private final boolean localEnsemble;
	private final boolean cellDecoding;
	private final boolean residual;

	/**
	 * @param hidden           widths of the hidden layers, at least one
	 * @param featureUnfolding each latent is joined by its eight neighbours
	 * @param localEnsemble    the four nearest latents answer and are blended
	 * @param cellDecoding     the decoder sees the size of the queried pixel
	 * @param residual         answers are offsets from the colour of the latent's
	 *                         own input pixel (not in the paper)
	 */
	public DecoderSpec(final List<Integer> hidden, final boolean featureUnfolding, final boolean localEnsemble,
			final boolean cellDecoding, final boolean residual) {
		this.hidden = hidden.stream().mapToInt(Integer::intValue).toArray();
		this.featureUnfolding = featureUnfolding;
		this.localEnsemble = localEnsemble;
		this.cellDecoding = cellDecoding;
		this.residual = residual;
	}

	/** Widths of the hidden layers; a copy. */
	public int[] hidden() {
		return hidden.clone();
	}

	public boolean featureUnfolding() {
		return featureUnfolding;
	}

	public boolean localEnsemble() {
		return localEnsemble;
	}

	public boolean cellDecoding() {
		return cellDecoding;
	}

	public boolean residual() {
		return residual;
	}

	/** How many latents answer one query: 4 with the local ensemble, else 1. */
	public int members() {
		return localEnsemble ? 4 : 1;
	}

	/** How many pixels around a latent the first layer sees: 1 when unfolding, else 0. */
	public int unfoldRadius() {
		return featureUnfolding ? 1 : 0;
	}

	/** Number of inputs of the first layer as the reference counts them. */
	public int inputs(final int features) {
		final int side = 2 * unfoldRadius() + 1;
		return features * side * side + 2 + (cellDecoding ? 2 : 0);
	}

	/** Multiplications and additions per latent: the folded first layer. */
	public long multiplyAddsPerLatent(final int features) {
		final int side = 2 * unfoldRadius() + 1;
		return (long) features * side * side * hidden[0];
	}

	/** Multiplications and additions per query, first layer folded. */
	public long multiplyAddsPerQuery(final int channels) {
		long sum = 4L * hidden[0];
		for (int i = 1; i < hidden.length; i++)
			sum += (long) hidden[i - 1] * hidden[i];
		return members() * (sum + (long) hidden[hidden.length - 1] * channels);
	}

	/**
	 * Names and shapes of the weights as in the reference's state_dict: linear
	 * layers are {@code [out, in]}.
	 */
	public Map<String, int[]> tensors(final int features, final int channels) {
		final Map<String, int[]> tensors = new LinkedHashMap<>();
		int in = inputs(features);
		for (int i = 0; i <= hidden.length; i++) {
			final int out = i < hidden.length ? hidden[i] : channels;
			tensors.put(layer(i) + ".weight", new int[]{out, in});
			tensors.put(layer(i) + ".bias", new int[]{out});
			in = out;
		}
		return tensors;
	}

	/** State_dict name of the perceptron's i-th linear layer, counted from 0. */
	public static String layer(final int i) {
		return "imnet.layers." + 2 * i;
	}
}
