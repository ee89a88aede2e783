// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.omezarr.OmeShape;

/**
 * By what an image that something is made of is told from another one: its name and size; and, by the pixels at some places, from
 * itself, if it has changed since. Immutable.
 */
final class SourceMark {

	/** Squares along each side of the planes, and the pixels of their sides. */
	static final int SQUARES = 5;
	private static final int SIDE = 256;

	private final String words;
	/** Empty if they are not known. */
	private final String pixels;

	SourceMark(final String words, final String pixels) {
		this.words = words;
		this.pixels = pixels;
	}

	/** Reads some pixels. */
	static SourceMark of(final ImageBoxes source) {
		return new SourceMark(words(source), pixels(source));
	}

	/** Reads none. */
	static SourceMark ofNameAndSize(final ImageBoxes source) {
		return new SourceMark(words(source), "");
	}

	/** Name and size. */
	String words() {
		return words;
	}

	/** What stands for the pixels; empty if they are not known. */
	String pixels() {
		return pixels;
	}

	/** How another one differs, such as "made of this, not of that"; empty if it does not, so far as is known. */
	String difference(final SourceMark other) {
		if (!words.equals(other.words))
			return "made of " + words + ", not of " + other.words;
		return pixels.isEmpty() || other.pixels.isEmpty() || pixels.equals(other.pixels)
				? ""
				: "made of " + words + ", before its pixels were changed";
	}

	// -- Helper methods --

	private static String words(final ImageBoxes source) {
		final List<String> sizes = new ArrayList<>();
		for (final String axis : OmeShape.AXES)
			sizes.add(axis + " " + source.shape().size(axis));
		return "\"" + source.name() + "\" of " + String.join(", ", sizes) + ", " + source.bits() + " bits";
	}

	/** Squares that are spread over all planes, each in another place. */
	private static String pixels(final ImageBoxes source) {
		final OmeShape shape = source.shape();
		final long planes = source.groups() * shape.size("z") * shape.size("t");
		final int width = (int) Math.min(SIDE, shape.size("x"));
		final int height = (int) Math.min(SIDE, shape.size("y"));
		int hash = 1;
		for (int i = 0; i < SQUARES * SQUARES; i++) {
			final long plane = planes * i / (SQUARES * SQUARES);
			final long rest = plane / source.groups();
			try {
				final Object read = source.read((int) (plane % source.groups()), (int) (rest % shape.size("z")),
						(int) (rest / shape.size("z")), at(i % SQUARES, shape.size("x") - width),
						at(i / SQUARES, shape.size("y") - height), width, height).getPixels();
				hash = 31 * hash + Arrays.deepHashCode(new Object[]{read});
			}
			catch (final LiifException e) {
				// What can't be read is told of where it is needed.
				return "";
			}
		}
		return Integer.toHexString(hash);
	}

	/** Where such a square begins. @param last place that it has room at */
	static int at(final int square, final long last) {
		return (int) (last * square / (SQUARES - 1));
	}
}
