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

	/** Noise is small: how much larger the network sees it than intensities. */
	private static final double NOISE_FACTOR = 2;

	private final String name;
	private final int channels;
	private final boolean isNoiseAware;
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
		this(name, channels, false, encoder, decoder, normalisation, trainingScales);
	}

	/** @param isNoiseAware whether its encoder is told how strong the noise is, see {@link #inputs} */
	public ModelSpec(final String name, final int channels, final boolean isNoiseAware, final Encoder encoder,
			final Decoder decoder, final Normalisation normalisation, final double[] trainingScales) {
		this.name = name;
		this.channels = channels;
		this.isNoiseAware = isNoiseAware;
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

	/** Whether its pictures have a plane that says how strong the noise is. */
	public boolean isNoiseAware() {
		return isNoiseAware;
	}

	/**
	 * Planes that the encoder sees: the channels, and of a noise-aware model after them the
	 * standard deviation of the noise at each pixel, in the unit of the intensities.
	 */
	public int inputs() {
		return isNoiseAware ? channels + 1 : channels;
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
		return new ModelSpec(newName, channels, isNoiseAware, encoder, decoder, normalisation,
				new double[]{smallestScale, largestScale});
	}

	/** The same networks, but for whether four latents answer a query or the nearest one, where a decoder has that choice. */
	ModelSpec withLocalEnsemble(final boolean isWanted) {
		if (!decoder.type().settings().contains(Decoder.LOCAL_ENSEMBLE))
			return this;
		return new ModelSpec(name, channels, isNoiseAware, encoder,
				decoder.type().create(decoder.settings().with(Decoder.LOCAL_ENSEMBLE, isWanted)), normalisation,
				trainingScales);
	}

	/** Which pixels change what is decoded from a latent: how far the halo of an exact tile reaches. */
	public Reach reach() {
		return encoder.reach().plus(decoder.unfoldRadius());
	}

	/** The weights as they lie in the network. */
	public List<WeightLayout> layout() {
		final List<WeightLayout> layout = new ArrayList<>(encoder.layout(inputs()));
		layout.addAll(decoder.layout(encoder.features(), channels));
		return layout;
	}

	/** Multiplications and additions for an image of so many pixels that is asked so often. */
	public double multiplyAdds(final double pixels, final double queries) {
		return pixels
				* (encoder.multiplyAddsPerPixel(inputs()) + decoder.multiplyAddsPerLatent(encoder.features(), channels))
				+ queries * decoder.multiplyAddsPerQuery(channels);
	}

	/** Names and shapes of all weights as in the reference's state_dict. */
	public Map<String, int[]> tensors() {
		final Map<String, int[]> tensors = new LinkedHashMap<>(encoder.tensors(inputs()));
		tensors.putAll(decoder.tensors(encoder.features(), channels));
		return tensors;
	}

	/**
	 * A picture as the network's numbers; a copy.
	 *
	 * @param picture {@code [pixel][input]}
	 */
	public float[] normalised(final float[] picture) {
		final float[] numbers = picture.clone();
		normalisation.normalise(numbers);
		if (isNoiseAware) {
			final float factor = (float) (NOISE_FACTOR / normalisation.divide());
			for (int i = channels; i < numbers.length; i += channels + 1)
				numbers[i] = picture[i] * factor;
		}
		return numbers;
	}

	/** Without the plane of noise, {@code [pixel][channel]}; the same array if there is none. */
	public float[] colours(final float[] picture) {
		if (!isNoiseAware)
			return picture;
		final float[] colours = new float[picture.length / (channels + 1) * channels];
		for (int i = 0; i < colours.length; i++)
			colours[i] = picture[i / channels * (channels + 1) + i % channels];
		return colours;
	}

	/** Number of weights. */
	public long parameters() {
		long sum = 0;
		for (final int[] shape : tensors().values())
			sum += StateDict.size(shape);
		return sum;
	}
}
