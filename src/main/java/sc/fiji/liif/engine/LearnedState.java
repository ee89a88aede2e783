// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.engine;

import sc.fiji.liif.weights.StateDict;

/** All of a training that changes from step to step, but for the step's number. Immutable. */
public final class LearnedState {

	private final StateDict weights;
	private final StateDict means;
	private final StateDict squares;
	private final StateDict averages;

	/**
	 * @param means    Adam's running means of the gradients
	 * @param squares  Adam's running means of the squared gradients
	 * @param averages the running means of the weights; the weights themselves, where none are kept
	 */
	public LearnedState(final StateDict weights, final StateDict means, final StateDict squares,
			final StateDict averages) {
		this.weights = weights;
		this.means = means;
		this.squares = squares;
		this.averages = averages;
	}

	public StateDict weights() {
		return weights;
	}

	public StateDict means() {
		return means;
	}

	public StateDict squares() {
		return squares;
	}

	/** What the model is made of. */
	public StateDict averages() {
		return averages;
	}
}
