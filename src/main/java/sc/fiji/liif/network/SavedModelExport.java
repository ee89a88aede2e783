// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.ReduceProd;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import sc.fiji.liif.model.MetaSrSpec;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelSpec;

/**
 * Writes a model as a TensorFlow SavedModel with two signatures, normalisation
 * included:
 * <ul>
 * <li>{@code encode}: {@code image [n, height, width, channels]} with intensities
 * in [0,1] to {@code features [n, height, width, features]};</li>
 * <li>{@code decode}: {@code features [1, height, width, features]},
 * {@code coordinates [queries, 2]} and {@code cells [queries, 2]}, and for
 * residual models the {@code image}, to {@code values [queries, channels]}.</li>
 * </ul>
 * Coordinates and cells are the reference's: (y, x), the image reaching from -1
 * to 1 along both axes; a pixel of a raster of h rows is 2 / h high.
 */
public final class SavedModelExport {

	/** As in {@link Corners}. */
	private static final float EDGE = 1e-6f;

	private final ModelSpec spec;
	private final Ops tf;
	private final Map<String, Operand<TFloat32>> weights = new HashMap<>();

	private SavedModelExport(final Model model, final Graph graph) {
		spec = model.spec();
		tf = Ops.create(graph);
		for (final NetworkWeights.Tensor tensor : NetworkWeights.tensors(spec))
			weights.put(tensor.name(),
					tf.constant(Shape.of(tensor.shape()), DataBuffers.of(tensor.from(model.weights()))));
	}

	/** @throws IOException if the folder can't be written */
	public static void write(final Model model, final Path folder) throws IOException {
		NativeRuntime.load();
		Files.createDirectories(folder);
		try (Graph graph = new Graph()) {
			final SavedModelExport export = new SavedModelExport(model, graph);
			final Signature encode = export.encode();
			final Signature decode = export.decode();
			try (Session session = new Session(graph, NativeRuntime.session(0).build())) {
				SavedModelBundle.exporter(folder.toString()).withSession(session).withSignatures(encode, decode)
						.export();
			}
		}
	}

	// -- Helper methods --

	private Signature encode() {
		final Placeholder<TFloat32> image = placeholder("encode_image", -1, -1, -1, spec.channels());
		final Operand<TFloat32> features = new EncoderGraph(tf, weights::get).build(spec.encoder(), normalised(image));
		return Signature.builder("encode").input("image", image).output("features", features).build();
	}

	private Signature decode() {
		final Placeholder<TFloat32> features = placeholder("decode_features", 1, -1, -1, spec.encoder().features());
		final Placeholder<TFloat32> coordinates = placeholder("decode_coordinates", -1, 2);
		final Placeholder<TFloat32> cells = placeholder("decode_cells", -1, 2);
		final Placeholder<TFloat32> image = placeholder("decode_image", 1, -1, -1, spec.channels());

		final Operand<TInt32> shape = tf.shape(features);
		final Operand<TInt32> size = tf.slice(shape, tf.constant(new int[]{1}), tf.constant(new int[]{2}));
		final Operand<TFloat32> length = tf.dtypes.cast(size, TFloat32.class);
		final Operand<TFloat32> cell = tf.math.mul(cells, length);
		// Pixel coordinates: centres at integers.
		final Operand<TFloat32> pixel = tf.math.sub(
				tf.math.mul(tf.math.add(coordinates, tf.constant(1f)), tf.math.mul(length, tf.constant(0.5f))),
				tf.constant(0.5f));
		final Members members = spec.decoder() instanceof MetaSrSpec
				? corner(pixel, cell, length)
				: spec.decoder().members() == 1 ? nearest(pixel, length) : ensemble(pixel, length);

		final DecoderGraph decoder = new DecoderGraph(tf, spec.decoder(), spec.channels(), weights::get);
		final Operand<TFloat32> pixels = tf.reshape(normalised(image), tf.constant(new int[]{-1, spec.channels()}));
		final Operand<TFloat32> values = decoder.decode(decoder.project(features), pixels, members.index,
				members.position, repeated(cell), members.weight);
		final Signature.Builder signature = Signature.builder("decode").input("features", features)
				.input("coordinates", coordinates).input("cells", cells);
		if (spec.decoder().residual())
			signature.input("image", image);
		final Operand<TFloat32> intensities = tf.math.add(
				tf.math.mul(values, tf.constant((float) spec.normalisation().divide())),
				tf.constant((float) spec.normalisation().subtract()));
		return signature.output("values", intensities).build();
	}

