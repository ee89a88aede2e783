// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeNotNull;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import sc.fiji.liif.TestJava;
import sc.fiji.liif.command.option.Declaration;

/** The guide tells the truth: its links lead somewhere, its macros and command lines run. */
public class GuideTest {

	private static final Path GUIDE = Paths.get("docs", "guide");
	private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```");
	private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	@Test
	public void linksLeadSomewhere() throws IOException {
		final List<String> wrong = new ArrayList<>();
		for (final Map.Entry<Path, String> page : pages().entrySet()) {
			final Matcher links = LINK.matcher(page.getValue());
			while (links.find()) {
				if (!links.group(1).startsWith("http") && !Files.exists(page.getKey().resolveSibling(links.group(1))))
					wrong.add(page.getKey() + ": " + links.group(1));
			}
		}
		assertEquals(new ArrayList<>(), wrong);
	}

	@Test
	public void tasksHaveAMacroAndTheirLimits() throws IOException {
		for (final Map.Entry<Path, String> page : pages().entrySet()) {
			if (page.getKey().endsWith("README.md") || page.getKey().endsWith("glossary.md"))
				continue;
			assertTrue(page.getKey().toString(), page.getValue().contains("\n## What not to conclude\n"));
			assertFalse(page.getKey().toString(),
					blocks(page.getValue(), "ijm").isEmpty() && blocks(page.getValue(), "sh").isEmpty());
		}
	}

	/** As pages, in the jar, for Help. */
	@Test
	public void everyCommandHasAPage() throws IOException {
		for (final Declaration command : Commands.all()) {
			final String page = "/sc/fiji/liif/guide/" + command.guidePage() + ".html";
			assertNotNull(page, GuideTest.class.getResource(page));
		}
		for (final Path page : pages().keySet()) {
			final String name = page.getFileName().toString().replace("README", "index").replace(".md", ".html");
			assertNotNull(name, GuideTest.class.getResource("/sc/fiji/liif/guide/" + name));
		}
	}

	@Test
	public void macrosRun() throws Exception {
		final List<String> lines = new ArrayList<>();
		final List<String> expected = new ArrayList<>();
		for (final Map.Entry<Path, String> page : pages().entrySet()) {
			int i = 0;
			for (final String macro : blocks(page.getValue(), "ijm")) {
				final String done = page.getKey().getFileName() + " " + ++i;
				lines.addAll(Arrays.asList(macro, "say(\"" + done + "\");", "close(\"*\");"));
				expected.add(done);
			}
		}
		try (VirtualDisplay display = VirtualDisplay.open()) {
			assumeNotNull(display);
			final ImageJInstallation imagej = new ImageJInstallation(temporary.getRoot().toPath());
			final List<String> said = imagej.runMacro(display, lines.toArray(new String[0]));
			assertEquals(imagej.log(), expected, said);
			assertFalse(imagej.log(), imagej.log().contains("Exception"));
		}
	}

	@Test
	public void scriptsRun() throws Exception {
		for (final Map.Entry<Path, String> page : pages().entrySet()) {
			for (final String script : blocks(page.getValue(), "groovy")) {
				final StringWriter printed = new StringWriter();
				final ScriptEngine engine = new ScriptEngineManager().getEngineByName("groovy");
				engine.getContext().setWriter(printed);
				engine.eval(script);
				assertTrue(printed.toString(), printed.toString().matches("(?s).*f\\([0-9., ]+\\) = \\d.*"));
			}
		}
	}

	@Test
	public void commandLinesRun() throws Exception {
		for (final Map.Entry<Path, String> page : pages().entrySet()) {
			final Path folder = temporary.newFolder().toPath();
			for (final String block : blocks(page.getValue(), "sh")) {
				for (final String line : block.split("\n"))
					run(folder, page.getKey() + ": " + line, line.split(" +"));
			}
		}
	}

	// -- Helper methods --

	private static Map<Path, String> pages() throws IOException {
		final Map<Path, String> pages = new LinkedHashMap<>();
		try (Stream<Path> files = Files.list(GUIDE)) {
			for (final Path file : files.filter(f -> f.toString().endsWith(".md")).sorted()
					.collect(Collectors.toList()))
				pages.put(file, new String(Files.readAllBytes(file), "UTF-8"));
		}
		assertTrue("a guide", pages.size() > 5);
		return pages;
	}

	private static List<String> blocks(final String page, final String language) {
		final List<String> blocks = new ArrayList<>();
		final Matcher all = BLOCK.matcher(page);
		while (all.find()) {
			if (all.group(1).equals(language))
				blocks.add(all.group(2));
		}
		return blocks;
	}

	/** A line that begins with {@code liif}. */
	private void run(final Path folder, final String what, final String... words) throws Exception {
		assertEquals(what, "liif", words[0]);
		final List<String> line = TestJava.line("-Dliif.home=" + System.getProperty("liif.home", folder.toString()),
				"-cp", classPath(), Main.class.getName());
		line.addAll(Arrays.asList(words).subList(1, words.length));
		final Path log = temporary.newFile().toPath();
		final Process process = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true)
				.redirectOutput(log.toFile()).start();
		assertTrue(what, process.waitFor(10, TimeUnit.MINUTES));
		assertEquals(what + "\n" + new String(Files.readAllBytes(log)), 0, process.exitValue());
	}

	/** From any folder. */
	private static String classPath() {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
				.map(entry -> Paths.get(entry).toAbsolutePath().toString())
				.collect(Collectors.joining(File.pathSeparator));
	}
}
