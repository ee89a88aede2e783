// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.liif.architecture.Decoder;
import sc.fiji.liif.architecture.Encoder;
import sc.fiji.liif.architecture.Reach;
import sc.fiji.liif.weights.StateDict;
import sc.fiji.liif.weights.WeightLayout;

/**
 * What one needs to know to build a model's networks and to feed them: the part
 * of {@code model.json} that is not prose. Immutable.
 */
public final class ModelSpec {

	private final String name;
	private final int channels;
	private final Encoder encoder;
	private final Decoder decoder;
	private final Normalisation normalisation;
	private final double[] trainingScales;

	/**
	 * @param name           what the user calls the model
	 * @param channels       channels of its pictures: 1 or 3
	 * @param trainingScales smallest and largest scale it was trained for
	 */
	public ModelSpec(final String name, final int channels, final Encoder encoder, final Decoder decoder,
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

	public Encoder encoder() {
		return encoder;
	}

	public Decoder decoder() {
		return decoder;
	}

	public Normalisation normalisation() {
		return normalisation;
	}

	/** Smallest and largest scale of the training; a copy. */
	public double[] trainingScales() {
		return trainingScales.clone();
	}

	/** The same networks under another name, trained for other scales. */
	public ModelSpec renamed(final String newName, final double smallestScale, final double largestScale) {
		return new ModelSpec(newName, channels, encoder, decoder, normalisation,
				new double[]{smallestScale, largestScale});
	}

	/** Which pixels change what is decoded from a latent: how far the halo of an exact tile reaches. */
	public Reach reach() {
		return encoder.reach().plus(decoder.unfoldRadius());
	}

	/** The weights as they lie in the network. */
	public List<WeightLayout> layout() {
		final List<WeightLayout> layout = new ArrayList<>(encoder.layout(channels));
		layout.addAll(decoder.layout(encoder.features(), channels));
		return layout;
	}

	/** Multiplications and additions for an image of so many pixels that is asked so often. */
	public double multiplyAdds(final double pixels, final double queries) {
		return pixels
				* (encoder.multiplyAddsPerPixel(channels) + decoder.multiplyAddsPerLatent(encoder.features(), channels))
				+ queries * decoder.multiplyAddsPerQuery(channels);
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
