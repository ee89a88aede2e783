// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.tensorflow;

import java.util.function.Function;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import sc.fiji.liif.architecture.Alignment;
import sc.fiji.liif.architecture.Decoder;
import sc.fiji.liif.architecture.Node;
import sc.fiji.liif.model.ModelSpec;

/**
 * A model as a TensorFlow graph, in the parts that running, training and export
 * put together: encoding, projecting the latents, and decoding queries.
 */
public final class NetworkGraph {

	/**
	 * What a noise-aware encoder sees of a picture is bounded, so that a hot pixel spoils
	 * nothing but itself: intensities from -0.5 to 2, where the picture's range is [0, 1].
	 */
	private static final float DARKEST = -2;
	private static final float BRIGHTEST = 3;

	private final Ops tf;
	private final TensorFlowLayers layers;
	private final ModelSpec spec;
	private final Function<String, Operand<TFloat32>> weights;
	private final Decoder decoder;

	/** @param weights gives the operand of a weight by its name in the layout */
	public NetworkGraph(final Ops tf, final ModelSpec spec, final Function<String, Operand<TFloat32>> weights) {
		this.tf = tf;
		this.spec = spec;
		this.weights = weights;
		decoder = spec.decoder();
		layers = new TensorFlowLayers(tf, weights);
	}

	/**
	 * @param given {@code [n, h, w, inputs]}, normalised
	 * @return {@code [n, h, w, features]}
	 */
	public Operand<TFloat32> encode(final Operand<TFloat32> given) {
		final Operand<TFloat32> image = spec.isNoiseAware()
				? tf.clipByValue(given, tf.constant(DARKEST), tf.constant(BRIGHTEST))
				: given;
		return layers.operand(spec.encoder().encode(layers, layers.node(image)));
	}

	/**
	 * The colours of an image's pixels, as {@link #decode} wants them.
	 *
	 * @param image {@code [n, h, w, inputs]}, normalised
	 * @return {@code [n * h * w, channels]}
	 */
	public Operand<TFloat32> pixels(final Operand<TFloat32> image) {
		final Operand<TFloat32> rows = tf.reshape(image, tf.constant(new int[]{-1, spec.inputs()}));
		return spec.isNoiseAware()
				? tf.slice(rows, tf.constant(new int[]{0, 0}), tf.constant(new int[]{-1, spec.channels()}))
				: rows;
	}

	/**
	 * The projected latents with rows behind that mean nothing: each is the same whatever the others are.
	 *
	 * @param features {@code [n, h, w, features]}
	 * @return the projected latents, at least {@code [n * h * w, projected width]}
	 */
	Operand<TFloat32> projectAlike(final Operand<TFloat32> features) {
		final TensorFlowLayers alike = new TensorFlowLayers(tf, weights) {

			@Override
			public Node reshape(final Node x, final int... shape) {
				final Node rows = super.reshape(x, shape);
				return shape.length == 2 && shape[0] == -1 ? node(WholeSixes.of(tf, operand(rows))) : rows;
			}
		};
		return alike.operand(decoder.project(alike, alike.node(features), spec.channels()));
	}

	/**
	 * @param features {@code [n, h, w, features]}
	 * @return the projected latents, {@code [n * h * w, projected width]}
	 */
	public Operand<TFloat32> project(final Operand<TFloat32> features) {
		return layers.operand(decoder.project(layers, layers.node(features), spec.channels()));
	}

