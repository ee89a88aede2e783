// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.util.Collection;
import java.util.Random;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

import sc.fiji.liif.TestModels;
import sc.fiji.liif.architecture.ArchitectureContractTest;
import sc.fiji.liif.architecture.Decoder;
import sc.fiji.liif.architecture.Encoder;
import sc.fiji.liif.architecture.Reach;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.engine.LearnedState;
import sc.fiji.liif.network.TrainableNetwork;
import sc.fiji.liif.engine.TrainingBatch;
import sc.fiji.liif.sampling.Latents;
import sc.fiji.liif.sampling.GridSampling;
import sc.fiji.liif.sampling.Members;
import sc.fiji.liif.sampling.RasterMembers;
import sc.fiji.liif.weights.StateDict;

/** What each encoder and decoder promises when it runs and learns. */
@RunWith(Parameterized.class)
public class NetworkContractTest {

	private static final int CHANNELS = 3;
	private static final int SIDE = 40;
	/** Of finite differences. */
	private static final float STEP = 2e-3f;
	/** Of the grid that is decoded, and its first row and column. */
	private static final int SCALE = 3;
	private static final int LEFT = 17 * SCALE + 2;
	private static final String[] FORMS = {"", "encode=plain decode=plain", "callers=1 block=7",
			"decode=plain callers=3 block=16"};
	private static final NetworkOptions ONE = NetworkOptions.defaults().threads(1);

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	@Parameters(name = "{0}")
	public static Collection<Object[]> all() {
		return ArchitectureContractTest.all();
	}

	private final Model model;

	public NetworkContractTest(final String name, final Encoder encoder, final Decoder decoder) {
		model = TestModels.random(encoder, decoder, CHANNELS);
	}

	/** The latent in the middle depends on what its reach says, and on all of that along an axis. */
	@Test
	public void theReachIsWhatItSays() {
		final Reach reach = model.spec().encoder().reach();
		if (reach.isGlobal())
			return;
		final int side = 2 * reach.radius() + 5;
		final int middle = side / 2;
		try (LiifNetwork network = new LiifNetwork(model)) {
			final float[] image = image(side);
			final float[] before = network.features(image, side, side);
			for (final int distance : new int[]{reach.radius(), reach.radius() + 1}) {
				final float[] changed = image.clone();
				for (int c = 0; c < CHANNELS; c++)
					changed[(middle * side + middle + distance) * CHANNELS + c] += 1000;
				final float[] after = network.features(changed, side, side);
				boolean differs = false;
				final int features = model.spec().encoder().features();
				for (int f = 0; f < features; f++)
					differs |= before[(middle * side + middle) * features
							+ f] != after[(middle * side + middle) * features + f];
				assertEquals("at a distance of " + distance, distance <= reach.radius(), differs);
			}
		}
	}

	@Test
	public void aTileWithItsHaloEqualsTheWhole() {
		try (LiifNetwork network = new LiifNetwork(model)) {
			final float[] image = image(SIDE);
			final int[] tile = tile();
			assertArrayEquals(decode(network, image, SIDE, 0), decode(network, part(image, tile), tile[1], tile[0]), 0);
		}
	}

	/** Rasters and single positions, fused and plain, in blocks of any size. */
	@Test
	public void everyFormIsTheSameFunction() {
		final float[] image = image(SIDE);
		final float[] expected;
		try (LiifNetwork network = new LiifNetwork(model)) {
			expected = decode(network, image, SIDE, 0);
		}
		for (final String form : FORMS) {
			try (LiifNetwork network = new LiifNetwork(model, NetworkOptions.defaults().form(form))) {
				assertEquals(NetworkForm.of(form), network.form());
				assertArrayEquals(form, expected, decode(network, image, SIDE, 0), 1e-6f);
				if (model.spec().decoder().isAdditive())
					assertArrayEquals(form, expected, raster(network, image, SIDE, 0), 1e-6f);
			}
		}
	}

	@Test
	public void aRasterOfATileEqualsTheWholeInEveryForm() {
		if (!model.spec().decoder().isAdditive())
			return;
		final float[] image = image(SIDE);
		for (final String form : FORMS) {
			try (LiifNetwork network = new LiifNetwork(model, NetworkOptions.defaults().form(form))) {
				final int[] tile = tile();
				assertArrayEquals(form, raster(network, image, SIDE, 0),
						raster(network, part(image, tile), tile[1], tile[0]), 0);
			}
		}
	}

	@Test
	public void gradientsAreFiniteDifferences() {
		try (TrainableNetwork network = new TrainableNetwork(model, name -> true, true, ONE)) {
			final StateDict zeros = network.state().means();
			final StateDict gradients = network.gradients(batch());
			final Random random = new Random(3);
			for (final String name : model.spec().tensors().keySet()) {
				final int i = random.nextInt(model.weights().get(name).values().length);
				final double[] loss = new double[2];
				for (int side = 0; side < 2; side++) {
					final StateDict changed = changed(name, i, side == 0 ? STEP : -STEP);
					network.set(new LearnedState(changed, zeros, zeros, changed));
					loss[side] = network.step(batch(), 1e-12, 1);
				}
				final double numeric = (loss[0] - loss[1]) / (2 * STEP);
				assertEquals(name + " " + i, numeric, gradients.get(name).values()[i], 0.03 * Math.abs(numeric) + 4e-3);
			}
		}
	}

