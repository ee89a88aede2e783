// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * Work that is brought to an end before Java ends, such as a training that keeps its state: when Java is asked to end it is
 * asked to stop, and waited for. Safe for use by several threads.
 */
public final class FinishingWork {

	private static final Set<FinishingWork> ALL = ConcurrentHashMap.newKeySet();
	private static boolean isWaitedFor;

	private final Runnable stop;
	private final CountDownLatch end = new CountDownLatch(1);

	private FinishingWork(final Runnable stop) {
		this.stop = stop;
	}

	/** @param stop asks it to stop, and returns at once */
	public static synchronized FinishingWork begin(final Runnable stop) {
		if (!isWaitedFor)
			Runtime.getRuntime().addShutdownHook(new Thread(FinishingWork::await));
		isWaitedFor = true;
		final FinishingWork work = new FinishingWork(stop);
		ALL.add(work);
		return work;
	}

	/** It has come to its end. */
	public void end() {
		end.countDown();
		ALL.remove(this);
	}

	/** Has all of it come to an end; for those who have to end later. */
	public static void await() {
		ALL.forEach(work -> work.stop.run());
		try {
			for (final FinishingWork work : ALL)
				work.end.await();
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
