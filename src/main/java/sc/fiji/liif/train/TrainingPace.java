// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import java.util.Locale;

import sc.fiji.liif.TimedProgress;

/** Where a training is, its steps per second and the time left, from its last minute. To be used by one thread. */
public final class TrainingPace {

	/** The pace is that of so many seconds. */
	private static final double MEMORY = 60;

	private long lastTime;
	private double secondsPerStep;
	private long step;
	private long steps;

	/** To be called after each step. */
	public void stepped(final long done, final long total) {
		final long now = System.nanoTime();
		if (lastTime != 0) {
			final double seconds = (now - lastTime) / 1e9;
			final double weight = secondsPerStep == 0 ? 1 : Math.min(1, seconds / MEMORY);
			secondsPerStep += weight * (seconds - secondsPerStep);
		}
		lastTime = now;
		step = done;
		steps = total;
	}

	/** 0 while it is unknown. */
	public double stepsPerSecond() {
		return secondsPerStep == 0 ? 0 : 1 / secondsPerStep;
	}

	/** Seconds until the last step. */
	public double secondsLeft() {
		return (steps - step) * secondsPerStep;
	}

	/** Such as "step 900 of 10000, loss 0.0312, 2.90 steps/s, 52 min left". */
	public String line(final double loss) {
		final String line = String.format(Locale.ROOT, "step %d of %d, loss %.4f", step, steps, loss);
		return secondsPerStep == 0
				? line
				: String.format(Locale.ROOT, "%s, %.2f steps/s, %s left", line, stepsPerSecond(),
						TimedProgress.duration(secondsLeft()));
	}
}
