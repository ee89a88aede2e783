// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.benchmark;

import java.util.ArrayList;
import java.util.List;

/** Takes the time of what is done again and again. */
final class Stopwatch {

	private static final int LEAST = 3;

	private Stopwatch() {}

	/** Seconds of each of some runs, three at least, after one that makes everything ready. */
	static double[] seconds(final double budget, final Runnable action) {
		action.run();
		final List<Double> all = new ArrayList<>();
		final long end = System.nanoTime() + (long) (budget * 1e9);
		do {
			final long start = System.nanoTime();
			action.run();
			all.add((System.nanoTime() - start) / 1e9);
		} while (all.size() < LEAST || System.nanoTime() < end);
		return all.stream().mapToDouble(s -> s).toArray();
	}
}
