// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import javax.xml.parsers.SAXParserFactory;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The update site is what Fiji's updater takes it for; read here as that does, which can't be had from Maven Central. */
public class UpdateSiteTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	/** A file as the updater knows it. */
	private static final class Listed {

		private String checksum;
		private long timestamp;
		private long size;
		private final List<String> platforms = new ArrayList<>();
		private final List<String> dependencies = new ArrayList<>();
		private final Set<String> earlier = new HashSet<>();
	}

	@Test
	public void isInstalledAndUpdated() throws Exception {
		final Path site = temporary.getRoot().toPath().resolve("site");
		final Path linux = fiji("linux", "lib/linux64/liif/native-1.0-linux.jar", "1.0");
		final Path windows = fiji("windows", "lib/win64/liif/native-1.0-windows.jar", "1.0");
		lay(site, "20260101000000", linux, windows);
		final Map<String, Listed> first = read(site);
		assertEquals(new HashSet<>(Arrays.asList("plugins/LIIF_-1.0.jar", "jars/helper-2.0.jar",
				"lib/liif/engine-1.0.jar", "lib/linux64/liif/native-1.0-linux.jar",
				"lib/win64/liif/native-1.0-windows.jar", "licenses/liif/LICENSE")), first.keySet());
		assertEquals(Arrays.asList("linux64"), first.get("lib/linux64/liif/native-1.0-linux.jar").platforms);
		assertEquals(new ArrayList<>(), first.get("lib/liif/engine-1.0.jar").platforms);
		assertEquals(Arrays.asList("jars/helper.jar", "lib/liif/engine.jar"),
				first.get("plugins/LIIF_-1.0.jar").dependencies);
		installed(site, first);

		final Path changed = fiji("changed", "lib/linux64/liif/native-1.0-linux.jar", "2.0");
		final Path changedToo = fiji("changed too", "lib/win64/liif/native-1.0-windows.jar", "2.0");
		for (final Path folder : Arrays.asList(changed, changedToo))
			Files.delete(folder.resolve("jars/helper-2.0.jar"));
		lay(site, "20260202000000", changed, changedToo);
		final Map<String, Listed> second = read(site);
		final Listed plugin = second.get("plugins/LIIF_-2.0.jar");
		assertEquals(20260202000000L, plugin.timestamp);
		assertTrue("users of the first are offered the second",
				plugin.earlier.contains(first.get("plugins/LIIF_-1.0.jar").checksum));
		assertEquals("what is the same stays", 20260101000000L, second.get("lib/liif/engine-1.0.jar").timestamp);
		final Listed gone = second.get("jars/helper-2.0.jar");
		assertEquals("what is gone is obsolete", null, gone.checksum);
		assertTrue(gone.earlier.contains(first.get("jars/helper-2.0.jar").checksum));
		installed(site, second);
	}

	/** The same jar of another build is the same to users. */
	@Test
	public void buildTimesDoNotCount() throws Exception {
		final Path site = temporary.getRoot().toPath().resolve("site");
		lay(site, "20260101000000", fiji("a", "lib/win64/liif/x-1.jar", "1.0"));
		final Map<String, Listed> first = read(site);
		final Path again = fiji("b", "lib/win64/liif/x-1.jar", "1.0");
		jar(again.resolve("plugins/LIIF_-1.0.jar"), "Built-By: somebody", "#Tue\n\n#stays\n##\na=b\n", "1.0");
		lay(site, "20260202000000", again);
		assertEquals(first.get("plugins/LIIF_-1.0.jar").checksum, read(site).get("plugins/LIIF_-1.0.jar").checksum);
	}

	// -- Helper methods --

	/** What goes into a Fiji. */
	private Path fiji(final String name, final String nativeJar, final String version) throws IOException {
		final Path folder = temporary.newFolder(name).toPath();
		jar(folder.resolve("plugins/LIIF_-" + version + ".jar"), "Built-By: anybody", "#Mon\n\n#stays\n##\na=b\n",
				version);
		jar(folder.resolve("jars/helper-2.0.jar"), "Main-Class: x", "b=c\n", "same");
		jar(folder.resolve("lib/liif/engine-1.0.jar"), "", "", "same");
		jar(folder.resolve("lib/liif/imagej/scijava-common-9.jar"), "", "", "same");
		jar(folder.resolve(nativeJar), "", "", "same");
		Files.createDirectories(folder.resolve("licenses/liif"));
		Files.write(folder.resolve("licenses/liif/LICENSE"), "text".getBytes());
		return folder;
	}

	private static void jar(final Path file, final String manifest, final String properties, final String content)
			throws IOException {
		Files.createDirectories(file.getParent());
		try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
			final String[][] entries = {{"z.class", content}, {"META-INF/MANIFEST.MF", manifest + "\n"},
					{"META-INF/pom.properties", properties}};
			for (final String[] entry : entries) {
				out.putNextEntry(new JarEntry(entry[0]));
				out.write(entry[1].getBytes(StandardCharsets.UTF_8));
			}
		}
	}

	/** As the build does it. */
	private void lay(final Path site, final String time, final Path... folders) throws Exception {
		final List<String> line = TestJava.line("-cp", System.getProperty("java.class.path"),
				Paths.get("src", "release", "UpdateSite.java").toString(), site.toString(), time);
		for (final Path folder : folders)
			line.add(folder.toString());
		final Path log = temporary.newFile().toPath();
		final int code = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start()
				.waitFor();
		assertEquals(new String(Files.readAllBytes(log)), 0, code);
	}

	/** The list, its tags as Fiji's reader of it knows them. */
	private static Map<String, Listed> read(final Path site) throws Exception {
		final Map<String, Listed> all = new TreeMap<>();
		try (InputStream in = new GZIPInputStream(Files.newInputStream(site.resolve("db.xml.gz")))) {
			SAXParserFactory.newInstance().newSAXParser().parse(in, new DefaultHandler() {

				private Listed current;
				private String body = "";

				@Override
				public void startElement(final String uri, final String local, final String tag,
						final Attributes attributes) {
					body = "";
					switch (tag) {
					case "plugin" :
						current = new Listed();
						assertEquals(null, all.put(attributes.getValue("filename"), current));
						break;
					case "version" :
						current.checksum = attributes.getValue("checksum");
						current.timestamp = Long.parseLong(attributes.getValue("timestamp"));
						current.size = Long.parseLong(attributes.getValue("filesize"));
						break;
					case "previous-version" :
						current.earlier.add(attributes.getValue("checksum"));
						assertTrue(Long.parseLong(attributes.getValue("timestamp")) > 0);
						assertTrue(Long.parseLong(attributes.getValue("timestamp-obsolete")) > 0);
						assertFalse(attributes.getValue("filename").isEmpty());
						break;
					case "dependency" :
						current.dependencies.add(attributes.getValue("filename"));
						assertTrue(Long.parseLong(attributes.getValue("timestamp")) > 0);
						break;
					default :
						assertTrue(tag, Arrays.asList("pluginRecords", "platform", "description").contains(tag));
					}
				}

				@Override
				public void characters(final char[] text, final int start, final int length) {
					body += new String(text, start, length);
				}

				@Override
				public void endElement(final String uri, final String local, final String tag) {
					if (tag.equals("platform"))
						current.platforms.add(body);
				}
			});
		}
		return all;
	}

	/** Downloads all that is current, and looks whether it is what the list says. */
	private static void installed(final Path site, final Map<String, Listed> all) throws Exception {
		final Map<String, byte[]> fiji = new HashMap<>();
		for (final Map.Entry<String, Listed> file : all.entrySet()) {
			if (file.getValue().checksum == null)
				continue;
			final Path from = site.resolve(file.getKey() + "-" + file.getValue().timestamp);
			assertEquals(file.getValue().size, Files.size(from));
			assertEquals(file.getKey(), file.getValue().checksum, checksum(file.getKey(), from));
			fiji.put(file.getKey(), Files.readAllBytes(from));
		}
		assertArrayEquals("text".getBytes(), fiji.get("licenses/liif/LICENSE"));
	}

	/** Character by character, as the updater's streams do. */
	private static String checksum(final String name, final Path file) throws Exception {
		final MessageDigest sha = MessageDigest.getInstance("SHA-1");
		if (!name.endsWith(".jar")) {
			sha.update(name.getBytes(StandardCharsets.US_ASCII));
			sha.update(Files.readAllBytes(file));
		}
		else {
			try (JarFile jar = new JarFile(file.toFile()); Stream<JarEntry> entries = jar.stream()) {
				for (final JarEntry entry : entries.sorted((a, b) -> a.getName().compareTo(b.getName()))
						.collect(Collectors.toList())) {
					sha.update(entry.getName().getBytes(StandardCharsets.US_ASCII));
					if (entry.getName().equals("META-INF/MANIFEST.MF"))
						continue;
					final byte[] content = jar.getInputStream(entry).readAllBytes();
					if (!entry.getName().endsWith(".properties")) {
						sha.update(content);
						continue;
					}
					final Lines lines = new Lines(content);
					for (int c = lines.next(); c >= 0; c = lines.next())
						sha.update((byte) c);
				}
			}
		}
		return String.format("%040x", new BigInteger(1, sha.digest()));
	}

	/** What a reader sees who, at the start of a line, swallows what begins with #. */
	private static final class Lines {

		private final ByteArrayInputStream in;
		private boolean isStart = true;

		private Lines(final byte[] content) {
			in = new ByteArrayInputStream(content);
		}

		private int next() {
			int c = in.read();
			if (isStart && c == '#') {
				do
					c = next();
				while (c != '\n' && c != -1);
			}
			else if (isStart)
				isStart = false;
			else if (c == '\n')
				isStart = true;
			return c;
		}
	}
}
