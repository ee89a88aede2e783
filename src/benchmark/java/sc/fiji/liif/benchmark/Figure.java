// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.benchmark;

import java.util.Arrays;

/** Something measured: the best of some runs and how far they lie apart. Immutable. */
final class Figure {

	final String name;
	final String unit;
	final double value;
	/** Between the best run and the middle one, as a part of the best. */
	final double spread;
	/** Of what the machine reaches in the same run; 0 if that says nothing. */
	final double share;
	final boolean isMoreBetter;

	private Figure(final String name, final String unit, final double value, final double spread, final double share,
			final boolean isMoreBetter) {
		this.name = name;
		this.unit = unit;
		this.value = value;
		this.spread = spread;
		this.share = share;
		this.isMoreBetter = isMoreBetter;
	}

	/** Work per second; more is better. */
	static Figure rate(final String name, final String unit, final double work, final double... seconds) {
		return of(name, unit, Arrays.stream(seconds).map(s -> work / s).toArray(), true);
	}

	/** Seconds or bytes; less is better. */
	static Figure cost(final String name, final String unit, final double... values) {
		return of(name, unit, values, false);
	}

	/** The same, with what it is of the machine's matrix product. */
	Figure share(final double newShare) {
		return new Figure(name, unit, value, spread, newShare, isMoreBetter);
	}

	/** By how much this is worse than the other one, as a factor above 1, on machines of any speed where there are shares. */
	double worseThan(final Figure before) {
		final boolean hasShares = share > 0 && before.share > 0;
		final double now = hasShares ? share : value;
		final double then = hasShares ? before.share : before.value;
		return hasShares || isMoreBetter ? then / now : now / then;
	}

	private static Figure of(final String name, final String unit, final double[] values, final boolean isMoreBetter) {
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		final double best = isMoreBetter ? sorted[sorted.length - 1] : sorted[0];
		return new Figure(name, unit, best, Math.abs(best - sorted[sorted.length / 2]) / best, 0, isMoreBetter);
	}
}
