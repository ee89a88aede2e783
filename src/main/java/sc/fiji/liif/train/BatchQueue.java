// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import sc.fiji.liif.engine.TrainingBatch;
import sc.fiji.liif.train.data.BatchBuilder;

/** Prepares the batches of the steps to come on threads of its own, in order. To be used by one thread. */
final class BatchQueue implements AutoCloseable {

	private static final int THREADS = 2;
	private static final int AHEAD = 4;

	private final BatchBuilder builder;
	private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
		final Thread thread = new Thread(task, "LIIF training data");
		thread.setDaemon(true);
		return thread;
	});
	private final Deque<Future<TrainingBatch>> ahead = new ArrayDeque<>();
	private long next;

	/** @param step the first step to come */
	BatchQueue(final BatchBuilder builder, final long step) {
		this.builder = builder;
		next = step;
		for (int i = 0; i < AHEAD; i++)
			prepare();
	}

	/** Waits for the next step's batch. */
	TrainingBatch take() {
		prepare();
		try {
			return ahead.remove().get();
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Interrupted.");
		}
		catch (final ExecutionException e) {
			if (e.getCause() instanceof Error)
				throw (Error) e.getCause();
			throw (RuntimeException) e.getCause();
		}
	}

	private void prepare() {
		final long step = next++;
		ahead.add(threads.submit(() -> builder.build(step)));
	}

	@Override
	public void close() {
		threads.shutdownNow();
	}
}
