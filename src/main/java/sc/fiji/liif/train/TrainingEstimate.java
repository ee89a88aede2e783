// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import sc.fiji.liif.model.ModelSpec;

/** How much work a training is, and so how long it will take. */
public final class TrainingEstimate {

	/** Backward is twice forward. */
	private static final double PASSES = 3;
	/** Share of the machine's matrix product that steps were seen to reach, data and validation included. */
	private static final double EFFICIENCY = 0.65;

	private TrainingEstimate() {}

	/** Multiplications and additions of one step, the decoder's first layer folded. */
	public static double multiplyAddsPerStep(final ModelSpec spec, final TrainingOptions options) {
		final double pixels = Math.pow(options.whole(Setting.PATCH), 2);
		final double fold = spec.decoder().multiplyAddsPerLatent(spec.encoder().features(), spec.channels());
		final double queries = options.whole(Setting.SAMPLES)
				* (double) spec.decoder().multiplyAddsPerQuery(spec.channels());
		return PASSES * options.whole(Setting.BATCH)
				* (pixels * (spec.encoder().multiplyAddsPerPixel(spec.channels()) + fold) + queries);
	}

	/**
	 * @param multiplyAddsPerSecond of the machine's matrix product
	 * @return seconds for all steps
	 */
	public static double seconds(final TrainingOptions options, final double multiplyAddsPerSecond) {
		return options.whole(Setting.STEPS) * multiplyAddsPerStep(options.spec("estimate"), options)
				/ (EFFICIENCY * multiplyAddsPerSecond);
	}
}
