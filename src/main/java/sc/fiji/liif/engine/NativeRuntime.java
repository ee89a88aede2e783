// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.engine;

import java.security.CodeSource;

import org.tensorflow.TensorFlow;
import org.tensorflow.proto.ConfigProto;

import sc.fiji.liif.LiifException;

/**
 * Loads TensorFlow's native library and explains, in one sentence each, why
 * that may fail on a user's machine.
 */
public final class NativeRuntime {

	private static final int MAX_MESSAGE = 80;
	private static final String[] JAVACPP_LIMITS = {"org.bytedeco.javacpp.maxbytes",
			"org.bytedeco.javacpp.maxphysicalbytes"};

	private static String version;
	private static Integer threads;

	private NativeRuntime() {}

	/**
	 * Makes sure that TensorFlow can be used; cheap after the first time.
	 *
	 * @throws LiifException if it cannot
	 */
	public static synchronized void load() {
		if (version != null)
			return;
		// JavaCPP would refuse memory beyond a multiple of Java's heap; the tiles are bounded by a budget of their own.
		for (final String limit : JAVACPP_LIMITS) {
			if (System.getProperty(limit) == null)
				System.setProperty(limit, "0");
		}
		try {
			version = TensorFlow.version();
		}
		catch (final LinkageError e) {
			throw new LiifException(explain(e), e);
		}
	}

	/** Begins to load it, beside other work; whoever needs it waits, and is told if it can't be had. */
	public static void prepare() {
		final Thread thread = new Thread(() -> {
			try {
				load();
				// Classes by the hundred.
				ConfigProto.getDefaultInstance();
			}
			catch (final LiifException e) {
				return;
			}
		}, "LIIF start");
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * How a session is to run. TensorFlow has one pool of threads for all sessions
	 * of a process, made as large as the first one wants it, unless the environment
	 * variable {@code TF_OVERRIDE_GLOBAL_THREADPOOL} is set.
	 *
	 * @param wanted number of threads; 0 for all of the machine
	 * @throws LiifException if there are another number of threads already
	 */
	static synchronized ConfigProto.Builder config(final int wanted) {
		final boolean isOwn = System.getenv("TF_OVERRIDE_GLOBAL_THREADPOOL") != null;
		if (!isOwn && threads != null && wanted != 0 && wanted != threads)
			throw new LiifException("TensorFlow computes with " + (threads == 0 ? "all" : threads.toString())
					+ " threads already, which can't be changed any more: leave threads out, or start anew and train first.");
		if (threads == null)
			threads = wanted;
		return ConfigProto.newBuilder().setIntraOpParallelismThreads(wanted);
	}

	/** TensorFlow's. */
	public static synchronized String version() {
		load();
		return version;
	}

	private static String explain(final LinkageError e) {
		final String jar = jarOf("org.tensorflow.Graph");
		if (jar != null && !jar.contains("tensorflow-core-api") && !jar.endsWith("/classes/"))
			return "Another plugin's TensorFlow (" + jar
					+ ") stands before the one that LIIF needs (tensorflow-core-api): "
					+ "remove or update that plugin, or use LIIF in an installation of its own.";
		final String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
		return "TensorFlow's native library for " + platform + " can't be loaded ("
				+ shortened(String.valueOf(e.getMessage()))
				+ "): put the tensorflow-core-native jar of that platform beside LIIF's other jars.";
	}

	private static String shortened(final String message) {
		return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "...";
	}

	private static String jarOf(final String className) {
		try {
			final CodeSource source = Class.forName(className, false, NativeRuntime.class.getClassLoader())
					.getProtectionDomain().getCodeSource();
			return source == null ? null : source.getLocation().toString();
		}
		catch (ClassNotFoundException | LinkageError e) {
			return null;
		}
	}
}
