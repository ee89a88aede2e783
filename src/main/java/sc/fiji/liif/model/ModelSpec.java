// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one needs to know to build a model's networks and to feed them: the part
 * of {@code model.json} that is not prose. Immutable.
 */
public final class ModelSpec {

	private final String name;
	private final int channels;
	private final EncoderSpec encoder;
	private final DecoderSpec decoder;
	private final Normalisation normalisation;
	private final double[] trainingScales;

	/**
	 * @param name           what the user calls the model
	 * @param channels       channels of its pictures: 1 or 3
	 * @param trainingScales smallest and largest scale it was trained for
	 */
	public ModelSpec(final String name, final int channels, final EncoderSpec encoder, final DecoderSpec decoder,
			final Normalisation normalisation, final double[] trainingScales) {
		this.name = name;
		this.channels = channels;
		this.encoder = encoder;
		this.decoder = decoder;
		this.normalisation = normalisation;
		this.trainingScales = trainingScales.clone();
	}

	public String name() {
		return name;
	}

	public int channels() {
		return channels;
	}

	public EncoderSpec encoder() {
		return encoder;
	}

	public DecoderSpec decoder() {
		return decoder;
	}

	public Normalisation normalisation() {
		return normalisation;
	}

	/** Smallest and largest scale of the training; a copy. */
	public double[] trainingScales() {
		return trainingScales.clone();
	}

	/**
	 * How many pixels around a latent change what is decoded from it: the width
	 * of the border a tile needs to be exact, the local ensemble's neighbour not
	 * counted.
	 */
	public int receptiveRadius() {
		return encoder.receptiveRadius() + decoder.unfoldRadius();
	}

	/** Names and shapes of all weights as in the reference's state_dict. */
	public Map<String, int[]> tensors() {
		final Map<String, int[]> tensors = new LinkedHashMap<>(encoder.tensors(channels));
		tensors.putAll(decoder.tensors(encoder.features(), channels));
		return tensors;
	}

	/** Number of weights. */
	public long parameters() {
		long sum = 0;
		for (final int[] shape : tensors().values())
			sum += StateDict.size(shape);
		return sum;
	}
}
