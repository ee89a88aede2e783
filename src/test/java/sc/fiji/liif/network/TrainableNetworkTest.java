// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;

import java.util.Arrays;

import org.junit.Test;

import sc.fiji.liif.Fixture;
import sc.fiji.liif.TestModels;
import sc.fiji.liif.engine.TrainingBatch;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.model.Normalisation;
import sc.fiji.liif.network.NetworkOptions;
import sc.fiji.liif.weights.StateDict;

/** Training steps give the reference implementation's gradients and weights. */
public class TrainableNetworkTest {

	private static final NetworkOptions ONE = NetworkOptions.defaults().threads(1);

	private final Fixture fixture = new Fixture("train_small");
	private final ModelSpec spec = new ModelSpec("fixture", 3, TestModels.edsrOf(8, 2),
			TestModels.liifOf("16,16", true, true, true, false), Normalisation.REFERENCE, new double[]{1, 4});

	@Test
	public void gradientsAreTheReferences() {
		try (TrainableNetwork network = new TrainableNetwork(new Model(spec, state("state0/")), name -> true, false,
				ONE)) {
			final StateDict gradients = network.gradients(batch());
			double worst = 0;
			for (final String name : spec.tensors().keySet()) {
				final float[] expected = fixture.floats("grad/" + name);
				float largest = 0;
				for (final float g : expected)
					largest = Math.max(largest, Math.abs(g));
				for (int i = 0; i < expected.length; i++)
					worst = Math.max(worst, Math.abs(expected[i] - gradients.get(name).values()[i]) / largest);
			}
			System.out.printf("gradients: worst difference %.1e of the tensor's largest%n", worst);
			assertEquals(0, worst, 1e-4);
		}
	}

	@Test
	public void fiveAdamStepsAreTheReferences() {
		final double[] losses = fixture.doubles("loss");
		try (TrainableNetwork network = new TrainableNetwork(new Model(spec, state("state0/")), name -> true, false,
				ONE)) {
			for (int step = 0; step < losses.length; step++)
				assertEquals(1, network.step(batch(), 1e-4, step + 1) / losses[step], 1e-5);
			double worst = 0;
			for (final String name : spec.tensors().keySet()) {
				final float[] expected = fixture.floats("state5/" + name);
				for (int i = 0; i < expected.length; i++)
					worst = Math.max(worst, Math.abs(expected[i] - network.weights().get(name).values()[i]));
			}
			System.out.printf("weights after five steps: worst difference %.1e%n", worst);
			assertEquals(0, worst, 1e-5);
		}
	}

	@Test
	public void frozenTensorsStay() {
		final StateDict before = state("state0/");
		try (TrainableNetwork network = new TrainableNetwork(new Model(spec, before), name -> name.startsWith("imnet."),
				false, ONE)) {
			network.step(batch(), 1e-2, 1);
			for (final String name : spec.tensors().keySet()) {
				final float[] after = network.weights().get(name).values();
				if (name.startsWith("encoder."))
					assertArrayEquals(name, before.get(name).values(), after, 0);
				else
					assertTrue(name, !Arrays.equals(before.get(name).values(), after));
			}
		}
	}

	@Test
	public void anInfiniteLossChangesNothing() {
		final StateDict before = state("state0/");
		final float[] answers = fixture.floats("gt");
		answers[7] = Float.NaN;
		try (TrainableNetwork network = new TrainableNetwork(new Model(spec, before), name -> true, false, ONE)) {
			network.step(batch(answers), 1e-4, 1);
			fail("a step without a loss");
		}
		catch (final ArithmeticException e) {
			assertTrue(e.getMessage(), e.getMessage().contains("not a finite number"));
		}
	}

	@Test
	public void stateIsSetAsItWasRead() {
		try (TrainableNetwork first = new TrainableNetwork(new Model(spec, state("state0/")), name -> true, false, ONE);
				TrainableNetwork second = new TrainableNetwork(new Model(spec, state("state5/")), name -> true, false,
						ONE)) {
			first.step(batch(), 1e-3, 1);
			second.set(first.state());
			first.step(batch(), 1e-3, 2);
			second.step(batch(), 1e-3, 2);
			for (final String name : spec.tensors().keySet())
				assertArrayEquals(name, first.weights().get(name).values(), second.weights().get(name).values(), 0);
		}
	}

	// -- Helper methods --

	private StateDict state(final String prefix) {
		final StateDict state = new StateDict();
		for (final String name : spec.tensors().keySet())
			state.put(name, fixture.shape(prefix + name), fixture.floats(prefix + name));
		return state;
	}

	private TrainingBatch batch() {
		return batch(fixture.floats("gt"));
	}

	private TrainingBatch batch(final float[] answers) {
		final int[] shape = fixture.shape("inp");
		final int height = shape[2];
		final int width = shape[3];
		final int queries = fixture.shape("coord")[1];
		final TrainingBatch batch = new TrainingBatch(spec, shape[0], width, height, shape[0] * queries);
		final float[] nchw = fixture.floats("inp");
		final float[] coordinates = fixture.floats("coord");
		final float[] cells = fixture.floats("cell");
		for (int n = 0; n < shape[0]; n++) {
			final float[] nhwc = new float[height * width * 3];
			for (int i = 0; i < nhwc.length; i++)
				nhwc[i] = nchw[(n * 3 + i % 3) * height * width + i / 3];
			batch.add(nhwc);
			for (int q = n * queries; q < (n + 1) * queries; q++)
				batch.query((coordinates[2 * q + 1] + 1) * width / 2 - 0.5, (coordinates[2 * q] + 1) * height / 2 - 0.5,
						cells[2 * q + 1] * width, cells[2 * q] * height, answers, 3 * q, 1);
		}
		return batch;
	}
}
