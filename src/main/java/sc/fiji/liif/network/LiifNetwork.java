// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import java.lang.ref.Reference;
import java.util.Optional;

import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.architecture.Waves;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.sampling.Members;

/**
 * A model ready to run: encodes images and decodes queries. Holds native memory
 * until closed. All methods may be called by several threads at once; they decode
 * in parallel and encode in turn.
 *
 * <pre>
 * try (LiifNetwork network = new LiifNetwork(model);
 * 		FeatureMap map = network.encode(pixels, width, height)) {
 * 	Members members = new Members(network.spec().decoder().alignment());
 * 	members.clear(1);
 * 	members.add(3.25, 4.5, 2 / scale, 2 / scale, width, height);
 * 	network.decode(map, members, 2 / scale, 2 / scale, colour);
 * }
 * </pre>
 */
public final class LiifNetwork implements AutoCloseable {

	private final ModelSpec spec;
	private final GuardedSession session;
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
	private final Optional<Waves> waves;
	private final TableProduct tables;

	/** @throws LiifException if TensorFlow cannot be used on this machine */
	public LiifNetwork(final Model model) {
		this(model, NetworkOptions.defaults());
	}

	/** @throws LiifException if TensorFlow cannot be used on this machine, or not in this way */
	public LiifNetwork(final Model model, final NetworkOptions options) {
		spec = model.spec();
		waves = spec.decoder().isFormula() ? Optional.of(spec.decoder().waves(model.weights())) : Optional.empty();
		final NativeGraph graph = new NativeGraph();
		try {
			final NetworkGraph network = new NetworkGraph(graph.tf(), spec, graph.constants(model)::get);
			image = graph.placeholder(1, -1, -1, spec.channels());
			features = network.encode(image);
			projected = network.project(features);

			map = graph.placeholder(-1, spec.decoder().projectedWidth(spec.channels()));
			pixels = graph.placeholder(-1, spec.channels());
			index = graph.tf().placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
			position = graph.placeholder(-1, 2);
			cell = graph.placeholder(-1, 2);
			weight = graph.placeholder(-1, spec.decoder().members(), 1);
			values = network.decode(map, pixels, index, position, cell, weight);
			session = new GuardedSession(graph, options);
			tables = waves.isPresent() ? new TableProduct(options) : null;
		}
		catch (final RuntimeException | Error e) {
			graph.close();
			throw e;
		}
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
		if (intensities.length != Math.multiplyExact(Math.multiplyExact(width, height), spec.channels()))
			throw new IllegalArgumentException(
					intensities.length + " values for " + width + " x " + height + " x " + spec.channels());
		FeatureMemory.lookForForgotten();
		final TFloat32 rows = normalised(intensities, (long) width * height, spec.channels());
		try (TFloat32 nhwc = normalised(intensities, 1, height, width, spec.channels())) {
			return new FeatureMap(width, height, convolve(nhwc, projected), rows);
		}
		catch (final RuntimeException | Error e) {
			rows.close();
			throw e;
		}
	}

	/**
	 * Decodes a batch of queries.
	 *
	 * @param members    which latents of the map answer; filled for its size and cell
	 * @param cellWidth  width of the queried pixels in half input pixels: 2 divided
	 *                   by the scale (paper, section 3, "cell decoding")
	 * @param cellHeight height likewise
	 * @param intensities receives {@code [query][channel]}, in the unit of the
	 *                   encoded image; nothing is clamped
	 */
	public void decode(final FeatureMap features, final Members members, final double cellWidth,
			final double cellHeight, final float[] intensities) {
		final int queries = members.size();
		final int rows = queries * members.perQuery();
		if (queries == 0)
			return;
		try (TInt32 i = TInt32.tensorOf(Shape.of(rows), DataBuffers.of(members.index(), true, false).narrow(rows));
				TFloat32 p = NativeGraph.tensor(members.position(), rows, 2);
				TFloat32 w = NativeGraph.tensor(members.weight(), queries, members.perQuery(), 1);
				TFloat32 c = NativeGraph.tensor(new float[]{(float) cellHeight, (float) cellWidth}, 1, 2);
				Result result = session
						.run(session.runner().feed(map, features.projected()).feed(pixels, features.pixels())
								.feed(index, i).feed(position, p).feed(cell, c).feed(weight, w).fetch(values))) {
			((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(intensities, 0, queries * spec.channels());
		}
		finally {
			Reference.reachabilityFence(features);
		}
		spec.normalisation().denormalise(intensities, queries * spec.channels());
	}

	/** The functions that answers are sums of, if the decoder has them: then {@link #project} gives their factors. */
	public Optional<Waves> waves() {
		return waves;
	}

	/** Products with tables; there for networks with {@link #waves} alone, and closed with them. */
	public TableProduct tables() {
		return tables;
	}

	/** Takes the projected latents of an image, row by row. */
	public interface ProjectedRows {

		/** @param latents {@code [width][projected width]}; used again after the call */
		void row(int y, float[] latents);
	}

	/**
	 * Encodes one image, for those who decode by themselves.
	 *
	 * @param intensities as for {@link #encode}
	 * @throws LiifException if the memory does not suffice
	 */
	public void project(final float[] intensities, final int width, final int height, final ProjectedRows rows) {
		final float[] row = new float[width * spec.decoder().projectedWidth(spec.channels())];
		try (TFloat32 nhwc = normalised(intensities, 1, height, width, spec.channels());
				Result result = convolve(nhwc, projected)) {
			final FloatDataBuffer latents = ((TFloat32) result.get(0)).asRawTensor().data().asFloats();
			for (int y = 0; y < height; y++) {
				latents.slice((long) y * row.length, row.length).read(row);
				rows.row(y, row);
			}
		}
	}

	/** The encoder's features, {@code [height][width][feature]}, for comparison with the reference. */
	float[] features(final float[] intensities, final int width, final int height) {
		try (TFloat32 nhwc = normalised(intensities, 1, height, width, spec.channels());
				Result result = convolve(nhwc, features)) {
			final float[] read = new float[width * height * spec.encoder().features()];
			((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(read);
			return read;
		}
	}

	/** Waits for runs in progress, then frees the native memory. Closing twice does nothing. */
	@Override
	public void close() {
		session.close();
		if (tables != null)
			tables.close();
	}

	// -- Helper methods --

	private TFloat32 normalised(final float[] intensities, final long... shape) {
		final float[] normalised = intensities.clone();
		spec.normalisation().normalise(normalised);
		return NativeGraph.tensor(normalised, shape);
	}

	/**
	 * Runs the encoder, for one thread at a time: TensorFlow's oneDNN convolutions
	 * corrupt memory when one session runs them twice at once. (Decoding has none.)
	 */
	private Result convolve(final TFloat32 nhwc, final Operand<TFloat32> wanted) {
		synchronized (encoding) {
			return session.run(session.runner().feed(image, nhwc).fetch(wanted));
		}
	}
}
