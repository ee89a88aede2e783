// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.planes;

import java.util.BitSet;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import sc.fiji.liif.LiifException;

/** Some of the channels, slices or frames of an image, in their order. Immutable. */
final class PlaneRange {

	private static final Pattern PART = Pattern.compile("(\\d{1,9})(?:\\s*-\\s*(\\d{1,9}))?");

	private final String axis;
	private final String text;

	/**
	 * @param axis what is counted, such as "slices"
	 * @param text "all", "current", or numbers and ranges with commas between, such as "1,3" or "5-20"
	 * @throws LiifException in one sentence, if it is none of these
	 */
	PlaneRange(final String axis, final String text) {
		this.axis = axis;
		this.text = text.trim().isEmpty() ? PlaneChoice.ALL : text.trim().toLowerCase(Locale.ROOT);
		if (isAll() || isCurrent())
			return;
		for (final String part : this.text.split(",", -1)) {
			final Matcher matcher = PART.matcher(part.trim());
			if (!matcher.matches() || first(matcher) < 1 || last(matcher) < first(matcher))
				throw new LiifException("\"" + text.trim() + "\" is not possible for " + axis
						+ ": give all, current, or numbers from 1 on and ranges with commas between, such as 1,3 or 5-20.");
		}
	}

	boolean isAll() {
		return text.equals(PlaneChoice.ALL);
	}

	/**
	 * The chosen ones' numbers, from 1 on, each once and in ascending order.
	 *
	 * @param count   how many there are
	 * @param current that which is looked at
	 * @throws LiifException in one sentence, if there are not so many
	 */
	int[] of(final int count, final int current, final String title) {
		if (isAll())
			return IntStream.rangeClosed(1, count).toArray();
		if (isCurrent())
			return new int[]{current};
		final BitSet chosen = new BitSet();
		for (final String part : text.split(",")) {
			final Matcher matcher = PART.matcher(part.trim());
			if (matcher.matches() && last(matcher) <= count)
				chosen.set(first(matcher), last(matcher) + 1);
			else
				throw new LiifException("\"" + title + "\" has " + axis + " 1 to " + count + ", not " + part.trim()
						+ ": choose some of them, or all.");
		}
		return chosen.stream().toArray();
	}

	// -- Helper methods --

	private boolean isCurrent() {
		return text.equals(PlaneChoice.CURRENT);
	}

	private static int first(final Matcher part) {
		return Integer.parseInt(part.group(1));
	}

	private static int last(final Matcher part) {
		return part.group(2) == null ? first(part) : Integer.parseInt(part.group(2));
	}
}
