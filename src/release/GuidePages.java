// SPDX-License-Identifier: BSD-2-Clause

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Makes web pages of the guide, which are packed into the jar, so that Help shows them without a network. */
public final class GuidePages {

	private static final List<Extension> TABLES = Arrays.asList(TablesExtension.create());
	/** What Swing's old HTML can show. */
	private static final String STYLE = "body { font-family: sans-serif; margin: 12px } "
			+ "code, pre { font-family: monospaced; background: #f0f0f0 } td, th { padding: 3px } ";

	private GuidePages() {}

	/** Arguments: the folder of the guide, and that for the pages. */
	public static void main(final String... args) throws IOException {
		final Path guide = Paths.get(args[0]);
		final Path pages = Files.createDirectories(Paths.get(args[1]));
		final Parser parser = Parser.builder().extensions(TABLES).build();
		final HtmlRenderer renderer = HtmlRenderer.builder().extensions(TABLES).build();
		try (Stream<Path> files = Files.walk(guide)) {
			for (final Path file : files.filter(Files::isRegularFile).collect(Collectors.toList())) {
				final Path to = pages.resolve(guide.relativize(file).toString().replaceFirst("README\\.md$", "index.html")
						.replaceFirst("\\.md$", ".html"));
				Files.createDirectories(to.getParent());
				if (!file.toString().endsWith(".md"))
					Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
				else
					Files.writeString(to, page(renderer.render(parser.parse(Files.readString(file)))));
			}
		}
	}

	private static String page(final String body) {
		// Pages lead to pages; what lies outside of the guide lies on the forge.
		final String linked = body.replaceAll("href=\"([\\w-]+)\\.md(#[\\w-]*)?\"", "href=\"$1.html$2\"")
				.replaceAll("href=\"(\\.\\./)+", "href=\"https://github.com/fiji/LIIF/blob/main/").replace(
						"href=\"https://github.com/fiji/LIIF/blob/main/commands.md",
						"href=\"https://github.com/fiji/LIIF/blob/main/docs/commands.md")
				.replace("<table>", "<table border=\"1\" cellspacing=\"0\">");
		return "<html>\n<head>\n<style>" + STYLE + "</style>\n</head>\n<body>\n" + linked + "</body>\n</html>\n";
	}
}
