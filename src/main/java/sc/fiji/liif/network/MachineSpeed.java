// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import sc.fiji.liif.engine.Engines;
import sc.fiji.liif.engine.SessionForm;

/** How fast this machine computes, for estimates of time. */
public final class MachineSpeed {

	private static final int GAIN_SIZE = 768;
	private static final double GAIN_SECONDS = 0.02;
	private static final double WORTH_IT = 1.3;

	private static Double gain;

	private MachineSpeed() {}

	/**
	 * Measures the float32 matrix product, which is what networks spend their time
	 * on: the best of some runs.
	 *
	 * @param size    of the matrices
	 * @param seconds that it may take, beside two runs
	 * @return multiplications and additions per second
	 */
	public static double multiplyAddsPerSecond(final int size, final double seconds) {
		return multiplyAddsPerSecond(size, seconds, SessionForm.of(0));
	}

	/** Whether products of factors that are rounded to bfloat16 are faster here; measured once per process, in moments. */
	static synchronized boolean gainsByRounding() {
		if (gain == null)
			gain = multiplyAddsPerSecond(GAIN_SIZE, GAIN_SECONDS, SessionForm.of(0).fast(true))
					/ multiplyAddsPerSecond(GAIN_SIZE, GAIN_SECONDS, SessionForm.of(0));
		return gain > WORTH_IT;
	}

	private static double multiplyAddsPerSecond(final int size, final double seconds, final SessionForm form) {
		return Engines.current().multiplyAddsPerSecond(size, seconds, form);
	}
}
