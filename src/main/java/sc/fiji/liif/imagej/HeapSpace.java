// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import java.util.Locale;

import sc.fiji.liif.LiifException;

/** Java's memory, which images live in: asked before the work whether it will do. */
public final class HeapSpace {

	private HeapSpace() {}

	/**
	 * @param what   needs the bytes, such as "The result"
	 * @param wayOut what to do about it, besides giving more memory
	 * @throws LiifException in one sentence, if they are not free
	 */
	public static void check(final double bytes, final String what, final String wayOut) {
		if (bytes <= free())
			return;
		System.gc();
		if (bytes > free())
			throw new LiifException(what + " needs " + inWords(bytes) + ", but ImageJ has only " + inWords(free())
					+ " of memory free: " + wayOut
					+ ", or give ImageJ more memory (Edit > Options > Memory & Threads; -Xmx on the command line).");
	}

	/**
	 * What to tell when it was not asked, or the answer was wrong.
	 *
	 * @param what ran out of it, such as "LIIF Evaluate"
	 */
	public static LiifException exhausted(final String what, final OutOfMemoryError cause) {
		return new LiifException(what + " ran out of Java's memory of " + inWords(Runtime.getRuntime().maxMemory())
				+ ": give it more (Edit > Options > Memory & Threads; -Xmx on the command line), "
				+ "or work on smaller images.", cause);
	}

	/** What may still be taken, some of which the garbage collector has to find first. */
	public static long free() {
		final Runtime runtime = Runtime.getRuntime();
		return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
	}

	/** An amount of memory in words. */
	public static String inWords(final double bytes) {
		if (bytes < 1 << 20)
			return (long) Math.ceil(bytes / 1024) + " kB";
		if (bytes < 10 << 20)
			return String.format(Locale.ROOT, "%.1f MB", bytes / 1048576.0);
		return bytes < 10L << 30 ? Math.round(bytes / 1048576.0) + " MB" : Math.round(bytes / 1073741824.0) + " GB";
	}
}
