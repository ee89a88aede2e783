// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import ij.IJ;

import sc.fiji.liif.TestJava;

/**
 * Plain ImageJ in a folder as a user would make it: the plugin's jar in
 * {@code plugins/}, what it needs in {@code jars/}, and ImageJ alone on the class
 * path of the process that is started.
 */
final class ImageJInstallation {

	private static final long TIMEOUT_MINUTES = 10;

	private final Path folder;
	private final Path imagej;

	ImageJInstallation(final Path folder) throws IOException {
		this.folder = folder;
		final Path jars = Files.createDirectories(folder.resolve("jars"));
		final Path plugins = Files.createDirectories(folder.resolve("plugins"));
		Path classes = null;
		imagej = location(IJ.class);
		for (final String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			final Path path = Paths.get(entry).toAbsolutePath();
			if (path.endsWith(Paths.get("target", "classes")))
				classes = path;
			// Once it is packed.
			else if (path.getFileName().toString().startsWith("LIIF_-"))
				Files.createSymbolicLink(plugins.resolve(path.getFileName()), path);
			else if (entry.endsWith(".jar") && !path.equals(imagej))
				Files.createSymbolicLink(jars.resolve(path.getFileName()), path);
		}
		if (classes != null)
			pack(classes, plugins.resolve("LIIF_-test.jar"));
	}

	private ImageJInstallation(final Path folder, final Path imagej) {
		this.folder = folder;
		this.imagej = imagej;
	}

	/** A folder in which all but ImageJ's own jar is there already. */
	static ImageJInstallation of(final Path folder) {
		return new ImageJInstallation(folder, location(IJ.class));
	}

	Path folder() {
		return folder;
	}

	/** Runs a macro without ImageJ's window and returns what it wrote to {@code out.txt}. */
	List<String> runMacro(final VirtualDisplay display, final String... lines) throws Exception {
		final Path macro = folder.resolve("macro.ijm");
		final Path out = folder.resolve("out.txt");
		Files.deleteIfExists(out);
		final List<String> all = new ArrayList<>();
		all.add("function say(text) { File.append(text, \"" + out + "\"); }");
		all.addAll(Arrays.asList(lines));
		Files.write(macro, all);
		start(display, imagej.toString(), "ij.ImageJ", "-ijpath", folder.toString(), "-batch", macro.toString());
		return Files.exists(out) ? Files.readAllLines(out) : Collections.emptyList();
	}

	/** Runs a class of the tests, which may use ImageJ only, beside ImageJ. */
	void runMain(final VirtualDisplay display, final Class<?> main, final String... args) throws Exception {
		final List<String> words = new ArrayList<>(
				Arrays.asList(imagej + File.pathSeparator + location(main), main.getName()));
		words.addAll(Arrays.asList(args));
		start(display, words.toArray(new String[0]));
	}

	private void start(final VirtualDisplay display, final String... classPathMainArgs) throws Exception {
		final Path crash = folder.resolve("crash.txt");
		final List<String> command = TestJava.line("-Xmx1g", "-Dplugins.dir=" + folder, "-Duser.home=" + folder,
				"-Djava.io.tmpdir=" + folder, "-XX:ErrorFile=" + crash, "-cp");
		command.addAll(Arrays.asList(classPathMainArgs));
		final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(folder.resolve("log.txt").toFile());
		builder.environment().put("DISPLAY", display.name());
		final Process process = builder.start();
		if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
			process.destroyForcibly();
			throw new IllegalStateException("ImageJ did not end: " + log());
		}
		// A crash at the very end leaves the exit code as it was.
		if (process.exitValue() != 0 || Files.exists(crash))
			throw new IllegalStateException("ImageJ ended with " + process.exitValue() + ": " + log());
	}

	String log() throws IOException {
		return String.join("\n", Files.readAllLines(folder.resolve("log.txt")));
	}

	/** Where a class comes from. */
	static Path location(final Class<?> type) {
		try {
			return Paths.get(type.getProtectionDomain().getCodeSource().getLocation().toURI());
		}
		catch (final URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}

	private static void pack(final Path classes, final Path jar) throws IOException {
		try (OutputStream out = Files.newOutputStream(jar);
				ZipOutputStream zip = new ZipOutputStream(out);
				Stream<Path> files = Files.walk(classes)) {
			for (final Path file : files.filter(Files::isRegularFile).collect(Collectors.toList())) {
				zip.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
				Files.copy(file, zip);
				zip.closeEntry();
			}
		}
	}
}
