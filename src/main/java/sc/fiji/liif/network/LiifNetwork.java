// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import java.lang.ref.Reference;
import java.util.Optional;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.architecture.Waves;
import sc.fiji.liif.engine.Engine;
import sc.fiji.liif.engine.Engines;
import sc.fiji.liif.engine.RunningModel;
import sc.fiji.liif.engine.SessionForm;
import sc.fiji.liif.engine.TableProduct;
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
	public static final int BLOCK_ROWS = RunningModel.BLOCK_ROWS;

	private final ModelSpec spec;
	private final RunningModel running;
	private final Tuning tuning;
	private final Optional<Waves> waves;
	private final TableProduct tables;
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
		final Engine engine = Engines.current();
		running = engine.run(model, SessionForm.of(options.threads()).fast(isFast));
		try {
			tables = waves.isPresent() ? engine.tables(SessionForm.of(options.threads())) : null;
			tuning = new Tuning(options, spec);
			tuning.choose(this);
		}
		catch (final RuntimeException | Error e) {
			running.close();
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
		return new FeatureMap(width, height,
				running.encode(numbers, spec.colours(numbers), width, height, form().encodesFused()));
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
			running.decode(features.features(), members, cellWidth, cellHeight, form().decodesFused(), intensities);
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
			final NetworkForm now = form();
			running.decode(features.features(), raster, now.callers(), now.block(), now.decodesFused(), intensities);
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

	/**
	 * Encodes one image, for those who decode by themselves.
	 *
	 * @param intensities as for {@link #encode}
	 * @throws LiifException if the memory does not suffice
	 */
	public void project(final float[] intensities, final int width, final int height,
			final RunningModel.ProjectedRows rows) {
		running.project(spec.normalised(intensities), width, height, form().encodesFused(), rows);
	}

	/** The encoder's features, {@code [height][width][feature]}, for comparison with the reference. */
	float[] features(final float[] intensities, final int width, final int height) {
		return running.features(spec.normalised(intensities), width, height, form().encodesFused());
	}

	/** Waits for runs in progress, then frees the native memory. Closing twice does nothing. */
	@Override
	public void close() {
		tuning.forget();
		running.close();
		if (tables != null)
			tables.close();
	}
}
