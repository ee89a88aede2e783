// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import java.util.function.Function;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import sc.fiji.liif.model.DecoderSpec;

/**
 * Builds the LIIF decoder's graph (paper, equations 2 to 4). The first layer is
 * folded: unfolding 3 x 3 latents and multiplying them by a matrix equals one
 * convolution of the feature map, done once per latent instead of once per
 * query. What is gathered per query is a row of that <em>projected</em> map.
 */
final class DecoderGraph {

	private final Ops tf;
	private final DecoderSpec spec;
	private final int channels;
	private final Function<String, Operand<TFloat32>> weights;

	DecoderGraph(final Ops tf, final DecoderSpec spec, final int channels,
			final Function<String, Operand<TFloat32>> weights) {
		this.tf = tf;
		this.spec = spec;
		this.channels = channels;
		this.weights = weights;
	}

	/**
	 * @param features {@code [n, h, w, features]}
	 * @return the projected map, {@code [n * h * w, hidden]}
	 */
	Operand<TFloat32> project(final Operand<TFloat32> features) {
		final Operand<TFloat32> projected = new EncoderGraph(tf, weights).convolution(features,
				weights.apply(NetworkWeights.LATENT), weights.apply(DecoderSpec.layer(0) + ".bias"));
		return tf.reshape(projected, tf.constant(new int[]{-1, spec.hidden()[0]}));
	}

	/**
	 * With m members answering each of q queries, the members of a query next to
	 * each other:
	 *
	 * @param projected rows of {@link #project}
	 * @param pixels    the input image's pixels, {@code [n * h * w, channels]};
	 *                  used by residual models only
	 * @param index     rows of the members' latents, {@code [q * m]}
	 * @param position  query minus latent, (y, x) in half pixels, {@code [q * m, 2]}
	 * @param cell      size of the queried pixel, (y, x) in half pixels,
	 *                  {@code [q * m, 2]} or {@code [1, 2]} if all are equal
	 * @param weight    blending weights, {@code [q, m, 1]}
	 * @return the queries' values, {@code [q, channels]}
	 */
	Operand<TFloat32> decode(final Operand<TFloat32> projected, final Operand<TFloat32> pixels,
			final Operand<TInt32> index, final Operand<TFloat32> position, final Operand<TFloat32> cell,
			final Operand<TFloat32> weight) {
		Operand<TFloat32> x = tf.math.add(tf.gather(projected, index, tf.constant(0)),
				tf.linalg.matMul(position, weights.apply(NetworkWeights.POSITION)));
		if (spec.cellDecoding())
			x = tf.math.add(x, tf.linalg.matMul(cell, weights.apply(NetworkWeights.CELL)));
		for (int i = 1; i <= spec.hidden().length; i++) {
			final String layer = DecoderSpec.layer(i);
			x = tf.linalg.matMul(tf.nn.relu(x), weights.apply(layer + ".weight"));
			x = tf.nn.biasAdd(x, weights.apply(layer + ".bias"));
		}
		if (spec.residual())
			x = tf.math.add(x, tf.gather(pixels, index, tf.constant(0)));
		if (spec.members() == 1)
			return x;
		final Operand<TFloat32> members = tf.reshape(x, tf.constant(new int[]{-1, spec.members(), channels}));
		return tf.reduceSum(tf.math.mul(members, weight), tf.constant(1));
	}
}
