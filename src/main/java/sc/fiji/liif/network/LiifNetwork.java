// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import java.util.HashMap;
import java.util.Map;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TFResourceExhaustedException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelSpec;

/**
 * A model ready to run: encodes images and decodes queries. Holds native memory
 * until closed. All methods may be called by several threads at once; they decode
 * in parallel and encode in turn.
 *
 * <pre>
 * try (LiifNetwork network = new LiifNetwork(model);
 * 		FeatureMap map = network.encode(pixels, width, height)) {
 * 	Corners corners = new Corners(network.spec().decoder());
 * 	corners.clear(1);
 * 	corners.add(3.25, 4.5, 2 / scale, 2 / scale, width, height);
 * 	network.decode(map, corners, 2 / scale, 2 / scale, colour);
 * }
 * </pre>
 */
public final class LiifNetwork implements AutoCloseable {

	private final ModelSpec spec;
	private final Graph graph;
	private final Session session;
	private final Object encoding = new Object();

	private final Placeholder<TFloat32> image;
	private final Operand<TFloat32> features;
	private final Operand<TFloat32> projected;

	private final Placeholder<TFloat32> map;
	private final Placeholder<TFloat32> pixels;
	private final Placeholder<TInt32> index;
	private final Placeholder<TFloat32> position;
	private final Placeholder<TFloat32> cell;
	private final Placeholder<TFloat32> weight;
	private final Operand<TFloat32> values;

	/** @throws LiifException if TensorFlow cannot be used on this machine */
	public LiifNetwork(final Model model) {
		NativeRuntime.load();
		spec = model.spec();
		graph = new Graph();
		final Ops tf = Ops.create(graph);
		final Map<String, Operand<TFloat32>> constants = new HashMap<>();
		for (final NetworkWeights.Tensor tensor : NetworkWeights.tensors(spec))
			constants.put(tensor.name(), tf.withName(tensor.name()).constant(Shape.of(tensor.shape()),
					DataBuffers.of(tensor.from(model.weights()))));
		image = placeholder(tf, 1, -1, -1, spec.channels());
		features = new EncoderGraph(tf, constants::get).build(spec.encoder(), image);
		final DecoderGraph decoder = new DecoderGraph(tf, spec.decoder(), spec.channels(), constants::get);
		projected = decoder.project(features);

		map = placeholder(tf, -1, spec.decoder().projectedWidth(spec.channels()));
		pixels = placeholder(tf, -1, spec.channels());
		index = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
		position = placeholder(tf, -1, 2);
		cell = placeholder(tf, -1, 2);
		weight = placeholder(tf, -1, spec.decoder().members(), 1);
		values = decoder.decode(map, pixels, index, position, cell, weight);
		session = new Session(graph, NativeRuntime.session(0).build());
	}

	public ModelSpec spec() {
		return spec;
	}

	/**
	 * Encodes one image.
	 *
	 * @param intensities {@code [height][width][channels]}, channel fastest, the
	 *                    range of the training data being [0,1]; not changed
	 * @return the feature map, to be closed by the caller
	 * @throws LiifException if the memory does not suffice
	 */
	public FeatureMap encode(final float[] intensities, final int width, final int height) {
		if (intensities.length != width * height * spec.channels())
			throw new IllegalArgumentException(
					intensities.length + " values for " + width + " x " + height + " x " + spec.channels());
		final float[] normalised = intensities.clone();
		spec.normalisation().normalise(normalised);
		final TFloat32 rows = TFloat32.tensorOf(Shape.of((long) width * height, spec.channels()),
				DataBuffers.of(normalised));
		try (TFloat32 nhwc = TFloat32.tensorOf(Shape.of(1, height, width, spec.channels()),
				DataBuffers.of(normalised))) {
			return new FeatureMap(width, height, convolve(nhwc, projected), rows);
		}
		catch (final RuntimeException e) {
			rows.close();
			throw explain(e);
		}
	}

	/**
	 * Decodes a batch of queries.
	 *
	 * @param corners    which latents of the map answer; filled for its size and cell
	 * @param cellWidth  width of the queried pixels in half input pixels: 2 divided
	 *                   by the scale (paper, section 3, "cell decoding")
	 * @param cellHeight height likewise
	 * @param intensities receives {@code [query][channel]}, in the unit of the
	 *                   encoded image; nothing is clamped
	 */
	public void decode(final FeatureMap features, final Corners corners, final double cellWidth,
			final double cellHeight, final float[] intensities) {
		final int queries = corners.size();
		final int rows = queries * corners.members();
		if (queries == 0)
			return;
		try (TInt32 i = TInt32.tensorOf(Shape.of(rows), DataBuffers.of(corners.index(), true, false).narrow(rows));
				TFloat32 p = floats(corners.position(), rows, 2);
				TFloat32 w = floats(corners.weight(), queries, corners.members(), 1);
				TFloat32 c = floats(new float[]{(float) cellHeight, (float) cellWidth}, 1, 2);
				Result result = session.runner().feed(map, features.projected()).feed(pixels, features.pixels())
						.feed(index, i).feed(position, p).feed(cell, c).feed(weight, w).fetch(values).run()) {
			((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(intensities, 0, queries * spec.channels());
		}
		catch (final RuntimeException e) {
			throw explain(e);
		}
		spec.normalisation().denormalise(intensities, queries * spec.channels());
	}

	/** The encoder's features, {@code [height][width][feature]}, for comparison with the reference. */
	float[] features(final float[] intensities, final int width, final int height) {
		final float[] normalised = intensities.clone();
		spec.normalisation().normalise(normalised);
		try (TFloat32 nhwc = floats(normalised, 1, height, width, spec.channels());
				Result result = convolve(nhwc, features)) {
			final float[] values = new float[width * height * spec.encoder().features()];
			((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(values);
			return values;
		}
	}

	/** Waits for runs in progress, then frees the native memory. Closing twice does nothing. */
	@Override
	public void close() {
		session.close();
		graph.close();
	}

	// -- Helper methods --

	/**
	 * Runs the encoder, for one thread at a time: TensorFlow's oneDNN convolutions
	 * corrupt memory when one session runs them twice at once. (Decoding has none.)
	 */
	private Result convolve(final TFloat32 nhwc, final Operand<TFloat32> wanted) {
		synchronized (encoding) {
			return session.runner().feed(image, nhwc).fetch(wanted).run();
		}
	}

	private static Placeholder<TFloat32> placeholder(final Ops tf, final long... shape) {
		return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
	}

	private static TFloat32 floats(final float[] values, final long... shape) {
		final Shape s = Shape.of(shape);
		return TFloat32.tensorOf(s, DataBuffers.of(values, true, false).narrow(s.size()));
	}

	private static RuntimeException explain(final RuntimeException e) {
		if (e instanceof TFResourceExhaustedException)
			return new LiifException("There is not enough memory for this step: choose a smaller tile.", e);
		return e;
	}
}
