// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * EDSR without its up-sampling tail (Lim et al., CVPRW 2017): a convolution,
 * residual blocks of two convolutions, a convolution, and a skip over all of it.
 * EDSR-baseline is 64 features, 16 blocks, residual scale 1.
 */
public final class EdsrSpec implements EncoderSpec {

	private final int features;
	private final int blocks;
	private final double residualScale;

	public EdsrSpec(final int features, final int blocks, final double residualScale) {
		this.features = features;
		this.blocks = blocks;
		this.residualScale = residualScale;
	}

	public int blocks() {
		return blocks;
	}

	/** Factor on each block's output before its input is added. */
	public double residualScale() {
		return residualScale;
	}

	@Override
	public String type() {
		return "edsr";
	}

	@Override
	public int features() {
		return features;
	}

	@Override
	public int receptiveRadius() {
		return 2 * blocks + 2;
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
}
