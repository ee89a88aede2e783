// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.architecture;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import sc.fiji.liif.setting.Setting;
import sc.fiji.liif.setting.Settings;
import sc.fiji.liif.weights.StateDict;

/**
 * EDSR without its up-sampling tail (Lim et al., CVPRW 2017): a convolution,
 * residual blocks of two convolutions, a convolution, and a skip over all of it.
 * EDSR-baseline, the default, is 64 features, 16 blocks, residual scale 1.
 */
public final class Edsr implements Encoder {

	static final Setting FEATURES = Setting
			.whole("features", 1, 4096, 64, "Features", "length of a latent vector (RDN: G0)").required();
	static final Setting BLOCKS = Setting
			.whole("blocks", 1, 256, 16, "Blocks", "residual blocks of the encoder (RDN: D)").required();
	private static final Setting RES_SCALE = Setting
			.number("res_scale", -1000, 1000, 1, "Residual scale", "factor on a block's output")
			.onlyWith("encoder", "edsr");

	/** EDSR. */
	public static final class Type implements EncoderType {

		/** That of the full EDSR, unless the checkpoint says otherwise. */
		private static final double FULL_SCALE = 0.1;

		@Override
		public String name() {
			return "edsr";
		}

		@Override
		public List<Setting> settings() {
			return Arrays.asList(FEATURES, BLOCKS, RES_SCALE);
		}

		@Override
		public Encoder create(final Settings settings) {
			return new Edsr(settings);
		}

		@Override
		public Optional<Settings> recognise(final ReferenceCheckpoint checkpoint) {
			// RCAN's blocks have other layers.
			if (!checkpoint.tensors().contains("encoder.head.0.weight")
					|| checkpoint.count("encoder\\.body\\.0\\.body\\.([13])\\..*") > 0)
				return Optional.empty();
			final Object scale = checkpoint.argument("encoder_spec", "args", "res_scale");
			final boolean isFull = "edsr".equals(checkpoint.argument("encoder_spec", "name"));
			return Optional
					.of(Settings.defaults(settings()).with(FEATURES, checkpoint.shape("encoder.head.0.weight")[0])
							.with(BLOCKS, checkpoint.count("encoder\\.body\\.(\\d+)\\.body\\..*"))
							.with(RES_SCALE, scale instanceof Number ? scale : isFull ? FULL_SCALE : 1));
		}
	}

	/** Mean colour of DIV2K, of which the reference keeps shifts that it never applies. */
	private static final float[] MEAN = {0.4488f, 0.4371f, 0.4040f};

	private final Settings settings;
	private final int features;
	private final int blocks;
	private final double residualScale;

	private Edsr(final Settings settings) {
		this.settings = settings;
		features = settings.whole(FEATURES.key());
		blocks = settings.whole(BLOCKS.key());
		residualScale = settings.number(RES_SCALE.key());
	}

	@Override
	public EncoderType type() {
		return new Type();
	}

	@Override
	public Settings settings() {
		return settings;
	}

	@Override
	public int features() {
		return features;
	}

	@Override
	public Reach reach() {
		return Reach.of(2 * blocks + 2);
	}

	@Override
	public long multiplyAddsPerPixel(final int channels) {
		return 9L * features * channels + (2L * blocks + 1) * 9 * features * features;
	}

	@Override
	public int liveFloatsPerPixel() {
		return 4 * features;
	}

	@Override
	public Map<String, int[]> tensors(final int channels) {
		final Map<String, int[]> tensors = new LinkedHashMap<>();
		StateDict.addConvolution(tensors, "encoder.head.0", features, channels, 3);
		for (int i = 0; i < blocks; i++) {
			StateDict.addConvolution(tensors, "encoder.body." + i + ".body.0", features, features, 3);
			StateDict.addConvolution(tensors, "encoder.body." + i + ".body.2", features, features, 3);
		}
		StateDict.addConvolution(tensors, "encoder.body." + blocks, features, features, 3);
		return tensors;
	}

	@Override
	public Node encode(final Layers layers, final Node image) {
		final Node head = layers.convolution(image, "encoder.head.0");
		Node x = head;
		for (int i = 0; i < blocks; i++) {
			final String block = "encoder.body." + i + ".body.";
			Node residual = layers.convolution(layers.relu(layers.convolution(x, block + "0")), block + "2");
			if (residualScale != 1)
				residual = layers.multiply(residual, layers.constant(residualScale));
			x = layers.add(residual, x);
		}
		return layers.add(layers.convolution(x, "encoder.body." + blocks), head);
	}

	@Override
	public StateDict unusedByReference() {
		final StateDict unused = new StateDict();
		shift(unused, "encoder.sub_mean", -1);
		shift(unused, "encoder.add_mean", 1);
		return unused;
	}

	@Override
	public List<String> ignoredOfReference() {
		return Arrays.asList("encoder\\.(sub|add)_mean\\..*", "encoder\\.tail\\..*");
	}

	private static void shift(final StateDict state, final String name, final int sign) {
		final float[] identity = new float[MEAN.length * MEAN.length];
		final float[] bias = new float[MEAN.length];
		for (int i = 0; i < MEAN.length; i++) {
			identity[i * MEAN.length + i] = 1;
			bias[i] = sign * MEAN[i];
		}
		state.put(name + ".weight", new int[]{MEAN.length, MEAN.length, 1, 1}, identity);
		state.put(name + ".bias", new int[]{MEAN.length}, bias);
	}
}
