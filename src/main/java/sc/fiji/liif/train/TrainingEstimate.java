// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.train.settings.TrainingOptions;
import sc.fiji.liif.train.settings.TrainingSettings;

/** How much work a training is, and so how long it will take. */
public final class TrainingEstimate {

	/** Backward is twice forward. */
	private static final double PASSES = 3;
	/** Share of the machine's matrix product that steps were seen to reach, data and validation included. */
	private static final double EFFICIENCY = 0.65;

	private TrainingEstimate() {}

	/** Multiplications and additions of one step, the decoder's first layer folded. */
	public static double multiplyAddsPerStep(final ModelSpec spec, final TrainingOptions options) {
		final double pixels = Math.pow(options.whole(TrainingSettings.PATCH), 2);
		return PASSES * options.whole(TrainingSettings.BATCH)
				* spec.multiplyAdds(pixels, options.whole(TrainingSettings.SAMPLES));
	}

	/**
	 * @param multiplyAddsPerSecond of the machine's matrix product
	 * @return seconds for all steps
	 */
	public static double seconds(final TrainingOptions options, final double multiplyAddsPerSecond) {
		return options.whole(TrainingSettings.STEPS) * multiplyAddsPerStep(options.spec("estimate"), options)
				/ (EFFICIENCY * multiplyAddsPerSecond);
	}
}
