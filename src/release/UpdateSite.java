// SPDX-License-Identifier: BSD-2-Clause

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.scijava.util.FileUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Lays an update site for Fiji out: a folder to be copied to any web server, with the files as {@code NAME-TIMESTAMP} and
 * the list of them, {@code db.xml.gz}, as Fiji's updater reads it. A site that is there already is continued: what its
 * users have is known as an earlier version, and what is no more is obsolete.
 */
public final class UpdateSite {

	private static final String LIST = "db.xml.gz";
	/** What every Fiji has. */
	private static final String FIJIS = "lib/liif/imagej/";
	/** Folders below {@code lib} whose files are for one platform. */
	private static final List<String> PLATFORMS = Arrays.asList("linux64", "linux-arm64", "win64", "macos64",
			"macos-arm64");
	private static final String PLUGIN = "plugins/LIIF_.jar";

	/** A file of the site: its versions, the newest first, of which it has none any more if it is obsolete. */
	private static final class Entry {

		private String name;
		private String checksum;
		private long timestamp;
		private long size;
		/** Checksum, timestamp and name of each. */
		private final List<String[]> previous = new ArrayList<>();
	}

	private final Path site;
	private final long now;
	private final Map<String, Entry> entries = new TreeMap<>();

	private UpdateSite(final Path site, final long now) {
		this.site = site;
		this.now = now;
	}

	/** Arguments: the site's folder, the time as yyyyMMddHHmmss, and folders that each are what goes into a Fiji. */
	public static void main(final String... args) throws Exception {
		final UpdateSite site = new UpdateSite(Paths.get(args[0]), Long.parseLong(args[1]));
		site.read();
		final Map<String, Path> files = new TreeMap<>();
		for (final String folder : Arrays.asList(args).subList(2, args.length))
			files.putAll(files(Paths.get(folder)));
		site.set(files);
		site.write();
		System.out.println(site.site + ": " + files.size() + " files");
	}

	// -- Helper methods --

	/** What the updater looks after, by its path in Fiji. */
	private static Map<String, Path> files(final Path folder) throws IOException {
		final Map<String, Path> files = new TreeMap<>();
		try (Stream<Path> all = Files.walk(folder)) {
			for (final Path file : all.filter(Files::isRegularFile).collect(Collectors.toList())) {
				final String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
				if (name.matches("(plugins|jars|lib|licenses)/.*") && !name.startsWith(FIJIS))
					files.put(name, file);
			}
		}
		return files;
	}

	/** The list as it was. */
	private void read() throws Exception {
		if (!Files.exists(site.resolve(LIST)))
			return;
		final DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
		factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
		final Document document;
		try (InputStream in = new GZIPInputStream(Files.newInputStream(site.resolve(LIST)))) {
			document = factory.newDocumentBuilder().parse(in);
		}
		for (final Element plugin : elements(document.getDocumentElement(), "plugin")) {
			final Entry entry = new Entry();
			entry.name = plugin.getAttribute("filename");
			for (final Element version : elements(plugin, "version")) {
				entry.checksum = version.getAttribute("checksum");
				entry.timestamp = Long.parseLong(version.getAttribute("timestamp"));
				entry.size = Long.parseLong(version.getAttribute("filesize"));
			}
			for (final Element version : elements(plugin, "previous-version"))
				entry.previous.add(new String[]{version.getAttribute("checksum"), version.getAttribute("timestamp"),
						version.getAttribute("filename")});
			entries.put(FileUtils.stripFilenameVersion(entry.name), entry);
		}
	}

	private static List<Element> elements(final Element parent, final String name) {
		final NodeList all = parent.getElementsByTagName(name);
		final List<Element> elements = new ArrayList<>();
		for (int i = 0; i < all.getLength(); i++)
			elements.add((Element) all.item(i));
		return elements;
	}

	private void set(final Map<String, Path> files) throws IOException {
		final Map<String, String> current = new LinkedHashMap<>();
		for (final Map.Entry<String, Path> file : files.entrySet()) {
			final String key = FileUtils.stripFilenameVersion(file.getKey());
			if (current.put(key, file.getKey()) != null)
				throw new IllegalStateException("Fiji can't tell " + file.getKey() + " from another file.");
			final Entry entry = entries.computeIfAbsent(key, k -> new Entry());
			final String checksum = checksum(file.getKey(), file.getValue());
			if (checksum.equals(entry.checksum) && file.getKey().equals(entry.name))
				continue;
			retire(entry);
			entry.name = file.getKey();
			entry.checksum = checksum;
			entry.timestamp = now;
			entry.size = Files.size(file.getValue());
			final Path to = site.resolve(entry.name + "-" + now);
			Files.createDirectories(to.getParent());
			Files.copy(file.getValue(), to, StandardCopyOption.REPLACE_EXISTING);
		}
		entries.forEach((key, entry) -> {
			if (!current.containsKey(key))
				retire(entry);
		});
	}

