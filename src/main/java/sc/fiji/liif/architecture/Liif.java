// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import sc.fiji.liif.setting.Setting;
import sc.fiji.liif.setting.Settings;
import sc.fiji.liif.weights.WeightLayout;

/**
 * The LIIF decoder (Chen et al., CVPR 2021, section 3, equations 2 to 5): a
 * multi-layer perceptron that sees a latent vector, where the query lies relative
 * to it, and how large the queried pixel is, and answers with a colour.
 * <p>
 * Its first layer is folded: unfolding 3 x 3 latents and multiplying them by a
 * matrix equals one convolution of the feature map, done once per latent instead
 * of once per query.
 */
public final class Liif implements Decoder {

	private static final int MAX_LAYERS = 256;

	private static final Setting HIDDEN = Setting.widths("hidden", MAX_LAYERS, "256,256,256,256", "Hidden layers",
			"widths of the decoder's hidden layers (-d of the paper: 256,256)").required();
	private static final Setting UNFOLDING = Setting
			.flag("feature_unfolding", true, "Feature unfolding", "join each latent with its neighbours (-u: false)")
			.onlyWith("decoder", "liif");
	private static final Setting CELL = Setting
			.flag("cell_decoding", true, "Cell decoding", "tell the decoder the pixel's size (-c: false)")
			.onlyWith("decoder", "liif");

	// The first layer in the network: its columns for the latent, the position and the cell.
	private static final String FIRST = Decoder.layer(0);
	private static final String LATENT_PART = "imnet.latent";
	private static final String POSITION_PART = "imnet.position";
	private static final String CELL_PART = "imnet.cell";

	/** LIIF. */
	public static final class Type implements DecoderType {

		@Override
		public String name() {
			return "liif";
		}

		@Override
		public List<Setting> settings() {
			return Arrays.asList(HIDDEN, UNFOLDING, LOCAL_ENSEMBLE, CELL, RESIDUAL);
		}

		@Override
		public Decoder create(final Settings settings) {
			return new Liif(settings);
		}

		@Override
		public Optional<Settings> recognise(final ReferenceCheckpoint checkpoint) {
			if (!checkpoint.tensors().contains(FIRST + ".weight") || "metasr".equals(checkpoint.model()))
				return Optional.empty();
			final List<Integer> widths = new ArrayList<>();
			for (int i = 0; checkpoint.tensors().contains(Decoder.layer(i + 1) + ".weight"); i++)
				widths.add(checkpoint.shape(Decoder.layer(i) + ".weight")[0]);
			return Optional.of(Settings.defaults(settings())
					.with(HIDDEN, widths.stream().map(String::valueOf).collect(Collectors.joining(",")))
					.with(UNFOLDING, isOn(checkpoint, "feat_unfold"))
					.with(LOCAL_ENSEMBLE, isOn(checkpoint, "local_ensemble"))
					.with(CELL, isOn(checkpoint, "cell_decode")));
		}

		private static boolean isOn(final ReferenceCheckpoint checkpoint, final String argument) {
			return !Boolean.FALSE.equals(checkpoint.argument(argument));
		}
	}

	private final Settings settings;
	private final int[] hidden;

	private Liif(final Settings settings) {
		this.settings = settings;
		hidden = settings.widths(HIDDEN.key());
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
		return settings.is(LOCAL_ENSEMBLE.key()) ? Alignment.ENSEMBLE : Alignment.NEAREST;
	}

	@Override
	public int unfoldRadius() {
		return settings.is(UNFOLDING.key()) ? 1 : 0;
	}

	@Override
	public int projectedWidth(final int channels) {
		return hidden[0];
	}

	/** That of the folded first layer. */
	@Override
	public long multiplyAddsPerLatent(final int features, final int channels) {
		return (long) unfolded(features) * hidden[0];
	}

	/** The first layer's latent part is not counted here. */
	@Override
	public long multiplyAddsPerQuery(final int channels) {
		long sum = (seesCell() ? 4L : 2L) * hidden[0];
		for (int i = 1; i < hidden.length; i++)
			sum += (long) hidden[i - 1] * hidden[i];
		return members() * (sum + (long) hidden[hidden.length - 1] * channels);
	}

	@Override
	public int liveFloatsPerMember(final int channels) {
		return 3 * Arrays.stream(hidden).max().getAsInt();
	}

	@Override
	public Map<String, int[]> tensors(final int features, final int channels) {
		final Map<String, int[]> tensors = new LinkedHashMap<>();
		int in = inputs(features);
		for (int i = 0; i <= hidden.length; i++) {
			final int out = i < hidden.length ? hidden[i] : channels;
			tensors.put(Decoder.layer(i) + ".weight", new int[]{out, in});
			tensors.put(Decoder.layer(i) + ".bias", new int[]{out});
			in = out;
		}
		return tensors;
	}

	/** The columns of the first layer's {@code [out, in]} are: latent (channel, dy, dx), position (y, x), cell (y, x). */
	@Override
	public List<WeightLayout> layout(final int features, final int channels) {
		final String first = FIRST + ".weight";
		final int latent = unfolded(features);
		final int row = inputs(features);
		final Map<String, int[]> others = tensors(features, channels);
		others.remove(first);
		final List<WeightLayout> layout = new ArrayList<>();
		layout.add(WeightLayout.convolution(LATENT_PART, first, hidden[0], features, 2 * unfoldRadius() + 1, row));
		layout.add(WeightLayout.matrix(POSITION_PART, first, hidden[0], latent, 2, row));
		if (seesCell())
			layout.add(WeightLayout.matrix(CELL_PART, first, hidden[0], latent + 2, 2, row));
		layout.addAll(WeightLayout.of(others));
		return layout;
	}

	@Override
	public Node project(final Layers layers, final Node features, final int channels) {
		final Node hiddenUnits = layers.biased(layers.convolve(features, layers.weight(LATENT_PART)),
				layers.weight(FIRST + ".bias"));
		return layers.reshape(hiddenUnits, -1, hidden[0]);
	}

	@Override
	public Node answer(final Layers layers, final Node latents, final Node position, final Node cell,
			final int channels) {
		return answerMoved(layers, layers.add(latents, move(layers, position, cell)), channels);
	}

	@Override
	public boolean isAdditive() {
		return true;
	}

	@Override
	public Node move(final Layers layers, final Node position, final Node cell) {
		final Node move = layers.product(position, layers.weight(POSITION_PART));
		return seesCell() && cell != null ? layers.add(move, layers.product(cell, layers.weight(CELL_PART))) : move;
	}

	@Override
	public Node answerMoved(final Layers layers, final Node latents, final int channels) {
		Node x = latents;
		for (int i = 1; i <= hidden.length; i++)
			x = layers.linear(layers.relu(x), Decoder.layer(i));
		return x;
	}

	// -- Helper methods --

	private boolean seesCell() {
		return settings.is(CELL.key());
	}

	/** Length of an unfolded latent. */
	private int unfolded(final int features) {
		final int side = 2 * unfoldRadius() + 1;
		return features * side * side;
	}

	/** Number of inputs of the first layer as the reference counts them. */
	private int inputs(final int features) {
		return unfolded(features) + 2 + (seesCell() ? 2 : 0);
	}
}
