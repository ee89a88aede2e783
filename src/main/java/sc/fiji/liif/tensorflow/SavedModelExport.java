// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.tensorflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.tensorflow.Operand;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

import sc.fiji.liif.engine.SessionForm;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelSpec;

/** Writes a model as a SavedModel, as {@link sc.fiji.liif.engine.Engine#export} says. */
final class SavedModelExport {

	private final ModelSpec spec;
	private final Ops tf;
	private final NetworkGraph network;

	private SavedModelExport(final Model model, final NativeGraph graph) {
		spec = model.spec();
		tf = graph.tf();
		network = new NetworkGraph(tf, spec, graph.constants(model)::get);
	}

	/** @throws IOException if the folder can't be written */
	static void write(final Model model, final Path folder) throws IOException {
		Files.createDirectories(folder);
		try (NativeGraph graph = new NativeGraph()) {
			final SavedModelExport export = new SavedModelExport(model, graph);
			final Signature encode = export.encode();
			final Signature decode = export.decode();
			SavedModelBundle.exporter(folder.toString())
					.withSession(graph.start(NativeRuntime.config(SessionForm.of(0)))).withSignatures(encode, decode)
					.export();
		}
	}

	// -- Helper methods --

	private Signature encode() {
		final Placeholder<TFloat32> image = placeholder("encode_image", -1, -1, -1, spec.inputs());
		return Signature.builder("encode").input("image", image).output("features", network.encode(normalised(image)))
				.build();
	}

	private Signature decode() {
		final Placeholder<TFloat32> features = placeholder("decode_features", 1, -1, -1, spec.encoder().features());
		final Placeholder<TFloat32> coordinates = placeholder("decode_coordinates", -1, 2);
		final Placeholder<TFloat32> cells = placeholder("decode_cells", -1, 2);
		final Placeholder<TFloat32> image = placeholder("decode_image", 1, -1, -1, spec.inputs());

		final Operand<TFloat32> size = tf.dtypes.cast(
				tf.slice(tf.shape(features), tf.constant(new int[]{1}), tf.constant(new int[]{2})), TFloat32.class);
		// Pixel coordinates: centres at integers.
		final Operand<TFloat32> pixel = tf.math.sub(
				tf.math.mul(tf.math.add(coordinates, tf.constant(1f)), tf.math.mul(size, tf.constant(0.5f))),
				tf.constant(0.5f));
		final Operand<TFloat32> pixels = network.pixels(normalised(image));
		final Operand<TFloat32> values = network.decodeAt(features, pixels, pixel, tf.math.mul(cells, size), size);
		final Signature.Builder signature = Signature.builder("decode").input("features", features)
				.input("coordinates", coordinates).input("cells", cells);
		if (spec.decoder().residual())
			signature.input("image", image);
		final Operand<TFloat32> intensities = tf.math.add(
				tf.math.mul(values, tf.constant((float) spec.normalisation().divide())),
				tf.constant((float) spec.normalisation().subtract()));
		return signature.output("values", intensities).build();
	}

	private Operand<TFloat32> normalised(final Operand<TFloat32> image) {
		return tf.math.mul(tf.math.sub(image, tf.constant((float) spec.normalisation().subtract())),
				tf.constant((float) (1 / spec.normalisation().divide())));
	}

	private Placeholder<TFloat32> placeholder(final String name, final long... shape) {
		return tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
	}
}
