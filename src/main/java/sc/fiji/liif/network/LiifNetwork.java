// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import java.lang.ref.Reference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.architecture.Waves;
import sc.fiji.liif.engine.GuardedSession;
import sc.fiji.liif.engine.NativeGraph;
import sc.fiji.liif.engine.NetworkGraph;
import sc.fiji.liif.engine.SessionForm;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.sampling.Members;
import sc.fiji.liif.sampling.RasterMembers;

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

	/** Rows of a raster that are decoded at once: with fewer, what its columns have in common is computed too often. */
	public static final int BLOCK_ROWS = 32;

	private final ModelSpec spec;
	private final NativeGraph graph;
	private final SessionForm plainForm;
	private final Map<Boolean, GuardedSession> sessions = new ConcurrentHashMap<>();
	private final Tuning tuning;
	private final Object encoding = new Object();
	private final Placeholder<TFloat32> image;
	private final Operand<TFloat32> features;
	private final Operand<TFloat32> projected;
	private final Optional<Waves> waves;
	private final TableProduct tables;
	private final QueryDecoding queries;
	private final RasterDecoding rasters;
	private final boolean isFast;

	/** @throws LiifException if TensorFlow cannot be used on this machine */
	public LiifNetwork(final Model model) {
		this(model, NetworkOptions.defaults());
	}

	/** @throws LiifException if TensorFlow cannot be used on this machine, or not in this way */
	public LiifNetwork(final Model model, final NetworkOptions options) {
		spec = model.spec();
		waves = spec.decoder().isFormula() ? Optional.of(spec.decoder().waves(model.weights())) : Optional.empty();
		isFast = options.precision() == Precision.FAST && MachineSpeed.gainsByRounding();
		plainForm = SessionForm.of(options.threads()).fast(isFast);
		graph = new NativeGraph();
		try {
			final NetworkGraph network = new NetworkGraph(graph.tf(), spec, graph.constants(model)::get);
			image = graph.placeholder(1, -1, -1, spec.inputs());
			features = network.encode(image);
			projected = network.project(features);

			queries = new QueryDecoding(graph, network, spec);
			rasters = spec.decoder().isAdditive() ? new RasterDecoding(graph, network, spec) : null;
			tables = waves.isPresent() ? new TableProduct(options) : null;
			tuning = new Tuning(options, spec);
			session(true);
			tuning.choose(this);
		}
		catch (final RuntimeException | Error e) {
			graph.close();
			throw e;
		}
	}

	public ModelSpec spec() {
		return spec;
	}

	public NetworkForm form() {
		return tuning.form();
	}

	/** How precisely it multiplies: what was asked for, if that is possible. */
	public Precision precision() {
		return isFast ? Precision.FAST : Precision.FULL;
	}

	/** Chooses its form anew, if it no longer does what it promised. */
	void tune() {
		tuning.chooseAnew(this);
	}

	/**
	 * Encodes one image.
	 *
	 * @param intensities {@code [height][width][inputs]}, input fastest, the
	 *                    range of the training data being [0,1]; not changed
	 * @return the feature map, to be closed by the caller
	 * @throws LiifException if the memory does not suffice
	 */
	public FeatureMap encode(final float[] intensities, final int width, final int height) {
		if (intensities.length != Math.multiplyExact(Math.multiplyExact(width, height), spec.inputs()))
			throw new IllegalArgumentException(
					intensities.length + " values for " + width + " x " + height + " x " + spec.inputs());
		FeatureMemory.lookForForgotten();
		final float[] numbers = spec.normalised(intensities);
		final float[] colours = spec.colours(numbers);
		final TFloat32 rows = NativeGraph.tensor(colours, (long) width * height, spec.channels());
		try (TFloat32 nhwc = NativeGraph.tensor(numbers, 1, height, width, spec.inputs())) {
			return new FeatureMap(width, height, convolve(nhwc, projected), rows, colours);
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
		try {
			queries.decode(session(form().decodesFused()), features, members, cellWidth, cellHeight, intensities);
		}
		finally {
			Reference.reachabilityFence(features);
		}
	}

	/**
	 * Decodes a rectangle of a grid, for decoders that are {@linkplain Decoder#isAdditive additive}.
	 *
	 * @param raster      members of its rows and columns
	 * @param intensities receives {@code [row][column][channel]}, in the unit of the encoded
	 *                    image; nothing is clamped
	 */
	public void decode(final FeatureMap features, final RasterMembers raster, final float[] intensities) {
		final long start = System.nanoTime();
		try {
			rasters.decode(session(form().decodesFused()), form(), features, raster, intensities);
		}
		finally {
			Reference.reachabilityFence(features);
		}
		tuning.note((long) raster.width() * raster.height(), (System.nanoTime() - start) / 1e9);
	}

	/** The functions that answers are sums of, if the decoder has them: then {@link #project} gives their factors. */
	public Optional<Waves> waves() {
		return waves;
	}

	/** Products with tables, of networks with {@link #waves} alone; closed with them. */
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
		try (TFloat32 nhwc = NativeGraph.tensor(spec.normalised(intensities), 1, height, width, spec.inputs());
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
		try (TFloat32 nhwc = NativeGraph.tensor(spec.normalised(intensities), 1, height, width, spec.inputs());
				Result result = convolve(nhwc, features)) {
			final float[] read = new float[width * height * spec.encoder().features()];
			((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(read);
			return read;
		}
	}

	/** Waits for runs in progress, then frees the native memory. Closing twice does nothing. */
	@Override
	public void close() {
		tuning.forget();
		sessions.values().forEach(GuardedSession::close);
		graph.close();
		if (tables != null)
			tables.close();
	}

	// -- Helper methods --

	/**
	 * Runs the encoder, for one thread at a time: TensorFlow's oneDNN convolutions
	 * corrupt memory when one session runs them twice at once. (Decoding has none.)
	 */
	private Result convolve(final TFloat32 nhwc, final Operand<TFloat32> wanted) {
		final GuardedSession encoder = session(form().encodesFused());
		synchronized (encoding) {
			return encoder.run(encoder.runner().feed(image, nhwc).fetch(wanted));
		}
	}

	private GuardedSession session(final boolean isFused) {
		return sessions.computeIfAbsent(isFused, fused -> new GuardedSession(graph, plainForm.fused(fused)));
	}
}
