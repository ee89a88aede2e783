// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.Test;

/** What LIIF shares with Fiji is of Fiji's version. */
public class LibraryVersionsTest {

	private static final Pattern JAR = Pattern.compile("([a-z0-9-]+?)-(\\d[\\w.]*)\\.jar");

	@Test
	public void areThoseOfPomSciJava() {
		final Map<String, String> used = new TreeMap<>();
		for (final String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			final Matcher jar = JAR.matcher(Paths.get(entry).getFileName().toString());
			if (jar.matches())
				used.put(jar.group(1), jar.group(2));
		}
		final Map<String, String> different = new TreeMap<>();
		for (final String managed : System.getProperty("managed.versions").split(" ")) {
			final String[] version = managed.split("=");
			assertTrue(managed + " is used", used.containsKey(version[0]));
			if (!used.get(version[0]).equals(version[1]))
				different.put(version[0], used.get(version[0]));
		}
		// Whoever must differ is named here, with the reason.
		final Map<String, String> named = Collections.emptyMap();
		assertEquals(named, different);
	}
}
