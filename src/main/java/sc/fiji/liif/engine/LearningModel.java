// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.engine;

import sc.fiji.liif.weights.StateDict;

/** A model in native memory whose weights change by Adam. Has a session of its own; for one thread at a time. */
public interface LearningModel extends AutoCloseable {

	/** What there is of each weight. */
	enum Part {
		VALUE,
		/** Adam's running mean of the gradients. */
		MEAN,
		/** Adam's running mean of the squared gradients. */
		SQUARE,
		/** The running mean of the values. */
		AVERAGE
	}

	/**
	 * One step: gradients, moments, weights and their running mean.
	 *
	 * @param rate    the learning rate, with the moments' bias corrected
	 * @param epsilon that the root of the second moment is increased by
	 * @param share   of the running mean of the weights that the new ones take
	 * @return the loss before the step
	 * @throws ArithmeticException if the loss or a gradient is not finite; the weights stay as they were
	 */
	float step(TrainingBatch batch, double rate, double epsilon, double share);

	/** The loss's gradient with regard to each tensor that learns; the others are left at zero. */
	StateDict gradients(TrainingBatch batch);

	StateDict get(Part part);

	void set(Part part, StateDict values);

	@Override
	void close();
}
