// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.door;

import java.util.Collection;

import sc.fiji.liif.Setting;

/** The options of a command, and settings, as tables of the documentation, in Markdown. */
public final class OptionTable {

	private OptionTable() {}

	/** A row for each option that the command has of its own; settings have a table of theirs. */
	public static String of(final Declaration declaration) {
		final StringBuilder table = new StringBuilder("| option | meaning | default |\n|---|---|---|\n");
		for (final Option option : declaration.options()) {
			if (!option.isOfSettings() && option.kind() != OptionKind.IMAGE)
				row(table, option.key(), option.description(), option.range(), option.otherwise());
		}
		return table.toString();
	}

	/** A row for each setting, with its value in each of some columns. */
	public static String of(final Collection<Setting> settings) {
		final StringBuilder table = new StringBuilder("| setting | meaning | default |\n|---|---|---|\n");
		for (final Setting setting : settings)
			row(table, setting.key(), setting.description(), setting.range(), setting.otherwise());
		return table.toString();
	}

	private static void row(final StringBuilder table, final String key, final String description, final String range,
			final String otherwise) {
		table.append("| `").append(key).append("` | ").append(description);
		if (!range.isEmpty() && !range.equals("true or false"))
			table.append("; ").append(range);
		table.append(" | ").append(otherwise.isEmpty() ? "" : "`" + otherwise + "`").append(" |\n");
	}
}
