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
public final class LiifSpec implements DecoderSpec {

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
	public LiifSpec(final List<Integer> hidden, final boolean featureUnfolding, final boolean localEnsemble,
			final boolean cellDecoding, final boolean residual) {
		this.hidden = hidden.stream().mapToInt(Integer::intValue).toArray();
		this.featureUnfolding = featureUnfolding;
		this.localEnsemble = localEnsemble;
		this.cellDecoding = cellDecoding;
		this.residual = residual;
	}

	@Override
	public String type() {
		return "liif";
	}

	@Override
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

	@Override
	public boolean residual() {
		return residual;
	}

	/** 4 with the local ensemble, else 1. */
	@Override
	public int members() {
		return localEnsemble ? 4 : 1;
	}

	/** 1 when unfolding, else 0. */
	@Override
	public int unfoldRadius() {
		return featureUnfolding ? 1 : 0;
	}

	/** Number of inputs of the first layer as the reference counts them. */
	public int inputs(final int features) {
		final int side = 2 * unfoldRadius() + 1;
		return features * side * side + 2 + (cellDecoding ? 2 : 0);
	}

	@Override
	public int projectedWidth(final int channels) {
		return hidden[0];
	}

	/** That of the folded first layer. */
	@Override
	public long multiplyAddsPerLatent(final int features, final int channels) {
		final int side = 2 * unfoldRadius() + 1;
		return (long) features * side * side * hidden[0];
	}

	/** The first layer's latent part is not counted here. */
	@Override
	public long multiplyAddsPerQuery(final int channels) {
		long sum = 4L * hidden[0];
		for (int i = 1; i < hidden.length; i++)
			sum += (long) hidden[i - 1] * hidden[i];
		return members() * (sum + (long) hidden[hidden.length - 1] * channels);
	}

	@Override
	public Map<String, int[]> tensors(final int features, final int channels) {
		final Map<String, int[]> tensors = new LinkedHashMap<>();
		int in = inputs(features);
		for (int i = 0; i <= hidden.length; i++) {
			final int out = i < hidden.length ? hidden[i] : channels;
			tensors.put(DecoderSpec.layer(i) + ".weight", new int[]{out, in});
			tensors.put(DecoderSpec.layer(i) + ".bias", new int[]{out});
			in = out;
		}
		return tensors;
	}
}