	private static void retire(final Entry entry) {
		if (entry.checksum != null)
			entry.previous.add(0, new String[]{entry.checksum, Long.toString(entry.timestamp), entry.name});
		entry.checksum = null;
	}

	/** As the updater computes it: of jars their contents, without what differs from build to build. */
	private static String checksum(final String name, final Path file) throws IOException {
		try {
			final MessageDigest digest = MessageDigest.getInstance("SHA-1");
			if (!name.endsWith(".jar")) {
				digest.update(name.getBytes(StandardCharsets.US_ASCII));
				digest(digest, Files.newInputStream(file));
			}
			else {
				try (JarFile jar = new JarFile(file.toFile())) {
					final List<JarEntry> all = Collections.list(jar.entries());
					all.sort(Comparator.comparing(JarEntry::getName));
					for (final JarEntry entry : all) {
						digest.update(entry.getName().getBytes(StandardCharsets.US_ASCII));
						final InputStream content = jar.getInputStream(entry);
						if (entry.getName().endsWith(".properties"))
							digest.update(withoutComments(content));
						else if (entry.getName().equals("META-INF/MANIFEST.MF"))
							// The updater looks for a main class in capitals, and so never finds one.
							content.close();
						else
							digest(digest, content);
					}
				}
			}
			final StringBuilder hex = new StringBuilder();
			for (final byte b : digest.digest())
				hex.append(String.format(Locale.ROOT, "%02x", b & 0xff));
			return hex.toString();
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	private static void digest(final MessageDigest digest, final InputStream content) throws IOException {
		try (InputStream in = content) {
			final byte[] buffer = new byte[1 << 16];
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer))
				digest.update(buffer, 0, n);
		}
	}

	/**
	 * Without comments, of which the ends of their lines stay; a line after an empty one is none to the updater.
	 */
	private static byte[] withoutComments(final InputStream content) throws IOException {
		final ByteArrayOutputStream rest = new ByteArrayOutputStream();
		try (InputStream in = content) {
			final byte[] all = in.readAllBytes();
			boolean isStart = true;
			for (int i = 0; i < all.length; i++) {
				if (!isStart || all[i] != '#') {
					rest.write(all[i]);
					isStart = !isStart && all[i] == '\n';
					continue;
				}
				while (i < all.length && all[i] == '#')
					i++;
				isStart = i < all.length && all[i] != '\n';
				while (i < all.length && all[i] != '\n')
					i++;
				if (i < all.length)
					rest.write('\n');
			}
		}
		return rest.toByteArray();
	}

	private void write() throws IOException {
		final Path file = site.resolve(LIST);
		Files.createDirectories(site);
		try (Writer out = new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)),
				StandardCharsets.UTF_8)) {
			out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
			out.write("<pluginRecords>\n");
			for (final Map.Entry<String, Entry> entry : entries.entrySet())
				write(out, entry.getKey(), entry.getValue());
			out.write("</pluginRecords>\n");
		}
	}

	private void write(final Writer out, final String key, final Entry entry) throws IOException {
		out.write("    <plugin filename=\"" + entry.name + "\">\n");
		final String[] folders = entry.name.split("/");
		if (folders[0].equals("lib") && PLATFORMS.contains(folders[1]))
			out.write("        <platform>" + folders[1] + "</platform>\n");
		if (entry.checksum != null) {
			out.write("        <version checksum=\"" + entry.checksum + "\" timestamp=\"" + entry.timestamp
					+ "\" filesize=\"" + entry.size + "\">\n");
			if (key.equals(PLUGIN)) {
				out.write("            <description>Continuous images: upscale to any size, trained from the menu</description>\n");
				// Whoever wants the plugin gets all of it.
				for (final Map.Entry<String, Entry> other : entries.entrySet()) {
					if (other.getValue().checksum != null && other.getKey().endsWith(".jar") && !other.getKey().equals(key)
							&& !PLATFORMS.contains(other.getKey().split("/")[1]))
						out.write("            <dependency filename=\"" + other.getKey() + "\" timestamp=\""
								+ other.getValue().timestamp + "\"/>\n");
				}
			}
			out.write("        </version>\n");
		}
		for (final String[] version : entry.previous)
			out.write("        <previous-version timestamp=\"" + version[1] + "\" timestamp-obsolete=\"" + now
					+ "\" checksum=\"" + version[0] + "\" filename=\"" + version[2] + "\"/>\n");
		out.write("    </plugin>\n");
	}
}
