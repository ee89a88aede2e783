// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import sc.fiji.liif.Progress;
import sc.fiji.liif.train.data.ValidationResult;

/**
 * How a training goes as lines of text: one for each validation and warning, and
 * while it runs one every ten seconds at most.
 */
public final class TrainingLines implements TrainingListener {

	private static final long INTERVAL_NANOSECONDS = 10_000_000_000L;

	private final Consumer<String> lines;
	private final Progress progress;
	private final BooleanSupplier stops;
	private final TrainingPace pace = new TrainingPace();
	private long last = System.nanoTime();
	private double lossSum;
	private int lossCount;

	/**
	 * @param lines    takes the lines; may be called by any thread
	 * @param progress told of every step; its canceling keeps nothing of the training
	 * @param stops    whether to end the training and keep the model; where this and
	 *                 canceling come together, the model is kept
	 */
	public TrainingLines(final Consumer<String> lines, final Progress progress, final BooleanSupplier stops) {
		this.lines = lines;
		this.progress = progress;
		this.stops = stops;
	}

	@Override
	public void phase(final String what) {
		lines.accept(what);
	}

	@Override
	public void stepped(final long step, final long steps, final double loss) {
		pace.stepped(step, steps);
		progress.report(step, steps, pace.line(loss));
		lossSum += loss;
		lossCount++;
		final long now = System.nanoTime();
		if (now - last < INTERVAL_NANOSECONDS)
			return;
		last = now;
		lines.accept(pace.line(lossSum / lossCount));
		lossSum = 0;
		lossCount = 0;
	}

	@Override
	public void validated(final ValidationResult result) {
		lines.accept(result.toString());
	}

	@Override
	public void skipped(final String sentence) {
		lines.accept("skipped: " + sentence);
	}

	@Override
	public void warned(final String sentence) {
		lines.accept("warning: " + sentence);
	}

	@Override
	public boolean isStopped() {
		return stops.getAsBoolean();
	}

	@Override
	public boolean isCanceled() {
		return progress.isCanceled() && !stops.getAsBoolean();
	}
}
