// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Assign;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.model.StateDict;

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
	private static final String NOT_FINITE = "loss or gradient";

	private final ModelSpec spec;
	private final Graph graph = new Graph();
	private final Session session;

	private final Placeholder<TFloat32> image;
	private final Placeholder<TInt32> index;
	private final Placeholder<TFloat32> position;
	private final Placeholder<TFloat32> cell;
	private final Placeholder<TFloat32> weight;
	private final Placeholder<TFloat32> target;
	private final Placeholder<TFloat32> rate;
	private final Placeholder<TFloat32> epsilon;
	private final Operand<TFloat32> loss;
	private final List<Op> updates = new ArrayList<>();
	private final Map<String, Learned> tensors = new LinkedHashMap<>();

	/** A tensor of {@link NetworkWeights} with its Adam moments, and its gradient if it learns. */
	private static final class Learned {

		private Settable value;
		private Settable mean;
		private Settable square;
		private Operand<TFloat32> gradient;
	}

	/** A variable and the operation that sets it. */
	private static final class Settable {

		private final Variable<TFloat32> variable;
		private final Placeholder<TFloat32> source;
		private final Assign<TFloat32> assign;

		private Settable(final Ops tf, final Shape shape) {
			variable = tf.variable(shape, TFloat32.class);
			source = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
			assign = tf.assign(variable, source);
		}
	}

	/**
	 * @param learns  which tensors of the state_dict learn, by name; the others
	 *                stay as they are
	 * @param isSquared whether the loss is the mean squared error instead of the mean
	 *                absolute one
	 * @param threads how many TensorFlow may use; 0 for all of the machine
	 * @throws LiifException if TensorFlow runs with another number already
	 */
	public TrainableNetwork(final Model model, final Predicate<String> learns, final boolean isSquared,
			final int threads) {
		NativeRuntime.load();
		spec = model.spec();
		final Ops tf = Ops.create(graph);
		for (final NetworkWeights.Tensor layout : NetworkWeights.tensors(spec)) {
			final Shape shape = Shape.of(layout.shape());
			final Learned tensor = new Learned();
			tensor.value = new Settable(tf, shape);
			tensor.mean = new Settable(tf, shape);
			tensor.square = new Settable(tf, shape);
			tensors.put(layout.name(), tensor);
		}
		image = floats(tf, -1, -1, -1, spec.channels());
		index = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
		position = floats(tf, -1, 2);
		cell = floats(tf, -1, 2);
		weight = floats(tf, -1, spec.decoder().members(), 1);
		target = floats(tf, -1, spec.channels());
		rate = floats(tf);
		epsilon = floats(tf);
		loss = loss(tf, isSquared);
		learn(tf, learns);
		// One operation at a time, in the same order every time.
		session = new Session(graph,
				NativeRuntime.session(threads).setUsePerSessionThreads(true).setInterOpParallelismThreads(1).build());
		set(model.weights(), zeros(), zeros());
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
		try (Tensors fed = new Tensors();
				TFloat32 r = TFloat32.scalarOf((float) (learningRate * root / (1 - Math.pow(BETA1, step))));
				TFloat32 e = TFloat32.scalarOf((float) (EPSILON * root))) {
			final Session.Runner runner = fed.feed(batch).feed(rate, r).feed(epsilon, e).fetch(loss);
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
		return get(tensor -> tensor.value);
	}

	/** Adam's running means of the gradients, as they are now. */
	public StateDict means() {
		return get(tensor -> tensor.mean);
	}

	/** Adam's running means of the squared gradients, as they are now. */
	public StateDict squares() {
		return get(tensor -> tensor.square);
	}

	/** Sets the whole state of the training but for the step's number. */
	public void set(final StateDict weights, final StateDict means, final StateDict squares) {
		set(weights, tensor -> tensor.value);
		set(means, tensor -> tensor.mean);
		set(squares, tensor -> tensor.square);
	}

	/** The loss's gradient with regard to each tensor that learns; the others are left at zero. */
	StateDict gradients(final TrainingBatch batch) {
		return NetworkWeights.stateDict(spec, tensor -> {
			final Operand<TFloat32> gradient = tensors.get(tensor.name()).gradient;
			try (Tensors fed = new Tensors(); Result result = fed.feed(batch).fetch(gradient).run()) {
				return read(result);
			}
		});
	}

	@Override
	public void close() {
		session.close();
		graph.close();
	}

	// -- Helper methods --

	private Operand<TFloat32> loss(final Ops tf, final boolean isSquared) {
		final Operand<TFloat32> features = new EncoderGraph(tf, this::variable).build(spec.encoder(), image);
		final DecoderGraph decoder = new DecoderGraph(tf, spec.decoder(), spec.channels(), this::variable);
		final Operand<TFloat32> pixels = tf.reshape(image, tf.constant(new int[]{-1, spec.channels()}));
		final Operand<TFloat32> values = decoder.decode(decoder.project(features), pixels, index, position, cell,
				weight);
		final Operand<TFloat32> error = tf.math.sub(values, target);
		return tf.math.mean(isSquared ? tf.math.square(error) : tf.math.abs(error), tf.constant(new int[]{0, 1}));
	}

	private Operand<TFloat32> variable(final String name) {
		return tensors.get(name).value.variable;
	}

	/** All gradients are computed, and seen to be finite, before the first weight changes. */
	private void learn(final Ops tf, final Predicate<String> learns) {
		final List<Learned> learned = new ArrayList<>();
		final List<Operand<?>> variables = new ArrayList<>();
		tensors.forEach((name, tensor) -> {
			if (learns.test(name)) {
				learned.add(tensor);
				variables.add(tensor.value.variable);
			}
		});
		final Gradients gradients = tf.gradients(loss, variables);
		final List<Operand<TFloat32>> magnitudes = new ArrayList<>();
		magnitudes.add(loss);
		for (int i = 0; i < learned.size(); i++) {
			learned.get(i).gradient = gradients.<TFloat32>dy(i);
			magnitudes.add(tf.nn.l2Loss(learned.get(i).gradient));
		}
		final Op finite = tf.debugging.checkNumerics(tf.math.addN(magnitudes), NOT_FINITE);
		final Ops after = tf.withControlDependencies(finite);
		final Operand<TFloat32> zero = tf.constant(0f);
		for (final Learned tensor : learned)
			updates.add(after.train.applyAdam(tensor.value.variable, tensor.mean.variable, tensor.square.variable, zero,
					zero, rate, tf.constant((float) BETA1), tf.constant((float) BETA2), epsilon, tensor.gradient));
	}

	private StateDict zeros() {
		return NetworkWeights.stateDict(spec, tensor -> new float[tensor.size()]);
	}

	private void set(final StateDict state, final Function<Learned, Settable> which) {
		for (final NetworkWeights.Tensor layout : NetworkWeights.tensors(spec)) {
			final Settable settable = which.apply(tensors.get(layout.name()));
			try (TFloat32 value = tensor(layout.from(state), layout.shape())) {
				session.runner().feed(settable.source, value).addTarget((Op) settable.assign).run().close();
			}
		}
	}

	private StateDict get(final Function<Learned, Settable> which) {
		return NetworkWeights.stateDict(spec, tensor -> {
			try (Result result = session.runner().fetch(which.apply(tensors.get(tensor.name())).variable).run()) {
				return read(result);
			}
		});
	}

	private static float[] read(final Result result) {
		final TFloat32 tensor = (TFloat32) result.get(0);
		final float[] values = new float[(int) tensor.size()];
		tensor.asRawTensor().data().asFloats().read(values);
		return values;
	}

	private static Placeholder<TFloat32> floats(final Ops tf, final long... shape) {
		return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
	}

	private static TFloat32 tensor(final float[] values, final long... shape) {
		final Shape s = Shape.of(shape);
		return TFloat32.tensorOf(s, DataBuffers.of(values, true, false).narrow(s.size()));
	}

	/** A batch in native memory. */
	private final class Tensors implements AutoCloseable {

		private final List<Tensor> open = new ArrayList<>();

		private Session.Runner feed(final TrainingBatch batch) {
			final Corners corners = batch.corners();
			final int members = corners.members();
			final int rows = batch.queries() * members;
			final float[] normalised = batch.images().clone();
			spec.normalisation().normalise(normalised);
			final float[] answers = batch.targets().clone();
			spec.normalisation().normalise(answers);
			final float[] cells = new float[2 * rows];
			for (int i = 0; i < rows; i++) {
				cells[2 * i] = batch.cells()[i / members * 2];
				cells[2 * i + 1] = batch.cells()[i / members * 2 + 1];
			}
			final TInt32 latents = TInt32.tensorOf(Shape.of(rows),
					DataBuffers.of(corners.index(), true, false).narrow(rows));
			open.add(latents);
			return session.runner()
					.feed(image, add(normalised, batch.pictures(), batch.height(), batch.width(), spec.channels()))
					.feed(index, latents).feed(position, add(corners.position(), rows, 2))
					.feed(cell, add(cells, rows, 2)).feed(weight, add(corners.weight(), batch.queries(), members, 1))
					.feed(target, add(answers, batch.queries(), spec.channels()));
		}

		private TFloat32 add(final float[] values, final long... shape) {
			final TFloat32 tensor = tensor(values, shape);
			open.add(tensor);
			return tensor;
		}

		@Override
		public void close() {
			open.forEach(Tensor::close);
		}
	}
}
