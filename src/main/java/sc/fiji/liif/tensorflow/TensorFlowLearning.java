// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.tensorflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.train.ApplyAdam;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import sc.fiji.liif.engine.LearningModel;
import sc.fiji.liif.engine.SessionForm;
import sc.fiji.liif.engine.TrainingBatch;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.weights.StateDict;

/**
 * The graph of a {@link TensorFlowModel} on variables, the error of its answers, gradients by TensorFlow, and Adam. With
 * one thread the same steps from the same state give the same weights, bit for bit.
 */
final class TensorFlowLearning implements LearningModel {

	private static final double BETA1 = 0.9;
	private static final double BETA2 = 0.999;
	private static final String NOT_FINITE = "loss or gradient";

	private final ModelSpec spec;
	private final NativeGraph graph;
	private final Session session;

	private final Placeholder<TFloat32> image;
	private final Placeholder<TInt32> index;
	private final Placeholder<TFloat32> position;
	private final Placeholder<TFloat32> cell;
	private final Placeholder<TFloat32> weight;
	private final Placeholder<TFloat32> target;
	private final Placeholder<TFloat32> importance;
	private final Placeholder<TFloat32> rate;
	private final Placeholder<TFloat32> epsilon;
	private final Placeholder<TFloat32> share;
	private final Operand<TFloat32> loss;
	private final List<Op> updates = new ArrayList<>();
	private final LearnedWeights weights;
	private final boolean averages;

	TensorFlowLearning(final Model model, final Predicate<String> learns, final boolean isSquared,
			final boolean averages, final SessionForm form) {
		spec = model.spec();
		this.averages = averages;
		graph = new NativeGraph();
		try {
			final Ops tf = graph.tf();
			weights = new LearnedWeights(tf, spec);
			image = graph.placeholder(-1, -1, -1, spec.inputs());
			index = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
			position = graph.placeholder(-1, 2);
			cell = graph.placeholder(-1, 2);
			weight = graph.placeholder(-1, spec.decoder().members(), 1);
			target = graph.placeholder(-1, spec.channels());
			importance = graph.placeholder(-1, 1);
			rate = graph.placeholder();
			epsilon = graph.placeholder();
			share = graph.placeholder();
			loss = loss(tf, isSquared);
			learn(tf, learns);
			// One operation at a time, in the same order every time.
			session = graph
					.start(NativeRuntime.config(form).setUsePerSessionThreads(true).setInterOpParallelismThreads(1));
			weights.start(session, model.weights());
		}
		catch (final RuntimeException | Error e) {
			graph.close();
			throw e;
		}
	}

	@Override
	public float step(final TrainingBatch batch, final double newRate, final double newEpsilon, final double newShare) {
		try (BatchTensors fed = new BatchTensors(batch, spec);
				TFloat32 r = TFloat32.scalarOf((float) newRate);
				TFloat32 e = TFloat32.scalarOf((float) newEpsilon);
				TFloat32 s = TFloat32.scalarOf((float) newShare)) {
			final Session.Runner runner = feed(fed).feed(rate, r).feed(epsilon, e).feed(share, s).fetch(loss);
			updates.forEach(runner::addTarget);
			try (Result result = NativeRuntime.run(runner)) {
				return ((TFloat32) result.get(0)).getFloat();
			}
		}
		catch (final TFInvalidArgumentException e) {
			if (String.valueOf(e.getMessage()).contains(NOT_FINITE))
				throw new ArithmeticException("The " + NOT_FINITE + " is not a finite number.");
			throw e;
		}
	}

	@Override
	public StateDict gradients(final TrainingBatch batch) {
		return weights.stateDict(name -> {
			try (BatchTensors fed = new BatchTensors(batch, spec);
					Result result = NativeRuntime.run(feed(fed).fetch(weights.gradient(name)))) {
				return LearnedWeights.read(result);
			}
		});
	}

	@Override
	public StateDict get(final Part part) {
		return weights.get(session, part);
	}

	@Override
	public void set(final Part part, final StateDict values) {
		weights.set(session, part, values);
	}

	@Override
	public void close() {
		graph.close();
	}

	// -- Helper methods --

	private Operand<TFloat32> loss(final Ops tf, final boolean isSquared) {
		final NetworkGraph network = new NetworkGraph(tf, spec, weights::variable);
		final Operand<TFloat32> pixels = network.pixels(image);
		final Operand<TFloat32> values = network.decode(network.project(network.encode(image)), pixels, index, position,
				cell, weight);
		final Operand<TFloat32> error = tf.math.sub(values, target);
		return tf.math.mean(tf.math.mul(isSquared ? tf.math.square(error) : tf.math.abs(error), importance),
				tf.constant(new int[]{0, 1}));
	}

	private Session.Runner feed(final BatchTensors fed) {
		final Session.Runner runner = session.runner();
		final List<Operand<?>> inputs = Arrays.asList(image, index, position, cell, weight, target, importance);
		for (int i = 0; i < inputs.size(); i++)
			runner.feed(inputs.get(i), fed.all().get(i));
		return runner;
	}

	/** All gradients are computed, and seen to be finite, before the first weight changes. */
	private void learn(final Ops tf, final Predicate<String> learns) {
		final List<String> learned = weights.names().stream().filter(learns).collect(Collectors.toList());
		final Gradients gradients = tf.gradients(loss,
				learned.stream().map(weights::variable).collect(Collectors.toList()));
		final List<Operand<TFloat32>> magnitudes = new ArrayList<>();
		magnitudes.add(loss);
		for (int i = 0; i < learned.size(); i++) {
			weights.setGradient(learned.get(i), gradients.<TFloat32>dy(i));
			magnitudes.add(tf.nn.l2Loss(weights.gradient(learned.get(i))));
		}
		final Op finite = tf.debugging.checkNumerics(tf.math.addN(magnitudes), NOT_FINITE);
		final Ops after = tf.withControlDependencies(finite);
		final Operand<TFloat32> zero = tf.constant(0f);
		for (final String name : learned) {
			final ApplyAdam<TFloat32> updated = after.train.applyAdam(weights.variable(name),
					weights.variable(name, Part.MEAN), weights.variable(name, Part.SQUARE), zero, zero, rate,
					tf.constant((float) BETA1), tf.constant((float) BETA2), epsilon, weights.gradient(name));
			final Variable<TFloat32> mean = weights.variable(name, Part.AVERAGE);
			updates.add(!averages ? updated : tf.assignAdd(mean, tf.math.mul(share, tf.math.sub(updated, mean))));
		}
	}
}
