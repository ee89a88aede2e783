// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.ui;

import java.awt.EventQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;

/**
 * A window's work in the background, in a thread of its own: of several jobs in a row only the one that was begun last
 * counts. Its methods are for the event thread.
 */
public final class LatestWork implements AutoCloseable {

	private final Consumer<String> onFailure;
	private final ExecutorService worker;
	private volatile Job latest;

	/** One job, and whether it still counts. */
	public final class Job implements Progress {

		/** Whether something newer was begun. */
		@Override
		public boolean isCanceled() {
			return latest != this;
		}

		@Override
		public void report(final double done, final double total, final String what) {
			// A moment only.
		}

		/** Changes something on the event thread, unless something newer was begun. */
		public void show(final Runnable change) {
			EventQueue.invokeLater(() -> {
				if (!isCanceled())
					change.run();
			});
		}
	}

	/**
	 * @param name      of the thread
	 * @param onFailure told in a sentence what went wrong, on the event thread
	 */
	public LatestWork(final String name, final Consumer<String> onFailure) {
		this.onFailure = onFailure;
		worker = Executors.newSingleThreadExecutor(task -> {
			final Thread thread = new Thread(task, name);
			thread.setDaemon(true);
			return thread;
		});
	}

	/** Begins another job, unless this was closed; what was begun before counts no longer. */
	public void begin(final Consumer<Job> task) {
		if (worker.isShutdown())
			return;
		final Job job = new Job();
		latest = job;
		worker.execute(() -> {
			if (!job.isCanceled())
				run(() -> task.accept(job), job::show);
		});
	}

	/** Does something besides, in its turn, that nothing newer stops. */
	public void also(final Runnable task) {
		if (!worker.isShutdown())
			worker.execute(() -> run(task, EventQueue::invokeLater));
	}

	/** What was begun counts no longer. */
	public void drop() {
		latest = null;
	}

	public boolean isClosed() {
		return worker.isShutdown();
	}

	/** Begins nothing any more; what was begun counts no longer. */
	@Override
	public void close() {
		drop();
		worker.shutdown();
	}

	private void run(final Runnable task, final Consumer<Runnable> onEventThread) {
		try {
			task.run();
		}
		catch (final CancellationException e) {
			// Something newer is on its way.
		}
		catch (final LiifException e) {
			onEventThread.accept(() -> onFailure.accept(e.getMessage()));
		}
		catch (final RuntimeException | Error e) {
			onEventThread.accept(() -> onFailure.accept("This can't be shown (" + e + "): please report it."));
		}
	}
}
