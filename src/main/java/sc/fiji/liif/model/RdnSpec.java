// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The residual dense network without its up-sampling net (Zhang et al., CVPR
 * 2018). In that paper's letters: D blocks, C convolutions in each, growth rate
 * G, G0 features between the blocks. Configuration "B" is 16, 8, 64, 64.
 */
public final class RdnSpec implements EncoderSpec {

	private final int blocks;
	private final int convolutions;
	private final int growth;
	private final int features;

	/**
	 * @param blocks       D, residual dense blocks
	 * @param convolutions C, convolutions per block
	 * @param growth       G, features that each convolution adds
	 * @param features     G0, features between blocks and of the result
	 */
	public RdnSpec(final int blocks, final int convolutions, final int growth, final int features) {
		this.blocks = blocks;
		this.convolutions = convolutions;
		this.growth = growth;
		this.features = features;
	}

	public int blocks() {
		return blocks;
	}

	public int convolutions() {
		return convolutions;
	}

	public int growth() {
		return growth;
	}

	@Override
	public String type() {
		return "rdn";
	}

	@Override
	public int features() {
		return features;
	}

	@Override
	public int receptiveRadius() {
		return blocks * convolutions + 3;
	}

	@Override
	public long multiplyAddsPerPixel(final int channels) {
		long sum = 0;
		for (final int[] shape : tensors(channels).values()) {
			if (shape.length == 4)
				sum += (long) shape[0] * shape[1] * shape[2] * shape[3];
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
}
