// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.engine;

import java.lang.reflect.InvocationTargetException;
import java.security.CodeSource;
import java.util.Locale;
import java.util.Optional;

import sc.fiji.liif.LiifException;

/**
 * Finds the engine of this process, loads it once, and explains, in one sentence each, why that may fail on a
 * user's machine. Safe for use by several threads.
 */
public final class Engines {

	private static final String NAME = "sc.fiji.liif.tensorflow.TensorFlowEngine";
	private static final String ONE_OF_ITS_CLASSES = "org.tensorflow.Graph";
	private static final int MAX_MESSAGE = 80;

	private static Engine engine;
	private static LiifException failure;

	private Engines() {}

	/**
	 * The engine, loaded by the first one who asks: from the folder of LIIF's own, if it was installed with one, else
	 * from the class path.
	 *
	 * @throws LiifException if it can't be used on this machine
	 */
	public static synchronized Engine current() {
		// What failed once fails again, but says less.
		if (failure != null)
			throw new LiifException(failure.getMessage(), failure);
		if (engine == null) {
			try {
				engine = load();
			}
			catch (final LinkageError | ReflectiveOperationException e) {
				failure = new LiifException(explain(e), e);
				throw failure;
			}
		}
		return engine;
	}

	/** Begins to load it, beside other work; whoever needs it waits, and is told if it can't be had. */
	public static void prepare() {
		final Thread thread = new Thread(() -> {
			try {
				current().warmUp();
			}
			catch (final LiifException e) {
				return;
			}
		}, "LIIF start");
		thread.setDaemon(true);
		thread.start();
	}

	// -- Helper methods --

	private static Engine load() throws ReflectiveOperationException {
		final Optional<EngineClassLoader> own = EngineClassLoader.ofThisInstallation();
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		if (own.isPresent())
			thread.setContextClassLoader(own.get());
		try {
			return own.isPresent() ? own.get().engine(NAME) : EngineClassLoader.engine(NAME, loader());
		}
		catch (final InvocationTargetException e) {
			if (e.getCause() instanceof LinkageError)
				throw (LinkageError) e.getCause();
			throw e;
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	private static ClassLoader loader() {
		return Engines.class.getClassLoader();
	}

	private static String explain(final Throwable e) {
		if (e instanceof UnsupportedClassVersionError)
			return "This is Java " + System.getProperty("java.specification.version")
					+ ", and a part of LIIF needs a newer one (" + shortened(e.getMessage())
					+ "): update ImageJ with its Java.";
		final String jar = jarOf(ONE_OF_ITS_CLASSES);
		if (jar != null && !jar.contains("tensorflow-core-api") && !jar.endsWith("/classes/"))
			return "Another plugin's TensorFlow (" + jar
					+ ") stands before the one that LIIF needs (tensorflow-core-api): "
					+ "install LIIF from its zip, which brings a TensorFlow that others don't see, or remove that plugin.";
		if (e instanceof ClassNotFoundException || e instanceof NoClassDefFoundError && jar == null)
			return "A part of TensorFlow is missing (" + shortened(e.getMessage())
					+ "): install LIIF from its zip again, or put tensorflow-core-api and what it needs beside LIIF's other jars.";
		final String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
		if (!isSupported())
			return "There is no TensorFlow for " + platform
					+ ": LIIF runs on Windows x64, Linux x64 and Arm, macOS Intel and Apple silicon.";
		return "TensorFlow's native library for " + platform + " can't be loaded (" + shortened(e.getMessage())
				+ "): put the tensorflow-core-native jar of that platform beside LIIF's other jars.";
	}

	private static boolean isSupported() {
		final String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		final String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
		final boolean isIntel = processor.equals("amd64") || processor.equals("x86_64");
		return isIntel || processor.equals("aarch64") && !system.startsWith("windows");
	}

	private static String shortened(final String message) {
		final String text = String.valueOf(message);
		return text.length() <= MAX_MESSAGE ? text : text.substring(0, MAX_MESSAGE) + "...";
	}

	private static String jarOf(final String className) {
		try {
			final CodeSource source = Class.forName(className, false, loader()).getProtectionDomain().getCodeSource();
			return source == null ? null : source.getLocation().toString();
		}
		catch (ClassNotFoundException | LinkageError e) {
			return null;
		}
	}
}
