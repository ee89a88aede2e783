// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.data;

import java.util.Random;
import java.util.SplittableRandom;

/**
 * Random numbers that depend on a seed and on what they are for, and not on what
 * was drawn before: so a training goes on exactly where it was stopped, whichever
 * thread prepares which item.
 */
public final class Randoms {

	private static final long GOLDEN = 0x9E3779B97F4A7C15L;

	private Randoms() {}

	public static Random of(final long seed, final long item) {
		return new Random(new SplittableRandom(seed * GOLDEN + item).nextLong());
	}
}
