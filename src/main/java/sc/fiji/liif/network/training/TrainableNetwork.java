// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network.training;

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

import sc.fiji.liif.engine.NativeGraph;
import sc.fiji.liif.engine.NetworkGraph;
import sc.fiji.liif.engine.SessionForm;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.network.NetworkOptions;
import sc.fiji.liif.network.Precision;
import sc.fiji.liif.weights.StateDict;

/**
 * A model whose weights learn: the graph of {@link LiifNetwork} on variables,
 * the mean absolute (L1) or squared error of its answers, gradients
 * by TensorFlow, and Adam as PyTorch defines it. Holds native memory until
 * closed, and a session of its own. To be used by one thread at a time.
 * <p>
 * With one thread the same steps from the same state give the same weights, bit
 * for bit.
 */
public final class TrainableNetwork implements AutoCloseable {

	private static final double BETA1 = 0.9;
	private static final double BETA2 = 0.999;
	private static final double EPSILON = 1e-8;
	/** In the first steps the running mean of the weights forgets faster. */
	private static final double AVERAGE_WARM_UP = 10;
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
	private final Placeholder<TFloat32> rate;
	private final Placeholder<TFloat32> epsilon;
	private final Placeholder<TFloat32> share;
	private final Operand<TFloat32> loss;
	private final List<Op> updates = new ArrayList<>();
	private final LearnedWeights weights;
	private final double average;

	/** As below, without a running mean of the weights. */
	public TrainableNetwork(final Model model, final Predicate<String> learns, final boolean isSquared,
			final NetworkOptions options) {
		this(model, learns, isSquared, 0, options);
	}

	/**
	 * @param learns  which tensors of the state_dict learn, by name; the others
	 *                stay as they are
	 * @param isSquared whether the loss is the mean squared error instead of the mean
	 *                absolute one
	 * @param average   what a step leaves of the running mean of the weights, such as 0.999; 0 to keep none
	 * @param options how it is to run
	 * @throws LiifException if TensorFlow runs with another number of threads already
	 */
	public TrainableNetwork(final Model model, final Predicate<String> learns, final boolean isSquared,
			final double average, final NetworkOptions options) {
		spec = model.spec();
		this.average = average;
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
			rate = graph.placeholder();
			epsilon = graph.placeholder();
			share = graph.placeholder();
			loss = loss(tf, isSquared);
			learn(tf, learns);
			// One operation at a time, in the same order every time.
			final SessionForm form = SessionForm.of(options.threads())
					.fast(options.precision() == Precision.FAST && Precision.FAST.isPossible());
			session = graph.start(form.config().setUsePerSessionThreads(true).setInterOpParallelismThreads(1));
			weights.start(session, model.weights());
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
	 * One step of Adam (Kingma and Ba, 2015).
	 *
	 * @param learningRate of this step
	 * @param step         the step's number, from 1 on, for Adam's bias correction
	 * @return the loss before the step
	 * @throws ArithmeticException if the loss or a gradient is not finite; the
	 *                             weights stay as they were
	 */
	public float step(final TrainingBatch batch, final double learningRate, final long step) {
		final double root = Math.sqrt(1 - Math.pow(BETA2, step));
		try (BatchTensors fed = new BatchTensors(batch, spec);
				TFloat32 r = TFloat32.scalarOf((float) (learningRate * root / (1 - Math.pow(BETA1, step))));
				TFloat32 e = TFloat32.scalarOf((float) (EPSILON * root));
				TFloat32 s = TFloat32.scalarOf((float) (1 - Math.min(average, step / (step + AVERAGE_WARM_UP))))) {
			final Session.Runner runner = feed(fed).feed(rate, r).feed(epsilon, e).feed(share, s).fetch(loss);
			updates.forEach(runner::addTarget);
			try (Result result = runner.run()) {
				return ((TFloat32) result.get(0)).getFloat();
			}
		}
		catch (final TFInvalidArgumentException e) {
			if (String.valueOf(e.getMessage()).contains(NOT_FINITE))
				throw new ArithmeticException("The loss of step " + step + " is not a finite number.");
			throw e;
		}
	}

	/** The weights as they are now. */
	public StateDict weights() {
		return weights.get(session, LearnedWeights.Part.VALUE);
	}

	/** All that changes from step to step, as it is now. */
	public LearnedState state() {
		final StateDict values = weights();
		return new LearnedState(values, weights.get(session, LearnedWeights.Part.MEAN),
				weights.get(session, LearnedWeights.Part.SQUARE),
				average == 0 ? values : weights.get(session, LearnedWeights.Part.AVERAGE));
	}

	/** The running mean of the weights, if there is one; else the weights. */
	public StateDict averages() {
		return average == 0 ? weights() : weights.get(session, LearnedWeights.Part.AVERAGE);
	}

	/** Goes on from a state. */
	public void set(final LearnedState state) {
		weights.set(session, LearnedWeights.Part.VALUE, state.weights());
		weights.set(session, LearnedWeights.Part.MEAN, state.means());
		weights.set(session, LearnedWeights.Part.SQUARE, state.squares());
		weights.set(session, LearnedWeights.Part.AVERAGE, state.averages());
	}

	/** The loss's gradient with regard to each tensor that learns; the others are left at zero. */
	public StateDict gradients(final TrainingBatch batch) {
		return weights.stateDict(name -> {
			try (BatchTensors fed = new BatchTensors(batch, spec);
					Result result = feed(fed).fetch(weights.gradient(name)).run()) {
				return LearnedWeights.read(result);
			}
		});
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
		return tf.math.mean(isSquared ? tf.math.square(error) : tf.math.abs(error), tf.constant(new int[]{0, 1}));
	}

	private Session.Runner feed(final BatchTensors fed) {
		final Session.Runner runner = session.runner();
		final List<Operand<?>> inputs = Arrays.asList(image, index, position, cell, weight, target);
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
					weights.variable(name, LearnedWeights.Part.MEAN),
					weights.variable(name, LearnedWeights.Part.SQUARE), zero, zero, rate, tf.constant((float) BETA1),
					tf.constant((float) BETA2), epsilon, weights.gradient(name));
			final Variable<TFloat32> mean = weights.variable(name, LearnedWeights.Part.AVERAGE);
			updates.add(average == 0 ? updated : tf.assignAdd(mean, tf.math.mul(share, tf.math.sub(updated, mean))));
		}
	}
}
