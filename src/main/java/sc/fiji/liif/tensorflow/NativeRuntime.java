// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.tensorflow;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.RewriterConfig;

import sc.fiji.liif.FinishingWork;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.engine.SessionForm;

/** TensorFlow's native library, of which there is one in a process, and what is set for all of it. */
public final class NativeRuntime {

	/** Whether convolutions and products are oneDNN's. TensorFlow's own choice is: with AVX-512 alone. */
	private static final String ONEDNN = "TF_ENABLE_ONEDNN_OPTS";
	private static final String[] JAVACPP_LIMITS = {"org.bytedeco.javacpp.maxbytes",
			"org.bytedeco.javacpp.maxphysicalbytes"};

	private static final long MOST_SECONDS = 30;
	/** Held by all that runs, and by the end of Java for good: a library that is taken down while it computes crashes. */
	private static final ReadWriteLock RUNNING = new ReentrantReadWriteLock();

	private static Integer threads;

	static {
		Runtime.getRuntime().addShutdownHook(new Thread(NativeRuntime::end));
	}

	private NativeRuntime() {}

	/**
	 * Loads it.
	 *
	 * @return its version
	 * @throws LinkageError if it can't be loaded
	 */
	static String load() {
		// With AVX2 faster than Eigen's, and each pixel is the same whatever tile it lies in.
		NativeEnvironment.setIfMissing(ONEDNN, "1");
		// JavaCPP would refuse memory beyond a multiple of Java's heap; the tiles are bounded by a budget of their own.
		for (final String limit : JAVACPP_LIMITS) {
			if (System.getProperty(limit) == null)
				System.setProperty(limit, "0");
		}
		return TensorFlow.version();
	}

	/** Runs a graph, unless Java is about to end. */
	static Result run(final Session.Runner runner) {
		RUNNING.readLock().lock();
		try {
			return runner.run();
		}
		finally {
			RUNNING.readLock().unlock();
		}
	}

	/**
	 * How a session is to run. TensorFlow has one pool of threads for all sessions
	 * of a process, made as large as the first one wants it, unless the environment
	 * variable {@code TF_OVERRIDE_GLOBAL_THREADPOOL} is set.
	 *
	 * @throws LiifException if there are another number of threads already
	 */
	public static synchronized ConfigProto.Builder config(final SessionForm form) {
		final int wanted = form.threads();
		final boolean isOwn = System.getenv("TF_OVERRIDE_GLOBAL_THREADPOOL") != null;
		if (!isOwn && threads != null && wanted != 0 && wanted != threads)
			throw new LiifException("TensorFlow computes with " + (threads == 0 ? "all" : threads.toString())
					+ " threads already, which can't be changed any more: leave threads out, or start anew and train first.");
		if (threads == null)
			threads = wanted;
		// Operations follow one another; handing each to another thread costs more than it brings.
		final ConfigProto.Builder config = ConfigProto.newBuilder().setIntraOpParallelismThreads(wanted)
				.setInterOpParallelismThreads(-1);
		final RewriterConfig.Builder rewriter = config.getGraphOptionsBuilder().getRewriteOptionsBuilder();
		if (!form.isFused())
			rewriter.setRemapping(RewriterConfig.Toggle.OFF);
		// However small the graph.
		rewriter.setMinGraphNodes(-1);
		if (form.isFast())
			rewriter.setAutoMixedPrecisionOnednnBfloat16(RewriterConfig.Toggle.ON);
		return config;
	}

	/** When Java ends: after what has something to finish, and when nothing runs; what would run then waits. */
	private static void end() {
		FinishingWork.await();
		try {
			RUNNING.writeLock().tryLock(MOST_SECONDS, TimeUnit.SECONDS);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
