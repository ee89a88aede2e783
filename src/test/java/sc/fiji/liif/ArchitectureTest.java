// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.Test;

/** Reads the imports: packages use only those they may. */
public class ArchitectureTest {

	private static final Path SOURCES = Paths.get("src", "main", "java", "sc", "fiji", "liif");
	private static final Pattern IMPORT = Pattern.compile("import (?:static )?([\\w.]+);");

	private static final Map<String, List<String>> MAY_USE = new HashMap<>();
	static {
		MAY_USE.put("", Collections.emptyList());
		MAY_USE.put("picture", Collections.emptyList());
		MAY_USE.put("model", Collections.emptyList());
		MAY_USE.put("network", Arrays.asList("model"));
		MAY_USE.put("image", Arrays.asList("picture", "model", "network"));
		MAY_USE.put("train", Arrays.asList("picture", "model", "network", "image"));
		MAY_USE.put("evaluate", Arrays.asList("picture", "model", "network", "image"));
		MAY_USE.put("imagej", Arrays.asList("picture", "model", "network", "image", "train", "evaluate"));
		MAY_USE.put("command", Arrays.asList("picture", "model", "network", "image", "train", "evaluate", "imagej"));
		MAY_USE.put("cli", Arrays.asList("picture", "model", "network", "image", "train", "evaluate", "imagej"));
	}

	private static final Map<String, List<String>> LIBRARIES = new HashMap<>();
	static {
		LIBRARIES.put("org.tensorflow.", Arrays.asList("network"));
		LIBRARIES.put("net.imglib2.", Arrays.asList("image", "imagej"));
		LIBRARIES.put("ij.", Arrays.asList("imagej", "command", "cli"));
		LIBRARIES.put("org.scijava.", Arrays.asList("command"));
		LIBRARIES.put("com.google.gson.", Arrays.asList("model", "train", "imagej"));
		LIBRARIES.put("net.razorvine.pickle.", Arrays.asList("model"));
		LIBRARIES.put("picocli.", Arrays.asList("cli"));
	}

	@Test
	public void arrowsRunOneWay() throws IOException {
		final List<String> wrong = new ArrayList<>();
		final List<Path> files = sources();
		assertTrue("no sources in " + SOURCES.toAbsolutePath(), files.size() > 10);
		for (final Path file : files) {
			final String from = packageOf(file);
			assertTrue("unknown package " + from, MAY_USE.containsKey(from));
			final Matcher imports = IMPORT.matcher(new String(Files.readAllBytes(file), "UTF-8"));
			while (imports.find()) {
				if (!isAllowed(from, imports.group(1)))
					wrong.add(file + " uses " + imports.group(1));
			}
		}
		assertEquals(Collections.emptyList(), wrong);
	}

	private static boolean isAllowed(final String from, final String imported) {
		if (imported.startsWith("sc.fiji.liif.")) {
			final String[] parts = imported.substring("sc.fiji.liif.".length()).split("\\.");
			return Character.isUpperCase(parts[0].charAt(0)) || parts[0].equals(from)
					|| MAY_USE.get(from).contains(parts[0]);
		}
		for (final Map.Entry<String, List<String>> library : LIBRARIES.entrySet()) {
			if (imported.startsWith(library.getKey()))
				return library.getValue().contains(from);
		}
		return imported.startsWith("java.") || imported.startsWith("javax.")
				|| imported.startsWith("com.sun.management.");
	}

	private static String packageOf(final Path file) {
		final Path folder = SOURCES.relativize(file).getParent();
		return folder == null ? "" : folder.toString().replace('\\', '/');
	}

	private static List<Path> sources() throws IOException {
		try (Stream<Path> files = Files.walk(SOURCES)) {
			return files.filter(f -> f.toString().endsWith(".java")).collect(Collectors.toList());
		}
	}
}
