// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.option;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

import org.scijava.module.ModuleItem;

import ij.ImagePlus;

import sc.fiji.liif.setting.Setting;

/**
 * What the declaration of an option says in its attributes, {@code @Attr}:
 * <dl>
 * <dt>{@code instead of}</dt><dd>keys of other options, with blanks between, that are of no account when it is
 * given: both together are an error</dd>
 * <dt>{@code only with}</dt><dd>{@code key=value} of another option, without which it is of no account</dd>
 * <dt>{@code needs}</dt><dd>{@code channels}, {@code slices} or {@code frames}: only for images that have several;
 * {@code unit}: only for those with a pixel size</dd>
 * <dt>{@code shell}</dt><dd>what it is called as an argument without name in the shell, such as {@code FILE};
 * arguments come in the order of the fields; {@code -}: the shell does not know it</dd>
 * <dt>{@code shell alias}</dt><dd>an older name of it in the shell</dd>
 * <dt>{@code shell value}</dt><dd>{@code path}: a mere name is one in the current folder there</dd>
 * <dt>{@code dialog}</dt><dd>{@code -}: the dialog does not show it; {@code more}: only to those who want to see more
 * options</dd>
 * <dt>{@code record}</dt><dd>{@code always}: recorded even if it is the default</dd>
 * <dt>{@code remember}</dt><dd>{@code never}: the dialog does not begin with the value of last time</dd>
 * </dl>
 * Immutable.
 */
public final class Attributes {

	private final UnaryOperator<String> values;

	Attributes(final ModuleItem<?> item) {
		values = name -> item.get(name) == null ? "" : item.get(name);
	}

	Attributes(final Setting setting) {
		values = name -> name.equals("only with") ? setting.onlyWith() : name.equals("dialog") ? "-" : "";
	}

	/** Keys of the options that it takes the place of. */
	public List<String> insteadOf() {
		final String others = values.apply("instead of");
		return others.isEmpty() ? Collections.emptyList() : Arrays.asList(others.split(" "));
	}

	/** {@code key=value} of the option without which it is of no account; empty if there is none. */
	public String onlyWith() {
		return values.apply("only with");
	}

	/** Whether it makes sense for an image; if that is not known, it does. */
	public boolean suits(final ImagePlus image) {
		if (image == null)
			return true;
		switch (values.apply("needs")) {
		case "channels" :
			return image.getNChannels() > 1;
		case "slices" :
			return image.getNSlices() > 1;
		case "frames" :
			return image.getNFrames() > 1;
		case "unit" :
			return image.getCalibration().scaled();
		default :
			return true;
		}
	}

	/** What it is called as an argument in the shell; empty if it has a name there. */
	public String shellArgument() {
		return isInShell() ? values.apply("shell") : "";
	}

	/** An older name of it in the shell; empty if there is none. */
	public String shellAlias() {
		return values.apply("shell alias");
	}

	/** Whether the shell knows it. */
	public boolean isInShell() {
		return !values.apply("shell").equals("-");
	}

	/** Whether a mere name is a path in the shell. */
	public boolean isPathInShell() {
		return values.apply("shell value").equals("path");
	}

	/** Whether the dialog shows it. */
	public boolean isInDialog() {
		return !values.apply("dialog").equals("-");
	}

	/** Whether the dialog shows it only to those who want to see more options. */
	public boolean isForFew() {
		return values.apply("dialog").equals("more");
	}

	/** Whether it is recorded even if it is the default. */
	public boolean isAlwaysRecorded() {
		return values.apply("record").equals("always");
	}

	/** Whether the dialog begins with the value of last time. */
	public boolean isRemembered() {
		return !values.apply("remember").equals("never");
	}
}
