// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;

import org.junit.Test;

/** The scripts of examples/ run; the macro is run by the tests in a real ImageJ. */
public class ExamplesTest {

	private final StringWriter printed = new StringWriter();

	@Test
	public void groovy() throws IOException, ScriptException {
		final List<?> values = (List<?>) run("groovy", "sample_function.groovy");
		assertEquals(101, values.size());
		assertTrue(printed.toString(), printed.toString().contains("tenths of a pixel"));
		for (final Object value : values)
			assertTrue((Double) value > 0 && (Double) value < 255);
	}

	@Test
	public void edgesInGroovy() throws IOException, ScriptException {
		run("groovy", "edges.groovy");
		assertTrue(printed.toString(), printed.toString().matches("(?s)(edge at x = \\d+\\.\\d\\d, .*)+"));
	}

	@Test
	public void jython() throws IOException, ScriptException {
		run("python", "profile.py");
		assertTrue(printed.toString(),
				printed.toString().matches("(?s)5\\d\\d samples; LIIF and bicubic differ by .*"));
	}

	@Test
	public void trainingOnPairs() throws IOException, ScriptException {
		final List<?> psnrs = (List<?>) run("groovy", "varied_targets.groovy", "steps", 4);
		assertEquals(3, psnrs.size());
		assertTrue(printed.toString(), printed.toString().matches("(?s).*own sizes: \\d+.*resized.*bicubic.*"));
	}

	/** All three ask the same function the same. */
	@Test
	public void javaAndItsShellAndPython() throws Exception {
		final String classPath = System.getProperty("java.class.path");
		final Path bin = Paths.get(System.getProperty("java.home"), "bin");
		final List<String> java = values(bin.resolve("java").toString(), "-cp", classPath,
				"examples/SampleFunction.java", "examples/cell.png");
		assertEquals(11, java.size());
		assertNotEquals("the picture is not flat there", java.get(0), java.get(10));
		assertEquals(java,
				values(bin.resolve("jshell").toString(), "--class-path", classPath, "examples/sample_function.jsh"));
		final String python = Files.exists(Paths.get("/usr/share/java/org.jpype.jar")) ? "/usr/bin/python3" : "python3";
		if (start(python, "-c", "import jpype").waitFor() == 0)
			assertEquals(java, values(python, "examples/sample_function_jpype.py", classPath));
		else
			System.out
					.println("#### SKIPPED: the example in Python needs JPype; install python3-jpype to run it. ####");
	}

	/** What a program prints of the function. */
	private static List<String> values(final String... line) throws Exception {
		final Process process = start(line);
		final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertEquals(said, 0, process.waitFor());
		return Arrays.stream(said.split("\\R")).filter(text -> text.startsWith("f(")).collect(Collectors.toList());
	}

	private static Process start(final String... line) throws IOException {
		final ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
		builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
		// Python's first java need not be this one.
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		try {
			return builder.start();
		}
		catch (final IOException e) {
			return new ProcessBuilder("false").start();
		}
	}

	private Object run(final String language, final String name, final Object... bindings)
			throws IOException, ScriptException {
		final Path script = Paths.get("examples", name);
		final ScriptEngine engine = new ScriptEngineManager().getEngineByName(language);
		assertNotNull("no engine for " + language, engine);
		engine.getContext().setWriter(printed);
		for (int i = 0; i < bindings.length; i += 2)
			engine.put((String) bindings[i], bindings[i + 1]);
		try (Reader reader = Files.newBufferedReader(script)) {
			return engine.eval(reader);
		}
	}
}
