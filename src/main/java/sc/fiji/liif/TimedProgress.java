// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

/**
 * Progress as a person wants to see it: a few times a second, with the time that
 * is left.
 */
public abstract class TimedProgress implements Progress {

	private static final long INTERVAL_NANOSECONDS = 200_000_000;
	private static final double TOO_EARLY_SECONDS = 1;
	private static final double TOO_EARLY_FRACTION = 0.01;

	private final long start = System.nanoTime();
	private long last = start - INTERVAL_NANOSECONDS;

	/**
	 * Shows the state of the work.
	 *
	 * @param fraction of the work done, from 0 to 1
	 * @param text     what is being done and, once it can be told, the time left
	 */
	protected abstract void show(double fraction, String text);

	@Override
	public final void report(final double done, final double total, final String what) {
		final long now = System.nanoTime();
		if (now - last < INTERVAL_NANOSECONDS)
			return;
		last = now;
		final double fraction = Math.min(1, done / total);
		show(fraction, what + timeLeft((now - start) / 1e9, fraction));
	}

	private static String timeLeft(final double seconds, final double fraction) {
		if (seconds < TOO_EARLY_SECONDS || fraction < TOO_EARLY_FRACTION)
			return "";
		return ", " + duration(seconds / fraction * (1 - fraction)) + " left";
	}

	/** Such as "40 s", "52 min" or "3.5 h". */
	public static String duration(final double seconds) {
		if (seconds < 90)
			return Math.round(seconds) + " s";
		if (seconds < 5400)
			return Math.round(seconds / 60) + " min";
		return Math.round(seconds / 360) / 10.0 + " h";
	}

	/** What is but estimated: such as "about 40 s"; a moment below a second. */
	public static String about(final double seconds) {
		return seconds < 1 ? "a moment" : "about " + duration(seconds);
	}
}
