// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import java.util.Locale;

import sc.fiji.liif.TimedProgress;

/** Steps per second and time left, from the last minute of a training. To be used by one thread. */
public final class TrainingPace {

	/** The pace is that of so many seconds. */
	private static final double MEMORY = 60;

	private long lastTime;
	private double secondsPerStep;
	private long left;

	/** To be called after each step. */
	public void stepped(final long step, final long steps) {
		final long now = System.nanoTime();
		if (lastTime != 0) {
			final double seconds = (now - lastTime) / 1e9;
			final double weight = secondsPerStep == 0 ? 1 : Math.min(1, seconds / MEMORY);
			secondsPerStep += weight * (seconds - secondsPerStep);
		}
		lastTime = now;
		left = steps - step;
	}

	/** 0 while it is unknown. */
	public double stepsPerSecond() {
		return secondsPerStep == 0 ? 0 : 1 / secondsPerStep;
	}

	/** Seconds until the last step. */
	public double secondsLeft() {
		return left * secondsPerStep;
	}

	/** Such as "2.9 steps/s, 52 min left". */
	@Override
	public String toString() {
		if (secondsPerStep == 0)
			return "";
		return String.format(Locale.ROOT, "%.2f steps/s, %s left", stepsPerSecond(),
				TimedProgress.duration(secondsLeft()));
	}
}
