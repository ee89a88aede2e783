// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.liif.model.EdsrSpec;
import sc.fiji.liif.model.EncoderSpec;
import sc.fiji.liif.model.RdnSpec;

/**
 * Builds the encoders' graphs: image {@code [n, h, w, channels]} in, feature map
 * {@code [n, h, w, features]} out. Zero padding everywhere, as in the reference.
 */
final class EncoderGraph {

	private final Ops tf;
	private final Function<String, Operand<TFloat32>> weights;

	/** @param weights gives the operand of a tensor of {@link NetworkWeights} */
	EncoderGraph(final Ops tf, final Function<String, Operand<TFloat32>> weights) {
		this.tf = tf;
		this.weights = weights;
	}

	Operand<TFloat32> build(final EncoderSpec spec, final Operand<TFloat32> image) {
		return spec instanceof EdsrSpec ? edsr((EdsrSpec) spec, image) : rdn((RdnSpec) spec, image);
	}

	/** A convolution with stride 1, zero padding and bias, by its state_dict name. */
	Operand<TFloat32> convolution(final Operand<TFloat32> image, final String name) {
		return convolution(image, weights.apply(name + ".weight"), weights.apply(name + ".bias"));
	}

	Operand<TFloat32> convolution(final Operand<TFloat32> image, final Operand<TFloat32> kernel,
			final Operand<TFloat32> bias) {
		return tf.nn.biasAdd(convolution(image, kernel), bias);
	}

	Operand<TFloat32> convolution(final Operand<TFloat32> image, final Operand<TFloat32> kernel) {
		return tf.nn.conv2d(image, kernel, Arrays.asList(1L, 1L, 1L, 1L), "SAME");
	}

	// -- Helper methods --

	private Operand<TFloat32> edsr(final EdsrSpec spec, final Operand<TFloat32> image) {
		final Operand<TFloat32> head = convolution(image, "encoder.head.0");
		Operand<TFloat32> x = head;
		for (int i = 0; i < spec.blocks(); i++) {
			final String block = "encoder.body." + i + ".body.";
			Operand<TFloat32> residual = convolution(tf.nn.relu(convolution(x, block + "0")), block + "2");
			if (spec.residualScale() != 1)
				residual = tf.math.mul(residual, tf.constant((float) spec.residualScale()));
			x = tf.math.add(residual, x);
		}
		return tf.math.add(convolution(x, "encoder.body." + spec.blocks()), head);
	}

	private Operand<TFloat32> rdn(final RdnSpec spec, final Operand<TFloat32> image) {
		final Operand<TFloat32> shallow = convolution(image, "encoder.SFENet1");
		Operand<TFloat32> x = convolution(shallow, "encoder.SFENet2");
		final List<Operand<TFloat32>> blocks = new ArrayList<>();
		for (int i = 0; i < spec.blocks(); i++) {
			final String block = "encoder.RDBs." + i;
			Operand<TFloat32> dense = x;
			for (int j = 0; j < spec.convolutions(); j++) {
				final Operand<TFloat32> grown = tf.nn.relu(convolution(dense, block + ".convs." + j + ".conv.0"));
				dense = concatenate(Arrays.asList(dense, grown));
			}
			x = tf.math.add(convolution(dense, block + ".LFF"), x);
			blocks.add(x);
		}
		final Operand<TFloat32> fused = convolution(concatenate(blocks), "encoder.GFF.0");
		return tf.math.add(convolution(fused, "encoder.GFF.1"), shallow);
	}

	private Operand<TFloat32> concatenate(final List<Operand<TFloat32>> features) {
		return features.size() == 1 ? features.get(0) : tf.concat(features, tf.constant(3));
	}
}
