// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.engine;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Loads the engine apart from all else in ImageJ: TensorFlow, what it needs, and the package of LIIF that knows it come
 * from jars that are on nobody's class path, even where others have classes of the same names; everything else from
 * the loader of LIIF. So another plugin's TensorFlow may be of another time.
 */
final class EngineClassLoader extends URLClassLoader {

	/** Folders of the engine's jars, in place of those of the installation. */
	private static final String FOLDERS = "liif.engine";
	private static final List<String> OWN = Arrays.asList("org.tensorflow.", "org.bytedeco.", "com.google.protobuf.",
			"sc.fiji.liif.tensorflow.");
	private static final String CACHE = "org.bytedeco.javacpp.cachedir";

	static {
		registerAsParallelCapable();
	}

	private EngineClassLoader(final List<URL> jars) {
		super(jars.toArray(new URL[0]), EngineClassLoader.class.getClassLoader());
	}

	/**
	 * The loader for an engine that was installed in a folder of its own, which is {@code lib/liif} beside the folder of
	 * LIIF's jar, and for what belongs to one platform {@code lib/PLATFORM/liif}.
	 *
	 * @return none if there is no such folder
	 */
	static Optional<EngineClassLoader> ofThisInstallation() {
		final List<URL> jars = new ArrayList<>();
		for (final Path folder : folders())
			jars.addAll(jars(folder));
		final URL liif = location();
		if (jars.isEmpty() || liif == null)
			return Optional.empty();
		jars.add(liif);
		return Optional.of(new EngineClassLoader(jars));
	}

	/**
	 * Makes the engine, whose native libraries are unpacked where no other loader's are: a process loads each file once.
	 *
	 * @throws ReflectiveOperationException if it is not there, or fails
	 */
	Engine engine(final String name) throws ReflectiveOperationException {
		final String before = System.getProperty(CACHE);
		if (before == null)
			System.setProperty(CACHE, Paths.get(System.getProperty("user.home"), ".javacpp", "cache-liif").toString());
		try {
			return engine(name, this);
		}
		finally {
			if (before == null)
				System.clearProperty(CACHE);
		}
	}

	/** The engine of a loader. */
	static Engine engine(final String name, final ClassLoader loader) throws ReflectiveOperationException {
		return Class.forName(name, true, loader).asSubclass(Engine.class).getDeclaredConstructor().newInstance();
	}

	// -- ClassLoader methods --

	@Override
	protected Class<?> loadClass(final String name, final boolean resolve) throws ClassNotFoundException {
		if (!isOwn(name))
			return super.loadClass(name, resolve);
		synchronized (getClassLoadingLock(name)) {
			Class<?> loaded = findLoadedClass(name);
			if (loaded == null)
				loaded = findClass(name);
			if (resolve)
				resolveClass(loaded);
			return loaded;
		}
	}

	@Override
	public URL getResource(final String name) {
		return isOwn(name.replace('/', '.')) ? findResource(name) : super.getResource(name);
	}

	@Override
	public Enumeration<URL> getResources(final String name) throws IOException {
		return isOwn(name.replace('/', '.')) ? findResources(name) : super.getResources(name);
	}

	// -- Helper methods --

	private static boolean isOwn(final String name) {
		return OWN.stream().anyMatch(name::startsWith);
	}

	private static List<Path> folders() {
		final String named = System.getProperty(FOLDERS);
		if (named != null)
			return Arrays.stream(named.split(java.io.File.pathSeparator)).map(Paths::get).collect(Collectors.toList());
		final URL liif = location();
		if (liif == null || !liif.getPath().endsWith(".jar"))
			return Collections.emptyList();
		try {
			final Path lib = Paths.get(liif.toURI()).resolve("../../lib").normalize();
			final List<Path> folders = new ArrayList<>(Collections.singletonList(lib.resolve("liif")));
			if (Files.isDirectory(lib)) {
				try (Stream<Path> platforms = Files.list(lib)) {
					platforms.map(platform -> platform.resolve("liif")).sorted().forEach(folders::add);
				}
			}
			return folders;
		}
		catch (final URISyntaxException | IOException | IllegalArgumentException e) {
			return Collections.emptyList();
		}
	}

	private static List<URL> jars(final Path folder) {
		if (!Files.isDirectory(folder))
			return Collections.emptyList();
		final List<URL> jars = new ArrayList<>();
		try (Stream<Path> files = Files.list(folder)) {
			for (final Path file : files.filter(f -> f.toString().endsWith(".jar")).sorted()
					.collect(Collectors.toList()))
				jars.add(file.toUri().toURL());
		}
		catch (final MalformedURLException e) {
			throw new IllegalStateException(e);
		}
		catch (final IOException e) {
			return Collections.emptyList();
		}
		return jars;
	}

	/** Where LIIF's own classes come from. */
	private static URL location() {
		final CodeSource source = EngineClassLoader.class.getProtectionDomain().getCodeSource();
		return source == null ? null : source.getLocation();
	}
}
