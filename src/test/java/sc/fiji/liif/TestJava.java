// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Java in a process of its own, for tests of what becomes of a process. */
public final class TestJava {

	private TestJava() {}

	/** A command line, which may be added to. Such processes are short, and best compiled quickly. */
	public static List<String> line(final String... words) {
		final List<String> line = new ArrayList<>(Arrays.asList(
				Paths.get(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
		line.addAll(Arrays.asList(words));
		return line;
	}
}
