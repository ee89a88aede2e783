// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
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
