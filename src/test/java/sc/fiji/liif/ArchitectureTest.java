// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.Test;

/** The shape of the house: arrows run one way, rooms hold little, and libraries stay in their rooms. */
public class ArchitectureTest {

	private static final Path SOURCES = Paths.get("src", "main", "java", "sc", "fiji", "liif");
	private static final String ROOT = "sc.fiji.liif.";
	/** Any qualified name, in an import or in the code. */
	private static final Pattern NAME = Pattern.compile("(?<![\\w.\"])([a-z]\\w*(?:\\.[a-z]\\w*)*)\\.([A-Z]\\w*|\\*)");

	private static final String TENSORFLOW = "tensorflow";
	private static final int MOST_FILES = 20;
	private static final int MOST_LINES = 1800;
	private static final int LONGEST_FILE = 250;

	/** The rooms, from the ground up: each may use those that are named. */
	private static final Map<String, List<String>> MAY_USE = new LinkedHashMap<>();
	static {
		room("");
		room("raster");
		room("setting");
		room("weights");
		room("architecture", "setting", "weights");
		room("sampling", "architecture", "raster");
		room("model", "setting", "weights", "architecture");
		room("catalog", "model");
		room("engine", "weights", "sampling", "model");
		room("network", "weights", "architecture", "sampling", "model", "engine");
		room(TENSORFLOW, "weights", "architecture", "sampling", "model", "engine");
		room("field", "architecture", "sampling", "model", "engine", "network");
		room("encoded", "architecture", "sampling", "model", "engine", "network", "field");
		room("volume", "sampling", "raster", "model", "network", "architecture", "encoded");
		room("image", "architecture", "sampling", "raster", "model", "network", "field", "encoded", "volume");
		room("trust", "sampling", "raster", "model", "image");
		room("exchange", "weights", "architecture", "model", "engine", "network");
		room("train.degradation", "setting", "architecture", "raster");
		room("evaluate", "raster", "network", "image", "train.degradation");
		room("train.drawing", "raster");
		room("train.settings", "setting", "architecture", "model", "train.degradation", "train.drawing");
		room("train.data", "raster", "model", "engine", "train.degradation", "train.drawing", "train.settings");
		room("train.files", "weights", "architecture", "model", "engine", "train.settings");
		room("train", "setting", "weights", "architecture", "raster", "model", "network", "engine", "image",
				"train.data", "train.files", "train.settings");
		room("imagej.planes");
		room("imagej.result", "imagej.planes");
		room("imagej.values", "sampling", "raster", "model", "imagej.planes");
		room("imagej.resample", "sampling", "model", "imagej.planes", "imagej.values");
		room("imagej", "imagej.resample", "architecture", "sampling", "model", "network", "encoded", "image", "trust",
				"imagej.planes", "imagej.result", "imagej.values");
		room("imagej.ui", "imagej");
		room("imagej.preview", "sampling", "network", "imagej.resample", "imagej.planes", "imagej.values", "imagej",
				"imagej.ui");
		room("imagej.derivative", "sampling", "network", "field", "image", "imagej.planes", "imagej.result",
				"imagej.values", "imagej");
		room("imagej.continuous", "imagej.derivative", "sampling", "model", "network", "imagej.values", "imagej");
		room("imagej.trust", "sampling", "raster", "model", "network", "image", "trust", "imagej.planes",
				"imagej.result", "imagej.values", "imagej");
		room("imagej.zoom", "imagej.resample", "sampling", "model", "network", "imagej.planes", "imagej.values",
				"imagej", "imagej.ui");
		room("imagej.io.read", "imagej.values", "imagej");
		room("zarr");
		room("omezarr", "zarr");
		room("imagej.io.zarr", "zarr", "omezarr", "imagej.planes");
		room("imagej.io", "zarr", "omezarr", "imagej.io.zarr", "imagej.planes", "sampling", "raster", "imagej.values",
				"imagej", "imagej.io.read");
		room("imagej.batch", "network", "imagej.values", "imagej", "imagej.ui", "imagej.io");
		room("imagej.report", "raster", "evaluate", "train", "train.data", "imagej", "imagej.ui");
		room("imagej.volume", "sampling", "raster", "model", "network", "volume", "image", "trust", "train", "evaluate",
				"imagej.result", "imagej.values", "imagej.io", "imagej", "imagej.continuous", "imagej.planes",
				"imagej.preview");
		room("imagej.section", "network", "imagej.result", "imagej.values", "imagej", "imagej.continuous",
				"imagej.volume");
		room("imagej.stream", "sampling", "model", "network", "image", "zarr", "omezarr", "imagej", "imagej.io",
				"imagej.planes", "imagej.values", "imagej.io.zarr", "imagej.volume");
		room("imagej.models", "model", "catalog", "network", "exchange", "train", "imagej", "imagej.ui", "imagej.io");
		room("command.option", "setting", "imagej", "imagej.preview");
		room("command.door", "setting", "network", "imagej", "imagej.planes", "imagej.ui", "imagej.preview",
				"command.option");
		room("command.shell", "command.option", "imagej", "imagej.io", "imagej.batch");
		room("command.fields", "network", "imagej", "imagej.io", "imagej.planes", "imagej.values", "command.option");
		room("command.volume", "network", "train", "omezarr", "imagej", "imagej.preview", "imagej.values",
				"imagej.volume", "imagej.section", "imagej.stream", "command.option", "command.fields");
		room("command.zarr", "zarr", "omezarr", "imagej.io", "imagej.io.zarr", "command.option");
		room("command", "setting", "architecture", "raster", "omezarr", "model", "catalog", "network", "exchange",
				"evaluate", "train", "train.degradation", "train.settings", "imagej", "imagej.continuous",
				"imagej.zoom", "imagej.io", "imagej.io.read", "imagej.report", "imagej.models", "imagej.values",
				"imagej.derivative", "imagej.planes", "imagej.trust", "imagej.volume", "imagej.preview",
				"imagej.stream", "trust", "imagej.batch", "command.option", "command.fields", "command.door",
				"command.shell", "command.volume", "command.zarr");
		room("menu", "command", "command.option", "command.door");
	}

