// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import java.util.function.Predicate;

import sc.fiji.liif.engine.Engines;
import sc.fiji.liif.engine.LearnedState;
import sc.fiji.liif.engine.LearningModel;
import sc.fiji.liif.engine.LearningModel.Part;
import sc.fiji.liif.engine.SessionForm;
import sc.fiji.liif.engine.TrainingBatch;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelSpec;
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

	private final ModelSpec spec;
	private final LearningModel learning;
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
		learning = Engines.current().learn(model, learns, isSquared, average > 0, SessionForm.of(options.threads())
				.fast(options.precision() == Precision.FAST && Precision.FAST.isPossible()));
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
		try {
			return learning.step(batch, learningRate * root / (1 - Math.pow(BETA1, step)), EPSILON * root,
					1 - Math.min(average, step / (step + AVERAGE_WARM_UP)));
		}
		catch (final ArithmeticException e) {
			throw new ArithmeticException("The loss of step " + step + " is not a finite number.");
		}
	}

	/** The weights as they are now. */
	public StateDict weights() {
		return learning.get(Part.VALUE);
	}

	/** All that changes from step to step, as it is now. */
	public LearnedState state() {
		final StateDict values = weights();
		return new LearnedState(values, learning.get(Part.MEAN), learning.get(Part.SQUARE),
				average == 0 ? values : learning.get(Part.AVERAGE));
	}

	/** The running mean of the weights, if there is one; else the weights. */
	public StateDict averages() {
		return average == 0 ? weights() : learning.get(Part.AVERAGE);
	}

	/** Goes on from a state. */
	public void set(final LearnedState state) {
		learning.set(Part.VALUE, state.weights());
		learning.set(Part.MEAN, state.means());
		learning.set(Part.SQUARE, state.squares());
		learning.set(Part.AVERAGE, state.averages());
	}

	/** The loss's gradient with regard to each tensor that learns; the others are left at zero. */
	public StateDict gradients(final TrainingBatch batch) {
		return learning.gradients(batch);
	}

	@Override
	public void close() {
		learning.close();
	}
}
