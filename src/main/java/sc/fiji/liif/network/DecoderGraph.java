// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import java.util.Arrays;
import java.util.function.Function;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import sc.fiji.liif.model.DecoderSpec;
import sc.fiji.liif.model.LiifSpec;
import sc.fiji.liif.model.MetaSrSpec;

/**
 * Builds the decoders' graphs. The layer that meets the unfolded latents is
 * folded: unfolding 3 x 3 latents and multiplying them by a matrix equals one
 * convolution of the feature map, done once per latent instead of once per
 * query. What is gathered per query is a row of that <em>projected</em> map.
 * <p>
 * LIIF (paper, equations 2 to 4) folds its first layer. MetaSR's last layer makes
 * the weights by which the unfolded latent becomes a colour; both products are
 * linear, so the latent is multiplied first: what is left per query is to blend
 * one colour for each hidden unit.
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
	 * @return the projected map, {@code [n * h * w, projected width]}
	 */
	Operand<TFloat32> project(final Operand<TFloat32> features) {
		final Operand<TFloat32> latent = weights.apply(NetworkWeights.LATENT);
		final EncoderGraph graph = new EncoderGraph(tf, weights);
		final Operand<TFloat32> projected = spec instanceof LiifSpec
				? graph.convolution(features, latent, weights.apply(DecoderSpec.layer(0) + ".bias"))
				: graph.convolution(features,
						tf.concat(Arrays.asList(latent, weights.apply(NetworkWeights.LATENT_BIAS)), tf.constant(3)));
		return tf.reshape(projected, tf.constant(new int[]{-1, spec.projectedWidth(channels)}));
	}

	/**
	 * With m members answering each of q queries, the members of a query next to
	 * each other:
	 *
	 * @param projected rows of {@link #project}
	 * @param pixels    the input image's pixels, {@code [n * h * w, channels]};
	 *                  used by residual models only
	 * @param index     rows of the members' latents, {@code [q * m]}
	 * @param position  as {@link Corners#position} has it, {@code [q * m, 2]}
	 * @param cell      size of the queried pixel, (y, x) in half pixels,
	 *                  {@code [q * m, 2]} or {@code [1, 2]} if all are equal
	 * @param weight    blending weights, {@code [q, m, 1]}
	 * @return the queries' values, {@code [q, channels]}
	 */
	Operand<TFloat32> decode(final Operand<TFloat32> projected, final Operand<TFloat32> pixels,
			final Operand<TInt32> index, final Operand<TFloat32> position, final Operand<TFloat32> cell,
			final Operand<TFloat32> weight) {
		final Operand<TFloat32> latents = tf.gather(projected, index, tf.constant(0));
		Operand<TFloat32> x = spec instanceof LiifSpec
				? liif((LiifSpec) spec, latents, position, cell)
				: metaSr((MetaSrSpec) spec, latents, position, cell);
		if (spec.residual())
			x = tf.math.add(x, tf.gather(pixels, index, tf.constant(0)));
		if (spec.members() == 1)
			return x;
		final Operand<TFloat32> members = tf.reshape(x, tf.constant(new int[]{-1, spec.members(), channels}));
		return tf.reduceSum(tf.math.mul(members, weight), tf.constant(1));
	}

	// -- Helper methods --

	private Operand<TFloat32> liif(final LiifSpec liif, final Operand<TFloat32> latents,
			final Operand<TFloat32> position, final Operand<TFloat32> cell) {
		Operand<TFloat32> x = tf.math.add(latents, tf.linalg.matMul(position, weights.apply(NetworkWeights.POSITION)));
		if (liif.cellDecoding())
			x = tf.math.add(x, tf.linalg.matMul(cell, weights.apply(NetworkWeights.CELL)));
		for (int i = 1; i <= liif.hidden().length; i++) {
			final String layer = DecoderSpec.layer(i);
			x = tf.linalg.matMul(tf.nn.relu(x), weights.apply(layer + ".weight"));
			x = tf.nn.biasAdd(x, weights.apply(layer + ".bias"));
		}
		return x;
	}

	/** Sees the height of the cell alone, in pixels. */
	private Operand<TFloat32> metaSr(final MetaSrSpec metaSr, final Operand<TFloat32> latents,
			final Operand<TFloat32> position, final Operand<TFloat32> cell) {
		final int width = metaSr.hidden()[0];
		final Operand<TFloat32> height = tf.math.mul(columns(cell, 0, 1), tf.constant(0.5f));
		final Operand<TFloat32> inputs = tf.math.add(tf.linalg.matMul(position, weights.apply(NetworkWeights.POSITION)),
				tf.linalg.matMul(height, weights.apply(NetworkWeights.CELL)));
		final Operand<TFloat32> hidden = tf.nn
				.relu(tf.nn.biasAdd(inputs, weights.apply(DecoderSpec.layer(0) + ".bias")));
		final Operand<TFloat32> colours = tf.reshape(columns(latents, 0, width * channels),
				tf.constant(new int[]{-1, width, channels}));
		final Operand<TFloat32> blended = tf.reduceSum(tf.math.mul(colours, tf.expandDims(hidden, tf.constant(2))),
				tf.constant(1));
		return tf.math.add(blended, columns(latents, width * channels, channels));
	}

	private Operand<TFloat32> columns(final Operand<TFloat32> matrix, final int first, final int count) {
		return tf.slice(matrix, tf.constant(new int[]{0, first}), tf.constant(new int[]{-1, count}));
	}
}
