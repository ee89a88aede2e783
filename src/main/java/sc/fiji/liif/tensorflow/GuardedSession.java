// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.tensorflow;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TFResourceExhaustedException;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.engine.SessionForm;

/**
 * A graph's session that is never freed while it runs. Safe for use by several threads,
 * which run it at the same time.
 */
public final class GuardedSession implements AutoCloseable {

	private final Session session;
	/** Fair, so that closing does not wait for threads that never pause. */
	private final ReadWriteLock running = new ReentrantReadWriteLock(true);
	private boolean isClosed;

	/** @param graph complete; to be closed later than this */
	public GuardedSession(final NativeGraph graph, final SessionForm form) {
		session = graph.start(NativeRuntime.config(form));
	}

	/** To be fed, and handed to {@link #run}. */
	public Session.Runner runner() {
		return session.runner();
	}

	/**
	 * @throws LiifException         in one sentence, if the memory does not suffice
	 * @throws IllegalStateException if it was closed
	 */
	public Result run(final Session.Runner runner) {
		running.readLock().lock();
		try {
			if (isClosed)
				throw new IllegalStateException("This network is closed: make a new one of the model.");
			return NativeRuntime.run(runner);
		}
		catch (final TFResourceExhaustedException e) {
			throw new LiifException("There is not enough memory for this step: choose a smaller tile.", e);
		}
		finally {
			running.readLock().unlock();
		}
	}

	/** Waits for runs in progress, then frees the native memory. Closing twice does nothing. */
	@Override
	public void close() {
		running.writeLock().lock();
		try {
			if (!isClosed)
				session.close();
			isClosed = true;
		}
		finally {
			running.writeLock().unlock();
		}
	}
}
