// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicLong;

import sc.fiji.liif.MachineMemory;

/**
 * The native memory of all feature maps: those that nobody holds any more give it
 * back without being closed, and before it grows far they are looked for. Safe for use
 * by several threads.
 */
final class FeatureMemory {

	private static final Cleaner CLEANER = Cleaner.create();
	/** What may be taken before anybody looks for maps that were forgotten. */
	private static final long PATIENCE = Math.max(128L << 20,
			Math.min(512L << 20, MachineMemory.ofThisMachine().available() / 16));
	private static final int MOST_WAITS = 10;
	private static final long WAIT_MILLISECONDS = 20;

	private static final AtomicLong USED = new AtomicLong();
	/** More use than this is worth a look. */
	private static long worthALook = PATIENCE;

	private FeatureMemory() {}

	/**
	 * Has the memory of a map freed at the latest when nobody holds the map.
	 *
	 * @param free must not hold the map
	 */
	static Cleaner.Cleanable register(final Object map, final long bytes, final Runnable free) {
		USED.addAndGet(bytes);
		return CLEANER.register(map, () -> {
			free.run();
			USED.addAndGet(-bytes);
		});
	}

	/** Frees maps that were forgotten, if all of them together have grown much since the last look. */
	static synchronized void lookForForgotten() {
		if (USED.get() < worthALook)
			return;
		System.gc();
		long before = Long.MAX_VALUE;
		for (int i = 0; i < MOST_WAITS && USED.get() < before; i++) {
			before = USED.get();
			try {
				Thread.sleep(WAIT_MILLISECONDS);
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
				break;
			}
		}
		// What is left is in use.
		worthALook = USED.get() + PATIENCE;
	}

	/** Bytes that all maps take. */
	static long used() {
		return USED.get();
	}
}
