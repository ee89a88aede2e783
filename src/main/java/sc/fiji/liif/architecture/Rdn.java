// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import sc.fiji.liif.setting.Setting;
import sc.fiji.liif.setting.Settings;
import sc.fiji.liif.weights.StateDict;

/**
 * The residual dense network without its up-sampling net (Zhang et al., CVPR
 * 2018). In that paper's letters: D blocks, C convolutions in each, growth rate
 * G, G0 features between the blocks. Configuration "B", the default, is 16, 8, 64,
 * 64.
 */
public final class Rdn implements Encoder {

	private static final Setting CONVOLUTIONS = Setting
			.whole("convolutions", 1, 256, 8, "Convolutions", "convolutions in each block (C)").required()
			.onlyWith("encoder", "rdn");
	private static final Setting GROWTH = Setting
			.whole("growth", 1, 4096, 64, "Growth", "features that each of them adds (G)").required()
			.onlyWith("encoder", "rdn");

	/** RDN. */
	public static final class Type implements EncoderType {

		@Override
		public String name() {
			return "rdn";
		}

		@Override
		public List<Setting> settings() {
			return Arrays.asList(Edsr.FEATURES, Edsr.BLOCKS, CONVOLUTIONS, GROWTH);
		}

		@Override
		public Encoder create(final Settings settings) {
			return new Rdn(settings);
		}

		@Override
		public Optional<Settings> recognise(final ReferenceCheckpoint checkpoint) {
			if (!checkpoint.tensors().contains("encoder.SFENet1.weight"))
				return Optional.empty();
			return Optional
					.of(Settings.defaults(settings()).with(Edsr.FEATURES, checkpoint.shape("encoder.SFENet1.weight")[0])
							.with(Edsr.BLOCKS, checkpoint.count("encoder\\.RDBs\\.(\\d+)\\..*"))
							.with(CONVOLUTIONS, checkpoint.count("encoder\\.RDBs\\.0\\.convs\\.(\\d+)\\..*"))
							.with(GROWTH, checkpoint.shape("encoder.RDBs.0.convs.0.conv.0.weight")[0]));
		}
	}

	private final Settings settings;
	private final int features;
	private final int blocks;
	private final int convolutions;
	private final int growth;

	private Rdn(final Settings settings) {
		this.settings = settings;
		features = settings.whole(Edsr.FEATURES.key());
		blocks = settings.whole(Edsr.BLOCKS.key());
		convolutions = settings.whole(CONVOLUTIONS.key());
		growth = settings.whole(GROWTH.key());
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
		return Reach.of(blocks * convolutions + 3);
	}

	@Override
	public long multiplyAddsPerPixel(final int channels) {
		long sum = 0;
		for (final int[] shape : tensors(channels).values()) {
			if (shape.length == 4)
				sum += StateDict.size(shape);
		}
		return sum;
	}

	@Override
	public int liveFloatsPerPixel() {
		final int dense = features + convolutions * growth;
		return 2 * blocks * features + 2 * dense + 2 * features;
	}

	@Override
	public Map<String, int[]> tensors(final int channels) {
		final Map<String, int[]> tensors = new LinkedHashMap<>();
		StateDict.addConvolution(tensors, "encoder.SFENet1", features, channels, 3);
		StateDict.addConvolution(tensors, "encoder.SFENet2", features, features, 3);
		for (int i = 0; i < blocks; i++) {
			final String block = "encoder.RDBs." + i;
			for (int j = 0; j < convolutions; j++)
				StateDict.addConvolution(tensors, block + ".convs." + j + ".conv.0", growth, features + j * growth, 3);
			StateDict.addConvolution(tensors, block + ".LFF", features, features + convolutions * growth, 1);
		}
		StateDict.addConvolution(tensors, "encoder.GFF.0", features, blocks * features, 1);
		StateDict.addConvolution(tensors, "encoder.GFF.1", features, features, 3);
		return tensors;
	}

	@Override
	public Node encode(final Layers layers, final Node image) {
		final Node shallow = layers.convolution(image, "encoder.SFENet1");
		Node x = layers.convolution(shallow, "encoder.SFENet2");
		final List<Node> outputs = new ArrayList<>();
		for (int i = 0; i < blocks; i++) {
			final String block = "encoder.RDBs." + i;
			Node dense = x;
			for (int j = 0; j < convolutions; j++) {
				final Node grown = layers.relu(layers.convolution(dense, block + ".convs." + j + ".conv.0"));
				dense = layers.concatenate(Arrays.asList(dense, grown), 3);
			}
			x = layers.add(layers.convolution(dense, block + ".LFF"), x);
			outputs.add(x);
		}
		final Node fused = layers.convolution(layers.concatenate(outputs, 3), "encoder.GFF.0");
		return layers.add(layers.convolution(fused, "encoder.GFF.1"), shallow);
	}

	@Override
	public List<String> ignoredOfReference() {
		return Arrays.asList("encoder\\.UPNet\\..*");
	}
}