	/** Errors of queries that count more make the loss and its gradients so much larger. */
	@Test
	public void weightsOfQueries() {
		for (final boolean isSquared : new boolean[]{true, false}) {
			try (TrainableNetwork network = new TrainableNetwork(model, name -> true, isSquared, ONE)) {
				final StateDict single = network.gradients(batch(1));
				final StateDict threefold = network.gradients(batch(3));
				final String name = single.names().iterator().next();
				final float[] expected = single.get(name).values();
				for (int i = 0; i < expected.length; i++)
					assertEquals(3 * expected[i], threefold.get(name).values()[i], 1e-5 + 1e-4 * Math.abs(expected[i]));
				assertEquals(3 * network.step(batch(1), 1e-12, 1), network.step(batch(3), 1e-12, 2), 1e-5);
			}
		}
	}

	@Test
	public void trainingGoesOnBitForBit() {
		try (TrainableNetwork whole = new TrainableNetwork(model, name -> true, false, ONE);
				TrainableNetwork resumed = new TrainableNetwork(model, name -> true, false, ONE)) {
			whole.step(batch(), 1e-3, 1);
			resumed.set(whole.state());
			whole.step(batch(), 1e-3, 2);
			resumed.step(batch(), 1e-3, 2);
			for (final String name : model.spec().tensors().keySet())
				assertArrayEquals(name, whole.weights().get(name).values(), resumed.weights().get(name).values(), 0);
		}
	}

	@Test
	public void theExportLoads() throws IOException {
		final float worst = SavedModelExportTest.worstDifference(model, temporary.newFolder().toPath());
		assertEquals(0, worst, 1e-4);
	}

	// -- Helper methods --

	private static float[] image(final int side) {
		final Random random = new Random(2);
		final float[] image = new float[side * side * CHANNELS];
		for (int i = 0; i < image.length; i++)
			image[i] = random.nextFloat();
		return image;
	}

	/** First pixel and side of the tile, with its halo, in which the positions lie. */
	private int[] tile() {
		final long[] needed = model.spec().reach().around(17, 20, 0, SIDE - 1);
		return new int[]{(int) needed[0], (int) (needed[1] - needed[0] + 1)};
	}

	private static float[] part(final float[] image, final int[] tile) {
		final int side = tile[1];
		final float[] part = new float[side * side * CHANNELS];
		for (int y = 0; y < side; y++)
			System.arraycopy(image, ((tile[0] + y) * SIDE + tile[0]) * CHANNELS, part, y * side * CHANNELS,
					side * CHANNELS);
		return part;
	}

	/** As {@link #decode}, by rows and columns. */
	private float[] raster(final LiifNetwork network, final float[] image, final int side, final int first) {
		final GridSampling grid = GridSampling.whole(SIDE, SIDE, SCALE);
		final RasterMembers raster = new RasterMembers(model.spec().decoder().alignment(), Latents.ALL, grid, first,
				first, side, side, LEFT, LEFT, 8, 8);
		final float[] values = new float[64 * CHANNELS];
		try (FeatureMap map = network.encode(image, side, side)) {
			network.decode(map, raster, values);
		}
		return values;
	}

	private float[] decode(final LiifNetwork network, final float[] image, final int side, final int first) {
		final Members members = new Members(model.spec().decoder().alignment());
		members.clear(64);
		final GridSampling grid = GridSampling.whole(SIDE, SIDE, SCALE);
		for (int i = 0; i < 64; i++)
			members.add(grid.x(LEFT + i % 8) - first, grid.y(LEFT + i / 8) - first, 2.0 / SCALE, 2.0 / SCALE, side,
					side);
		final float[] values = new float[64 * CHANNELS];
		try (FeatureMap map = network.encode(image, side, side)) {
			network.decode(map, members, 2.0 / SCALE, 2.0 / SCALE, values);
		}
		return values;
	}

	private TrainingBatch batch() {
		return batch(1);
	}

	private TrainingBatch batch(final double weight) {
		final int side = 9;
		final Random random = new Random(7);
		final TrainingBatch batch = new TrainingBatch(model.spec(), 2, side, side, 40);
		for (int n = 0; n < 2; n++) {
			batch.add(image(side));
			for (int q = 0; q < 20; q++)
				batch.query((side - 1) * random.nextDouble(), (side - 1) * random.nextDouble(), 0.7, 0.6,
						new float[]{random.nextFloat(), random.nextFloat(), random.nextFloat()}, 0, weight);
		}
		return batch;
	}

	/** The weights with one of them changed. */
	private StateDict changed(final String name, final int i, final float change) {
		final StateDict changed = new StateDict();
		for (final String tensor : model.weights().names()) {
			final float[] values = model.weights().get(tensor).values().clone();
			if (tensor.equals(name))
				values[i] += change;
			changed.put(tensor, model.weights().get(tensor).shape(), values);
		}
		return changed;
	}
}
