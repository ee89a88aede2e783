// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.architecture;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import sc.fiji.liif.setting.Setting;
import sc.fiji.liif.setting.Settings;
import sc.fiji.liif.weights.WeightLayout;

/**
 * The MetaSR decoder (Hu et al., CVPR 2019) as the LIIF paper compares itself to:
 * a perceptron of one hidden layer that sees where the queried pixel's corner lies
 * in its latent, and how large the pixel is, and answers with the weights by which
 * the unfolded latent becomes a colour.
 * <p>
 * Its last layer and the product with the latent are both linear, so the latent is
 * multiplied first, once, as a convolution of the feature map: what is left per
 * query is to blend one colour for each hidden unit.
 */
public final class MetaSr implements Decoder {

	private static final Setting HIDDEN = Setting
			.widths("hidden", 1, "256", "Hidden layer", "width of the decoder's hidden layer").required();

	private static final int INPUTS = 3;
	private static final int SIDE = 3;

	// The last layer's weight and bias as convolutions; the first layer's columns for position and cell.
	private static final String FIRST = Decoder.layer(0);
	private static final String LAST = Decoder.layer(1);
	private static final String LATENT_PART = "imnet.latent";
	private static final String LATENT_BIAS = "imnet.latent.bias";
	private static final String POSITION_PART = "imnet.position";
	private static final String CELL_PART = "imnet.cell";

	/** MetaSR. */
	public static final class Type implements DecoderType {

		@Override
		public String name() {
			return "metasr";
		}

		@Override
		public List<Setting> settings() {
			return Arrays.asList(HIDDEN, RESIDUAL);
		}

		@Override
		public Decoder create(final Settings settings) {
			return new MetaSr(settings);
		}

		@Override
		public Optional<Settings> recognise(final ReferenceCheckpoint checkpoint) {
			if (!checkpoint.tensors().contains(FIRST + ".weight") || !"metasr".equals(checkpoint.model()))
				return Optional.empty();
			if (!checkpoint.tensors().contains(LAST + ".weight")
					|| checkpoint.tensors().contains(Decoder.layer(2) + ".weight"))
				throw checkpoint.unsuited("its MetaSR has not one hidden layer");
			return Optional.of(Settings.defaults(settings()).with(HIDDEN, checkpoint.shape(FIRST + ".weight")[0]));
		}
	}

	private final Settings settings;
	private final int hidden;

	private MetaSr(final Settings settings) {
		this.settings = settings;
		hidden = settings.widths(HIDDEN.key())[0];
	}

	@Override
	public DecoderType type() {
		return new Type();
	}

	@Override
	public Settings settings() {
		return settings;
	}

	@Override
	public Alignment alignment() {
		return Alignment.CORNER;
	}

	@Override
	public int unfoldRadius() {
		return SIDE / 2;
	}

	/** A colour for each hidden unit, and one more for the bias. */
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
	public int liveFloatsPerMember(final int channels) {
		return 3 * projectedWidth(channels);
	}

	@Override
	public Map<String, int[]> tensors(final int features, final int channels) {
		final Map<String, int[]> tensors = new LinkedHashMap<>();
		final int out = features * SIDE * SIDE * channels;
		tensors.put(FIRST + ".weight", new int[]{hidden, INPUTS});
		tensors.put(FIRST + ".bias", new int[]{hidden});
		tensors.put(LAST + ".weight", new int[]{out, hidden});
		tensors.put(LAST + ".bias", new int[]{out});
		return tensors;
	}

	@Override
	public List<WeightLayout> layout(final int features, final int channels) {
		return Arrays.asList(WeightLayout.matrix(POSITION_PART, FIRST + ".weight", hidden, 0, 2, INPUTS),
				WeightLayout.matrix(CELL_PART, FIRST + ".weight", hidden, 2, 1, INPUTS),
				WeightLayout.of(FIRST + ".bias", new int[]{hidden}),
				latent(LATENT_PART, LAST + ".weight", hidden, features, channels),
				latent(LATENT_BIAS, LAST + ".bias", 1, features, channels));
	}

	@Override
	public Node project(final Layers layers, final Node features, final int channels) {
		final Node colours = layers.convolve(features,
				layers.concatenate(Arrays.asList(layers.weight(LATENT_PART), layers.weight(LATENT_BIAS)), 3));
		return layers.reshape(colours, -1, projectedWidth(channels));
	}

	/** Sees the height of the cell alone, in pixels. */
	@Override
	public Node answer(final Layers layers, final Node latents, final Node position, final Node cell,
			final int channels) {
		final Node height = layers.multiply(layers.columns(cell, 0, 1), layers.constant(0.5));
		final Node inputs = layers.add(layers.product(position, layers.weight(POSITION_PART)),
				layers.product(height, layers.weight(CELL_PART)));
		final Node units = layers.relu(layers.biased(inputs, layers.weight(FIRST + ".bias")));
		final Node colours = layers.reshape(layers.columns(latents, 0, hidden * channels), -1, hidden, channels);
		final Node blended = layers.sum(layers.multiply(colours, layers.expand(units, 2)), 1);
		return layers.add(blended, layers.columns(latents, hidden * channels, channels));
	}

	/**
	 * Weight or bias of the layer whose outputs are (feature, dy, dx, channel). As a
	 * convolution its outputs are (hidden, channel).
	 *
	 * @param inputs width of the hidden layer, or 1 for the bias
	 */
	private static WeightLayout latent(final String name, final String source, final int inputs, final int features,
			final int channels) {
		final int out = inputs * channels;
		return new WeightLayout(name, source, i -> {
			final int feature = i / out % features;
			final int neighbour = i / out / features;
			final int row = (feature * SIDE * SIDE + neighbour) * channels + i % channels;
			return row * inputs + i % out / channels;
		}, SIDE, SIDE, features, out);
	}
}
