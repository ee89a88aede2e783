// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import sc.fiji.liif.train.settings.TrainingOptions;
import sc.fiji.liif.train.settings.TrainingSettings;

/**
 * The learning rate of each step: after a linear warm-up, either halved after
 * each fifth of the training (the paper's schedule) or falling along a cosine.
 */
final class LearningRate {

	/** What the cosine leaves at the end. */
	private static final double FLOOR = 0.005;
	private static final int PARTS = 5;

	private final double rate;
	private final boolean isCosine;
	private final int warmUp;
	private final long start;
	private final long steps;

	/** @param start step after which the schedule begins */
	LearningRate(final TrainingOptions options, final long start) {
		this.start = start;
		rate = options.number(TrainingSettings.LEARNING_RATE);
		isCosine = options.text(TrainingSettings.SCHEDULE).equals("cosine");
		steps = Math.max(1, options.whole(TrainingSettings.STEPS) - start);
		warmUp = (int) Math.min(options.whole(TrainingSettings.WARM_UP), steps - 1);
	}

	/** @param number of the step in the training, from start + 1 on */
	double at(final long number) {
		final long step = Math.max(1, number - start);
		final double warmth = step >= warmUp ? 1 : (double) step / warmUp;
		if (isCosine) {
			final double t = Math.max(0, (double) (step - warmUp) / (steps - warmUp));
			return rate * warmth * (FLOOR + (1 - FLOOR) * 0.5 * (1 + Math.cos(Math.PI * t)));
		}
		final long halvings = Math.min((long) PARTS - 1, (step - 1) * PARTS / steps);
		return rate * warmth * Math.pow(0.5, halvings);
	}
}
