// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The shape of a MetaSR decoder (Hu et al., CVPR 2019) as the LIIF paper compares
 * itself to: a perceptron of one hidden layer that sees where the queried pixel's
 * corner lies in its latent, and how large the pixel is, and answers with the
 * weights by which the unfolded latent becomes a colour. Immutable.
 */
public final class MetaSrSpec implements DecoderSpec {

	private static final int INPUTS = 3;
	private static final int SIDE = 3;

	private final int hidden;
	private final boolean residual;

	/**
	 * @param hidden   width of the hidden layer; 256 in the paper
	 * @param residual answers are offsets from the colour of the latent's own input
	 *                 pixel (not in the paper)
	 */
	public MetaSrSpec(final int hidden, final boolean residual) {
		this.hidden = hidden;
		this.residual = residual;
	}

	@Override
	public String type() {
		return "metasr";
	}

	@Override
	public int[] hidden() {
		return new int[]{hidden};
	}

	@Override
	public boolean residual() {
		return residual;
	}

	@Override
	public int members() {
		return 1;
	}

	@Override
	public int unfoldRadius() {
		return SIDE / 2;
	}

	@Override
	public int projectedWidth(final int channels) {
		return (hidden + 1) * channels;
	}

	@Override
	public long multiplyAddsPerLatent(final int features, final int channels) {
		return (long) features * SIDE * SIDE * projectedWidth(channels);
	}

	@Override
	public long multiplyAddsPerQuery(final int channels) {
		return (long) hidden * (INPUTS + channels);
	}

	@Override
	public Map<String, int[]> tensors(final int features, final int channels) {
		final Map<String, int[]> tensors = new LinkedHashMap<>();
		tensors.put(DecoderSpec.layer(0) + ".weight", new int[]{hidden, INPUTS});
		tensors.put(DecoderSpec.layer(0) + ".bias", new int[]{hidden});
		final int out = features * SIDE * SIDE * channels;
		tensors.put(DecoderSpec.layer(1) + ".weight", new int[]{out, hidden});
		tensors.put(DecoderSpec.layer(1) + ".bias", new int[]{out});
		return tensors;
	}
}