	private static final Map<String, List<String>> LIBRARIES = new HashMap<>();
	static {
		LIBRARIES.put("org.tensorflow", Arrays.asList(TENSORFLOW));
		LIBRARIES.put("com.sun.jna", Arrays.asList(TENSORFLOW));
		LIBRARIES.put("net.imglib2",
				Arrays.asList("sampling", "encoded", "volume", "image", "trust", "imagej", "imagej.resample",
						"imagej.trust", "imagej.values", "imagej.volume", "imagej.stream", "imagej.derivative",
						"imagej.io"));
		LIBRARIES.put("ij", Arrays.asList("imagej", "imagej.resample", "imagej.ui", "imagej.preview", "imagej.batch",
				"imagej.io.zarr", "imagej.stream", "imagej.planes", "imagej.result", "imagej.trust", "imagej.volume",
				"imagej.section", "imagej.derivative", "imagej.values", "imagej.continuous", "imagej.zoom", "imagej.io",
				"imagej.io.read", "imagej.report", "imagej.models", "command", "command.volume", "command.zarr",
				"command.option", "command.fields", "command.door", "command.shell", "menu"));
		LIBRARIES.put("org.scijava", Arrays.asList("command", "command.volume", "command.zarr", "command.option",
				"command.fields", "command.door", "command.shell", "menu"));
		LIBRARIES.put("com.google.gson", Arrays.asList("model", "catalog", "exchange", "train.files", "zarr", "omezarr",
				"imagej.io.zarr", "imagej.stream"));
		LIBRARIES.put("com.github.luben", Arrays.asList("zarr"));
		LIBRARIES.put("net.jpountz", Arrays.asList("zarr"));
		LIBRARIES.put("net.razorvine.pickle", Arrays.asList("exchange"));
		LIBRARIES.put("com.twelvemonkeys", Arrays.asList("imagej.io", "imagej.io.read"));
		LIBRARIES.put("com.pngencoder", Arrays.asList("imagej.io"));
		LIBRARIES.put("com.drew", Arrays.asList("imagej.io.read"));
		LIBRARIES.put("org.w3c.dom", Arrays.asList("imagej.io.read", "train.degradation"));
		LIBRARIES.put("org.xml.sax", Arrays.asList("imagej.io.read"));
		LIBRARIES.put("picocli", Arrays.asList("command", "command.shell"));
		LIBRARIES.put("java", new ArrayList<>(MAY_USE.keySet()));
		LIBRARIES.put("javax", Arrays.asList("imagej.io", "imagej.io.read", "imagej.zoom", "imagej.report",
				"imagej.models", "imagej.ui", "imagej.preview", "imagej.batch", "command.door", "train.degradation"));
		LIBRARIES.put("com.sun.management", Arrays.asList(""));
	}