	/** What {@link Corners} holds. */
	private final class Members {

		private final Operand<TInt32> index;
		private final Operand<TFloat32> position;
		private final Operand<TFloat32> weight;

		/**
		 * @param latent   (y, x) of the members' latents, {@code [q, m, 2]}
		 * @param position what the decoder sees, {@code [q, m, 2]}
		 * @param weight   {@code [q, m, 1]}
		 */
		private Members(final Operand<TFloat32> latent, final Operand<TFloat32> position,
				final Operand<TFloat32> weight, final Operand<TFloat32> length) {
			final Operand<TInt32> yx = tf.dtypes.cast(tf.reshape(latent, tf.constant(new int[]{-1, 2})), TInt32.class);
			final Operand<TInt32> width = tf.dtypes
					.cast(tf.slice(length, tf.constant(new int[]{1}), tf.constant(new int[]{1})), TInt32.class);
			index = tf.reshape(tf.math.add(tf.math.mul(column(yx, 0), width), column(yx, 1)),
					tf.constant(new int[]{-1}));
			this.position = tf.reshape(position, tf.constant(new int[]{-1, 2}));
			this.weight = weight;
		}

		private Operand<TInt32> column(final Operand<TInt32> matrix, final int i) {
			return tf.slice(matrix, tf.constant(new int[]{0, i}), tf.constant(new int[]{-1, 1}));
		}
	}

	/** The four latents around each query, with bilinear weights. */
	private Members ensemble(final Operand<TFloat32> pixel, final Operand<TFloat32> length) {
		final Operand<TFloat32> first = tf.math.floor(pixel);
		final Operand<TFloat32> offsets = tf.constant(new float[][][]{{{0, 0}, {0, 1}, {1, 0}, {1, 1}}});
		final Operand<TFloat32> fraction = tf.expandDims(tf.math.sub(pixel, first), tf.constant(1));
		// The distance from the neighbour on the other side, per axis.
		final Operand<TFloat32> shares = tf.math.abs(tf.math.sub(tf.math.sub(tf.constant(1f), offsets), fraction));
		final Operand<TFloat32> latent = clamped(tf.math.add(tf.expandDims(first, tf.constant(1)), offsets), length);
		return new Members(latent, distance(pixel, latent),
				tf.reduceProd(shares, tf.constant(2), ReduceProd.keepDims(true)), length);
	}

	private Members nearest(final Operand<TFloat32> pixel, final Operand<TFloat32> length) {
		final Operand<TFloat32> latent = clamped(tf.expandDims(tf.math.rint(pixel), tf.constant(1)), length);
		return new Members(latent, distance(pixel, latent), null, length);
	}

	private Members corner(final Operand<TFloat32> pixel, final Operand<TFloat32> cell,
			final Operand<TFloat32> length) {
		final Operand<TFloat32> corner = tf.expandDims(
				tf.math.sub(tf.math.add(pixel, tf.constant(0.5f)), tf.math.mul(cell, tf.constant(0.25f))),
				tf.constant(1));
		final Operand<TFloat32> latent = clamped(tf.math.floor(tf.math.add(corner, tf.constant(EDGE))), length);
		return new Members(latent, tf.math.sub(corner, latent), null, length);
	}

	/** Query minus latent in half pixels. */
	private Operand<TFloat32> distance(final Operand<TFloat32> pixel, final Operand<TFloat32> latent) {
		return tf.math.mul(tf.math.sub(tf.expandDims(pixel, tf.constant(1)), latent), tf.constant(2f));
	}

	private Operand<TFloat32> clamped(final Operand<TFloat32> latent, final Operand<TFloat32> length) {
		return tf.math.maximum(tf.constant(0f), tf.math.minimum(tf.math.sub(length, tf.constant(1f)), latent));
	}

	/** A row for each member instead of each query. */
	private Operand<TFloat32> repeated(final Operand<TFloat32> cell) {
		final Operand<TFloat32> members = tf.tile(tf.expandDims(cell, tf.constant(1)),
				tf.constant(new int[]{1, spec.decoder().members(), 1}));
		return tf.reshape(members, tf.constant(new int[]{-1, 2}));
	}

	private Operand<TFloat32> normalised(final Operand<TFloat32> image) {
		return tf.math.mul(tf.math.sub(image, tf.constant((float) spec.normalisation().subtract())),
				tf.constant((float) (1 / spec.normalisation().divide())));
	}

	private Placeholder<TFloat32> placeholder(final String name, final long... shape) {
		return tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
	}
}
