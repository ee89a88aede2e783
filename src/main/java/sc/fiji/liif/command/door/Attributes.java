// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.door;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.scijava.module.ModuleItem;

import sc.fiji.liif.setting.Setting;

/**
 * What the declaration of an option says in its attributes, {@code @Attr}:
 * <dl>
 * <dt>{@code instead of}</dt><dd>keys of other options, with blanks between, that are of no account when it is
 * given: both together are an error</dd>
 * <dt>{@code only with}</dt><dd>{@code key=value} of another option, without which it is of no account</dd>
 * <dt>{@code shell}</dt><dd>what it is called as an argument without name in the shell, such as {@code FILE};
 * arguments come in the order of the fields; {@code -}: the shell does not know it</dd>
 * <dt>{@code shell alias}</dt><dd>an older name of it in the shell</dd>
 * <dt>{@code dialog}</dt><dd>{@code -}: the dialog does not show it</dd>
 * <dt>{@code record}</dt><dd>{@code always}: recorded even if it is the default</dd>
 * <dt>{@code remember}</dt><dd>{@code never}: the dialog does not begin with the value of last time</dd>
 * </dl>
 * Immutable.
 */
public final class Attributes {

	private final List<String> insteadOf;
	private final String onlyWith;
	private final String shell;
	private final String shellAlias;
	private final boolean isInDialog;
	private final boolean isAlwaysRecorded;
	private final boolean isRemembered;

	Attributes(final ModuleItem<?> item) {
		final String others = value(item, "instead of");
		insteadOf = others.isEmpty() ? Collections.emptyList() : Arrays.asList(others.split(" "));
		onlyWith = value(item, "only with");
		shell = value(item, "shell");
		shellAlias = value(item, "shell alias");
		isInDialog = !value(item, "dialog").equals("-");
		isAlwaysRecorded = value(item, "record").equals("always");
		isRemembered = !value(item, "remember").equals("never");
	}

	Attributes(final Setting setting) {
		insteadOf = Collections.emptyList();
		onlyWith = setting.onlyWith();
		shell = "";
		shellAlias = "";
		isInDialog = false;
		isAlwaysRecorded = false;
		isRemembered = true;
	}

	/** Keys of the options that it takes the place of. */
	public List<String> insteadOf() {
		return insteadOf;
	}

	/** {@code key=value} of the option without which it is of no account; empty if there is none. */
	public String onlyWith() {
		return onlyWith;
	}

	/** What it is called as an argument in the shell; empty if it has a name there. */
	public String shellArgument() {
		return shell.equals("-") ? "" : shell;
	}

	/** An older name of it in the shell; empty if there is none. */
	public String shellAlias() {
		return shellAlias;
	}

	/** Whether the shell knows it. */
	public boolean isInShell() {
		return !shell.equals("-");
	}

	/** Whether the dialog shows it. */
	public boolean isInDialog() {
		return isInDialog;
	}

	/** Whether it is recorded even if it is the default. */
	public boolean isAlwaysRecorded() {
		return isAlwaysRecorded;
	}

	/** Whether the dialog begins with the value of last time. */
	public boolean isRemembered() {
		return isRemembered;
	}

	private static String value(final ModuleItem<?> item, final String name) {
		final String value = item.get(name);
		return value == null ? "" : value;
	}
}