	@Test
	public void arrowsRunOneWay() throws IOException {
		final List<String> wrong = new ArrayList<>();
		for (final Path file : sources()) {
			final String from = room(file);
			assertTrue("unknown room " + from, MAY_USE.containsKey(from));
			final Matcher names = NAME.matcher(code(file));
			while (names.find()) {
				if (!isAllowed(from, names.group(1)))
					wrong.add(file + " uses " + names.group());
			}
		}
		assertEquals(Collections.emptyList(), wrong);
	}

	@Test
	public void roomsAreBuiltFromTheGroundUp() {
		final List<String> built = new ArrayList<>();
		for (final Map.Entry<String, List<String>> room : MAY_USE.entrySet()) {
			assertTrue(room.getKey() + " uses what is above it", built.containsAll(room.getValue()));
			built.add(room.getKey());
		}
	}

	@Test
	public void roomsAndFilesStaySmall() throws IOException {
		final Map<String, Integer> files = new HashMap<>();
		final Map<String, Integer> lines = new HashMap<>();
		final List<String> wrong = new ArrayList<>();
		for (final Path file : sources()) {
			final int length = Files.readAllLines(file).size();
			files.merge(room(file), 1, Integer::sum);
			lines.merge(room(file), length, Integer::sum);
			if (length > LONGEST_FILE)
				wrong.add(file + " has " + length + " lines");
		}
		files.forEach((room, n) -> {
			if (n > MOST_FILES || lines.get(room) > MOST_LINES)
				wrong.add("the room " + room + " has " + n + " files and " + lines.get(room) + " lines");
		});
		assertEquals(Collections.emptyList(), wrong);
	}

	/** So that TensorFlow can be loaded apart from everything else, by a name alone. */
	@Test
	public void nobodyKnowsTheEngine() throws Exception {
		MAY_USE.forEach((room, used) -> assertFalse(room, used.contains(TENSORFLOW)));
		final Path classes = Paths.get(Progress.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		final List<String> wrong = new ArrayList<>();
		try (Stream<Path> files = Files.walk(classes)) {
			for (final Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".class"))::iterator) {
				final String code = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
				if (!file.getParent().endsWith(TENSORFLOW)
						&& (code.contains("org/tensorflow/") || code.contains("sc/fiji/liif/tensorflow/")))
					wrong.add(file.toString());
			}
		}
		assertEquals(Collections.emptyList(), wrong);
	}

	// -- Helper methods --

	private static void room(final String name, final String... mayUse) {
		MAY_USE.put(name, Arrays.asList(mayUse));
	}

	private static boolean isAllowed(final String from, final String used) {
		if (used.startsWith(ROOT.substring(0, ROOT.length() - 1))) {
			final String room = used.length() < ROOT.length() ? "" : used.substring(ROOT.length());
			return room.isEmpty() || room.equals(from) || MAY_USE.get(from).contains(room);
		}
		for (final Map.Entry<String, List<String>> library : LIBRARIES.entrySet()) {
			if (used.equals(library.getKey()) || used.startsWith(library.getKey() + "."))
				return library.getValue().contains(from);
		}
		// A field or a local variable, whose constants begin with capitals, too.
		return !used.contains(".");
	}

	private static String room(final Path file) {
		final Path folder = SOURCES.relativize(file).getParent();
		return folder == null ? "" : folder.toString().replace(File.separatorChar, '.');
	}

	/** Without comments and texts. */
	private static String code(final Path file) throws IOException {
		return new String(Files.readAllBytes(file), "UTF-8").replaceAll("(?s)/\\*.*?\\*/", " ")
				.replaceAll("\"(\\\\.|[^\"\\\\\n])*\"", "\"\"").replaceAll("//[^\n]*", " ");
	}

	private static List<Path> sources() throws IOException {
		try (Stream<Path> files = Files.walk(SOURCES)) {
			final List<Path> all = files.filter(f -> f.toString().endsWith(".java")).collect(Collectors.toList());
			assertTrue("no sources in " + SOURCES.toAbsolutePath(), all.size() > 10);
			return all;
		}
	}
}
