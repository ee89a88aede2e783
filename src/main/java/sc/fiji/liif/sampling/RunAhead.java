// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.sampling;

/**
 * Answers for one position after the other what is cheap in batches alone. As long as it is
 * asked for positions in equal steps it has the next ones decoded in one batch and serves
 * them as they are asked for; after the end of a run it expects the next one, such as the
 * next row of a grid, to be like the last. The values are those of decoding each position by
 * itself, but for rounding: how a network sums up depends on the size of a batch,
 * which changes colours by less than 1e-6 of the range. For one thread.
 */
public final class RunAhead {

	/** What answers. */
	public interface Source {

		/**
		 * @param positions coordinate by coordinate, position after position; may be changed
		 * @param values    receives the values of each position in turn
		 */
		void decode(double[] positions, int count, float[] values);

		/** Whether positions that are the same to a network are the same to this. */
		boolean isTolerant();
	}

	private static final int FIRST_BATCH = 32;
	private static final int LAST_BATCH = 1024;
	/** A run of this many samples makes it likely that another follows. */
	private static final int LIKELY_RUN = 8;
	/** Differences of steps that rounding explains, in pixels. */
	private static final double ROUNDING = 1e-9;

	private final Source source;
	private final int dimensions;
	private final int perPosition;
	private final double[] ahead;
	private final double[] asked;
	private final float[] values;
	/** Number of decoded positions, and which of them is expected next. */
	private int size;
	private int next;

	private final double[] last;
	private final double[] first;
	private final double[] step;
	private boolean hasLast;
	/** Number of equal steps since the first position, and how many the run before had. */
	private int steps;
	private int stepsBefore;

	/** @param perPosition number of values of a position */
	public RunAhead(final Source source, final int dimensions, final int perPosition) {
		this.source = source;
		this.dimensions = dimensions;
		this.perPosition = perPosition;
		ahead = new double[dimensions * LAST_BATCH];
		asked = new double[dimensions * LAST_BATCH];
		values = new float[perPosition * LAST_BATCH];
		last = new double[dimensions];
		first = new double[dimensions];
		step = new double[dimensions];
	}

	/** What was decoded before is of no account any more. */
	public void forget() {
		size = 0;
		next = 0;
	}

	/** What was decoded, among it what {@link #find} has found. */
	public float[] values() {
		return values;
	}

	/**
	 * Where in {@link #values} those of a position are.
	 *
	 * @param isOn whether to run ahead; else each position is decoded by itself
	 */
	public int find(final double[] position, final boolean isOn) {
		if (hasLast && next > 0 && isAt(position, last))
			next--;
		else if (!isOn)
			decode(position, 1);
		else {
			final boolean isEnd = !isEqualStep(position);
			if (isEnd)
				startRun(position);
			else
				steps++;
			if (next >= size || !isExpected(position))
				decode(position, isEnd ? expectedAfterJump() : expectedInRun());
		}
		System.arraycopy(position, 0, last, 0, dimensions);
		hasLast = true;
		return next++ * perPosition;
	}

	// -- Helper methods --

	/** Whether the step to a position is that of the run; the second position of a run defines it. */
	private boolean isEqualStep(final double[] position) {
		if (!hasLast)
			return false;
		boolean isSame = true;
		boolean isPossible = true;
		for (int d = 0; d < dimensions; d++) {
			final double moved = position[d] - last[d];
			isSame &= Math.abs(moved - step[d]) <= ROUNDING;
			isPossible &= Math.abs(moved) < Integer.MAX_VALUE;
		}
		if (steps > 0 || isSame)
			return isSame;
		for (int d = 0; d < dimensions; d++)
			step[d] = position[d] - last[d];
		return isPossible;
	}

	private void startRun(final double[] position) {
		if (steps > 0)
			stepsBefore = steps;
		steps = 0;
		System.arraycopy(position, 0, first, 0, dimensions);
	}

	/** One step may be a jump; two equal ones are a run, of which ever more is expected. */
	private int expectedInRun() {
		return steps < 2 ? 1 : Math.min(LAST_BATCH, Math.max(FIRST_BATCH, 4 * steps));
	}

	/** Another run like the last, if that was one. */
	private int expectedAfterJump() {
		return stepsBefore < LIKELY_RUN ? 1 : Math.min(LAST_BATCH, stepsBefore + 1);
	}

	private void decode(final double[] position, final int count) {
		for (int d = 0; d < dimensions; d++) {
			final double moved = steps > 0 ? (position[d] - first[d]) / steps : step[d];
			ahead[d] = position[d];
			for (int i = 1; i < count; i++)
				ahead[i * dimensions + d] = position[d] + i * moved;
		}
		System.arraycopy(ahead, 0, asked, 0, count * dimensions);
		source.decode(asked, count, values);
		size = count;
		next = 0;
	}

	private static boolean isAt(final double[] position, final double[] other) {
		for (int d = 0; d < other.length; d++) {
			if (position[d] != other[d])
				return false;
		}
		return true;
	}

	private boolean isExpected(final double[] position) {
		for (int d = 0; d < dimensions; d++) {
			if (!isSame(position[d], ahead[next * dimensions + d]))
				return false;
		}
		return true;
	}

	/** Whether two coordinates are the same to a network; see {@link sc.fiji.liif.architecture.Alignment#find}. */
	private boolean isSame(final double a, final double b) {
		return a == b || source.isTolerant() && Math.floor(a) == Math.floor(b)
				&& (float) (a - Math.floor(a)) == (float) (b - Math.floor(b));
	}
}
