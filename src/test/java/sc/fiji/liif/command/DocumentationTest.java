// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.Test;

import sc.fiji.liif.command.option.Declaration;
import sc.fiji.liif.command.option.Option;
import sc.fiji.liif.command.option.OptionKind;
import sc.fiji.liif.setting.Setting;
import sc.fiji.liif.train.settings.TrainingOptions;
import sc.fiji.liif.train.settings.TrainingSettings;

/**
 * The tables of options in the documentation follow from the declarations: each stands
 * between a line {@code <!-- options of LIIF Upscale -->} and a line
 * {@code <!-- end -->}. Run with {@code -Dliif.write.tables} this test writes them;
 * else it fails where one is out of date.
 */
public class DocumentationTest {

	private static final boolean IS_WRITING = System.getProperty("liif.write.tables") != null;
	private static final Pattern TABLE = Pattern.compile("<!-- options of ([^>]*) -->\n(.*?)<!-- end -->",
			Pattern.DOTALL);
	private static final String SETTINGS = "a training";

	@Test
	public void tablesAreUpToDate() throws IOException {
		final Set<String> found = new HashSet<>();
		for (final Path file : documents()) {
			final String text = new String(Files.readAllBytes(file), "UTF-8");
			final StringBuffer written = new StringBuffer();
			final Matcher tables = TABLE.matcher(text);
			while (tables.find()) {
				found.add(tables.group(1));
				tables.appendReplacement(written, Matcher.quoteReplacement(
						"<!-- options of " + tables.group(1) + " -->\n" + table(tables.group(1)) + "<!-- end -->"));
			}
			tables.appendTail(written);
			if (IS_WRITING)
				Files.write(file, written.toString().getBytes("UTF-8"));
			else
				assertEquals(file + ": write its tables anew by mvn test -Dtest=DocumentationTest -Dliif.write.tables",
						written.toString(), text);
		}
		for (final Declaration command : Commands.all())
			assertTrue("no table of " + command.name(), found.contains(command.name()));
		assertTrue("no table of the settings", found.contains(SETTINGS));
	}

	// -- Helper methods --

	private static List<Path> documents() throws IOException {
		try (Stream<Path> files = Files.list(Paths.get("docs"))) {
			final List<Path> all = files.filter(file -> file.toString().endsWith(".md")).collect(Collectors.toList());
			all.add(Paths.get("README.md"));
			return all;
		}
	}

	private static String table(final String name) {
		return name.equals(SETTINGS) ? settings() : options(Commands.of(name));
	}

	private static String options(final Declaration command) {
		final StringBuilder table = new StringBuilder("| option | meaning | default |\n|---|---|---|\n");
		for (final Option option : command.options()) {
			if (option.isOfSettings() || option.kind() == OptionKind.IMAGE)
				continue;
			final List<String> meaning = new ArrayList<>();
			meaning.add(option.description());
			if (!option.range().isEmpty() && option.kind() != OptionKind.SWITCH)
				meaning.add(option.range());
			if (!option.attributes().insteadOf().isEmpty())
				meaning.add("not together with `" + String.join("`, `", option.attributes().insteadOf()) + "`");
			if (!option.attributes().shellArgument().isEmpty())
				meaning.add("in the shell the argument `" + option.attributes().shellArgument() + "`");
			if (!option.attributes().isInShell())
				meaning.add("not in the shell");
			table.append("| `").append(option.key()).append("` | ").append(String.join("; ", meaning)).append(" | ")
					.append(option.isRequired() ? "required" : quoted(option.otherwise())).append(" |\n");
		}
		return table.toString();
	}

	private static String settings() {
		final StringBuilder table = new StringBuilder("| setting | meaning |");
		for (final String preset : TrainingOptions.PRESETS)
			table.append(" `").append(preset).append("` |");
		table.append("\n|---|---|").append("---|".repeat(TrainingOptions.PRESETS.size())).append('\n');
		for (final Setting setting : TrainingSettings.list()) {
			final String range = setting.kind() == Setting.Kind.SWITCH ? "" : "; " + setting.range();
			table.append("| `").append(setting.key()).append("` | ").append(setting.description()).append(range)
					.append(" |");
			for (final String preset : TrainingOptions.PRESETS)
				table.append(' ').append(quoted(value(preset, setting))).append(" |");
			table.append('\n');
		}
		return table.toString();
	}

	/** The value of a setting, but for those of another encoder or decoder than the preset's. */
	private static String value(final String preset, final Setting setting) {
		final TrainingOptions options = TrainingOptions.preset(preset);
		final String[] condition = setting.onlyWith().split("=");
		return !TrainingSettings.isArchitecture(setting) || condition.length < 2
				|| options.text(TrainingSettings.of(condition[0])).equals(condition[1]) ? options.text(setting) : "";
	}

	private static String quoted(final String value) {
		return value.isEmpty() ? "" : "`" + value + "`";
	}
}
