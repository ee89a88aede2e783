// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.spark;

import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;

import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.stream.StreamTask;
import sc.fiji.liif.imagej.stream.ZarrBoxes;
import sc.fiji.liif.network.NetworkOptions;
import sc.fiji.liif.network.Networks;

/**
 * What the tasks of a process share: the networks, each loaded once, and what has been joined in with, which is kept for the
 * next task. All static: tasks come as nothing but numbers. Safe for use by several threads.
 */
final class Workshop {

	private static final String CPUS = "spark.task.cpus";
	private static final String CORES = "spark.executor.cores";
	/** Of Java's own pool of threads, beside those that call it. */
	private static final String POOL = "java.util.concurrent.ForkJoinPool.common.parallelism";

	private static Installation installation;
	private static final ConcurrentMap<String, Queue<StreamTask>> IDLE = new ConcurrentHashMap<>();

	private Workshop() {}

	/** What is done with what was joined in with. */
	interface Step {

		void make(StreamTask task);
	}

	/** The networks of this process, in as many threads as Spark gives to its tasks. */
	static synchronized Networks networks() {
		if (installation == null) {
			limitPool();
			installation = new Installation(
					NetworkOptions.defaults().threads(threads()).form(System.getProperty("liif.form")));
		}
		return installation.networks();
	}

	/** Does a step of making one image of another; what fails is not kept. */
	static void join(final String source, final String target, final Step step) {
		final Queue<StreamTask> idle = IDLE.computeIfAbsent(source + '\n' + target,
				key -> new ConcurrentLinkedQueue<>());
		final StreamTask known = idle.poll();
		final StreamTask task = known != null
				? known
				: StreamTask.join(new ZarrBoxes(Locations.store(source)), Locations.store(target), networks());
		boolean isDone = false;
		try {
			step.make(task);
			isDone = true;
		}
		finally {
			if (isDone)
				idle.add(task);
			else
				task.close();
		}
	}

	/** Forgets what was joined in with, so that networks can be closed. */
	static void close() {
		IDLE.values().forEach(idle -> {
			for (StreamTask task = idle.poll(); task != null; task = idle.poll())
				task.close();
		});
	}

	/** An executor of some of a machine's processors uses no others, if Java's pool has not been used by then. */
	private static void limitPool() {
		final SparkEnv env = SparkEnv.get();
		if (env != null && !"driver".equals(env.executorId()) && env.conf().contains(CORES)
				&& System.getProperty(POOL) == null)
			System.setProperty(POOL, Integer.toString(env.conf().getInt(CORES, 1) - 1));
	}

	/**
	 * Of the pool that TensorFlow has once for all networks of a process: none besides those that call it where a task has one
	 * processor; where it has more, all that run side by side have them together.
	 */
	private static int threads() {
		final SparkEnv env = SparkEnv.get();
		final SparkConf conf = env == null ? new SparkConf() : env.conf();
		final int perTask = conf.getInt(CPUS, 1);
		final int all = conf.getInt(CORES, Runtime.getRuntime().availableProcessors());
		return perTask == 1 ? 1 : Math.max(perTask, all);
	}
}
