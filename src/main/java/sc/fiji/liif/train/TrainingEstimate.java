// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import java.util.Locale;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.MachineMemory;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.train.settings.TrainingOptions;
import sc.fiji.liif.train.settings.TrainingSettings;

/** How much work a training is, and so how long it will take. */
public final class TrainingEstimate {

	private static final double GIGA = 1L << 30;
	/** Backward is twice forward. */
	private static final double PASSES = 3;
	/** Share of the machine's matrix product that steps were seen to reach, data and validation included. */
	private static final double EFFICIENCY = 0.65;

	/** What an optimised weight takes, in Java as in the network: itself, its gradient, two moments, and copies. */
	private static final double BYTES_PER_WEIGHT = 20;

	private TrainingEstimate() {}

	/** @throws LiifException in one sentence, if the memory can't even hold the network's weights */
	static void checkMemory(final ModelSpec spec) {
		final double needed = BYTES_PER_WEIGHT * spec.parameters();
		final double java = Runtime.getRuntime().maxMemory();
		final double machine = MachineMemory.ofThisMachine().available();
		if (needed > Math.min(java, machine))
			throw new LiifException(String.format(Locale.ROOT,
					"A network of %,d weights needs %,.1f GB to be trained in Java and as much beside it, "
							+ "but Java has %,.1f GB (-Xmx) and the machine %,.1f GB more: choose fewer features or blocks.",
					spec.parameters(), needed / GIGA, java / GIGA, machine / GIGA));
	}

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