	/**
	 * With m members answering each of q queries, the members of a query next to
	 * each other:
	 *
	 * @param projected rows of {@link #project}
	 * @param pixels    the input image's pixels, normalised, {@code [n * h * w, channels]};
	 *                  used by residual models only
	 * @param index     rows of the members' latents, {@code [q * m]}
	 * @param position  what the decoder sees of the position, {@code [q * m, 2]}
	 * @param cell      size of the queried pixel, (y, x) in half pixels, {@code [q * m, 2]}
	 *                  or {@code [1, 2]} if all are equal
	 * @param weight    blending weights, {@code [q, m, 1]}
	 * @return the queries' values, {@code [q, channels]}
	 */
	public Operand<TFloat32> decode(final Operand<TFloat32> projected, final Operand<TFloat32> pixels,
			final Operand<TInt32> index, final Operand<TFloat32> position, final Operand<TFloat32> cell,
			final Operand<TFloat32> weight) {
		final int channels = spec.channels();
		final Node latents = layers.node(tf.gather(projected, index, tf.constant(0)));
		Node answer = decoder.answer(layers, latents, layers.node(position), layers.node(cell), channels);
		if (decoder.residual())
			answer = layers.add(answer, layers.node(tf.gather(pixels, index, tf.constant(0))));
		if (decoder.members() == 1)
			return layers.operand(answer);
		final Node members = layers.reshape(answer, -1, decoder.members(), channels);
		return layers.operand(layers.sum(layers.multiply(members, layers.node(weight)), 1));
	}

	/**
	 * The answers of all pairs of some rows and columns of a raster, of decoders that are
	 * additive: what is added to latents is added once per column of the raster and row of
	 * the map, and once per row of the raster.
	 *
	 * @param projected rows of {@link #project}
	 * @return {@code [y * m * x * m, channels]}
	 */
	public Operand<TFloat32> raster(final Operand<TFloat32> projected, final RasterInputs in) {
		final Operand<TFloat32> part = tf.reshape(tf.slice(projected, in.begin, in.size), in.shape);
		final Node columns = layers.add(layers.node(tf.gather(part, in.columns, tf.constant(1))),
				decoder.move(layers, layers.node(in.columnPositions), layers.node(in.cell)));
		final Node moves = decoder.move(layers, layers.node(in.rowPositions), null);
		final Node moved = layers.add(layers.node(tf.gather(layers.operand(columns), in.rows, tf.constant(0))),
				layers.expand(moves, 1));
		final int width = decoder.projectedWidth(spec.channels());
		return layers.operand(decoder.answerMoved(layers, layers.reshape(moved, -1, width), spec.channels()));
	}

	/**
	 * Decodes at positions instead of members that were found before.
	 *
	 * @param features {@code [1, h, w, features]}
	 * @param pixels   as above
	 * @param pixel    positions, {@code [q, 2]}, (y, x) in pixel coordinates
	 * @param cell     size of the queried pixels in half pixels, {@code [q, 2]}
	 * @param size     (height, width) of the map, {@code [2]}
	 */
	public Operand<TFloat32> decodeAt(final Operand<TFloat32> features, final Operand<TFloat32> pixels,
			final Operand<TFloat32> pixel, final Operand<TFloat32> cell, final Operand<TFloat32> size) {
		final Alignment.Located located = decoder.alignment().locate(layers, layers.node(pixel), layers.node(cell),
				layers.node(size));
		final Node latent = layers.reshape(located.latent(), -1, 2);
		final Operand<TInt32> yx = tf.dtypes.cast(layers.operand(latent), TInt32.class);
		final Operand<TInt32> width = tf.dtypes
				.cast(tf.slice(size, tf.constant(new int[]{1}), tf.constant(new int[]{1})), TInt32.class);
		final Operand<TInt32> index = tf.reshape(tf.math.add(tf.math.mul(column(yx, 0), width), column(yx, 1)),
				tf.constant(new int[]{-1}));
		final Operand<TFloat32> perMember = tf.reshape(
				tf.tile(tf.expandDims(cell, tf.constant(1)), tf.constant(new int[]{1, decoder.members(), 1})),
				tf.constant(new int[]{-1, 2}));
		return decode(project(features), pixels, index, layers.operand(layers.reshape(located.position(), -1, 2)),
				perMember, located.weight() == null ? null : layers.operand(located.weight()));
	}

	private Operand<TInt32> column(final Operand<TInt32> matrix, final int i) {
		return tf.slice(matrix, tf.constant(new int[]{0, i}), tf.constant(new int[]{-1, 1}));
	}
}
