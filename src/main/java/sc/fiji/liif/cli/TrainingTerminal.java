// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.cli;

import java.io.PrintWriter;

import sc.fiji.liif.train.TrainingListener;
import sc.fiji.liif.train.TrainingPace;
import sc.fiji.liif.train.ValidationResult;

/** A training's course as lines of text, of which there is one every ten seconds at most, and one per validation. */
final class TrainingTerminal implements TrainingListener {

	private static final long INTERVAL_NANOSECONDS = 10_000_000_000L;

	private final PrintWriter out;
	private final TrainingPace pace = new TrainingPace();
	private volatile boolean isStopped;
	private long last = System.nanoTime();
	private double lossSum;
	private int lossCount;

	TrainingTerminal(final PrintWriter out) {
		this.out = out;
	}

	@Override
	public void stepped(final long step, final long steps, final double loss) {
		pace.stepped(step, steps);
		lossSum += loss;
		lossCount++;
		final long now = System.nanoTime();
		if (now - last < INTERVAL_NANOSECONDS)
			return;
		last = now;
		out.println(pace.line(lossSum / lossCount));
		out.flush();
		lossSum = 0;
		lossCount = 0;
	}

	@Override
	public void validated(final ValidationResult result) {
		out.println(result);
		out.flush();
	}

	@Override
	public void skipped(final String sentence) {
		out.println("skipped: " + sentence);
		out.flush();
	}

	@Override
	public void warned(final String sentence) {
		out.println("warning: " + sentence);
		out.flush();
	}

	void stop() {
		isStopped = true;
	}

	@Override
	public boolean isStopped() {
		return isStopped;
	}
}
