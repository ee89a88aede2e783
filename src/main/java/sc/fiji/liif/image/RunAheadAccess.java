// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import net.imglib2.RealPoint;
import net.imglib2.RealRandomAccess;

/**
 * Samples a {@link ContinuousView}. As long as it is asked for positions in equal
 * steps it decodes the next ones in one batch and serves them as they are asked
 * for; after the end of a run it expects the next one, such as the next row of a
 * grid, to be like the last. The values are those of decoding each position by
 * itself, but for rounding: how a network sums up depends on the size of a batch,
 * which changes colours by less than 1e-6 of the range.
 */
final class RunAheadAccess<T> extends RealPoint implements RealRandomAccess<T> {

	private static final int FIRST_BATCH = 32;
	private static final int LAST_BATCH = 1024;
	/** A run of this many samples makes it likely that another follows. */
	private static final int LIKELY_RUN = 8;
	/** Differences of steps that rounding explains, in pixels. */
	private static final double ROUNDING = 1e-9;

	private final ContinuousView<T> view;
	private final T value;
	private final double[] ahead = new double[2 * LAST_BATCH];
	private final double[] mapped = new double[2 * LAST_BATCH];
	private final float[] colours;
	/** Number of decoded positions, and which of them is expected next. */
	private int size;
	private int next;
	private int version;

	private double lastX = Double.NaN;
	private double lastY = Double.NaN;
	private double firstX;
	private double firstY;
	private double stepX;
	private double stepY;
	/** Number of equal steps since (firstX, firstY), and how many the run before had. */
	private int steps;
	private int stepsBefore;

	RunAheadAccess(final ContinuousView<T> view) {
		super(2);
		this.view = view;
		value = view.format().create();
		colours = new float[LAST_BATCH * view.channels()];
	}

	private RunAheadAccess(final RunAheadAccess<T> other) {
		this(other.view);
		setPosition(other);
	}

	@Override
	public T get() {
		final double x = position[0];
		final double y = position[1];
		if (version != view.version()) {
			version = view.version();
			size = 0;
			next = 0;
		}
		if (x == lastX && y == lastY && next > 0) {
			next--;
			serve(x, y);
			return value;
		}
		if (!view.isRunningAhead()) {
			decode(x, y, 1);
			serve(x, y);
			return value;
		}
		final boolean isEnd = !isEqualStep(x, y);
		if (isEnd)
			startRun(x, y);
		else
			steps++;
		if (next >= size || !isSame(x, ahead[2 * next]) || !isSame(y, ahead[2 * next + 1]))
			decode(x, y, isEnd ? expectedAfterJump() : expectedInRun());
		serve(x, y);
		return value;
	}

	@Override
	public T getType() {
		return value;
	}

	@Override
	public RunAheadAccess<T> copy() {
		return new RunAheadAccess<>(this);
	}

	// -- Helper methods --

	/** Whether the step to (x, y) is that of the run; the second position of a run defines it. */
	private boolean isEqualStep(final double x, final double y) {
		final double dx = x - lastX;
		final double dy = y - lastY;
		if (steps == 0 && !(Math.abs(dx - stepX) <= ROUNDING && Math.abs(dy - stepY) <= ROUNDING)) {
			stepX = dx;
			stepY = dy;
			return !Double.isNaN(dx) && !Double.isNaN(dy) && Math.abs(dx) < Integer.MAX_VALUE;
		}
		return Math.abs(dx - stepX) <= ROUNDING && Math.abs(dy - stepY) <= ROUNDING;
	}

	private void startRun(final double x, final double y) {
		if (steps > 0)
			stepsBefore = steps;
		steps = 0;
		firstX = x;
		firstY = y;
	}

	/** One step may be a jump; two equal ones are a run, of which ever more is expected. */
	private int expectedInRun() {
		return steps < 2 ? 1 : Math.min(LAST_BATCH, Math.max(FIRST_BATCH, 4 * steps));
	}

	/** Another run like the last, if that was one. */
	private int expectedAfterJump() {
		return stepsBefore < LIKELY_RUN ? 1 : Math.min(LAST_BATCH, stepsBefore + 1);
	}

	private void decode(final double x, final double y, final int count) {
		final double dx = steps > 0 ? (x - firstX) / steps : stepX;
		final double dy = steps > 0 ? (y - firstY) / steps : stepY;
		for (int i = 0; i < count; i++) {
			ahead[2 * i] = x + i * dx;
			ahead[2 * i + 1] = y + i * dy;
		}
		ahead[0] = x;
		ahead[1] = y;
		System.arraycopy(ahead, 0, mapped, 0, 2 * count);
		view.decode(mapped, count, colours);
		size = count;
		next = 0;
	}

	private void serve(final double x, final double y) {
		view.format().set(value, colours, next * view.channels());
		next++;
		lastX = x;
		lastY = y;
	}

	/** Whether two positions are the same to a network; see {@link sc.fiji.liif.architecture.Alignment#find}. */
	private boolean isSame(final double a, final double b) {
		return a == b || view.isTolerant() && Math.floor(a) == Math.floor(b)
				&& (float) (a - Math.floor(a)) == (float) (b - Math.floor(b));
	}
}
