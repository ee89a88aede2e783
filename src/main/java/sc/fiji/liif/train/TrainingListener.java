// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import sc.fiji.liif.Progress;
import sc.fiji.liif.train.data.ValidationResult;

/**
 * Hears how a training goes, and may end it: {@link #isStopped} keeps the model as
 * it is, {@link #isCanceled} keeps nothing. All methods but {@link #skipped}
 * are called by the training's thread, which waits for them.
 */
public interface TrainingListener extends Progress {

	/** Says nothing and never ends the training. */
	TrainingListener NONE = new TrainingListener() {
	};

	/** What the training does, if it takes a while: a short phrase. */
	default void phase(final String what) {}

	/**
	 * After each step.
	 *
	 * @param step  from 1 on
	 * @param steps of the whole training
	 * @param loss  mean absolute error before the step, the network's numbers being
	 *              in [-1,1]
	 */
	default void stepped(final long step, final long steps, final double loss) {}

	/** After each validation. */
	default void validated(final ValidationResult result) {}

	/** A file or picture that is not used, and why: one sentence. Called by any thread. */
	default void skipped(final String sentence) {}

	/** Something went wrong that does not end the training: one sentence. */
	default void warned(final String sentence) {}

	/** Whether to end the training and keep the model as it is. */
	default boolean isStopped() {
		return false;
	}

	/** Of a validation that is running; of no interest to most. */
	@Override
	default void report(final double done, final double total, final String what) {}
}
