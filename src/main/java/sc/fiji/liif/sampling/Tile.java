// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.sampling;

import net.imglib2.Interval;

/**
 * A rectangle of the output together with the part of the input that must be
 * encoded for it: halo included, clipped at the picture's own borders, so that
 * what is decoded does not depend on how the output was cut. Immutable.
 */
public final class Tile {

	private final Interval output;
	private final Interval input;
	private final Interval asked;

	/** @param asked the pixels between which the output lies, in input pixels, (x, y) */
	Tile(final Interval output, final Interval input, final Interval asked) {
		this.output = output;
		this.input = input;
		this.asked = asked;
	}

	/** The rectangle in output pixels, (x, y). */
	public Interval output() {
		return output;
	}

	/** What is to be encoded, in input pixels, (x, y). */
	public Interval input() {
		return input;
	}

	/** The pixels between which the output lies, in input pixels, (x, y). */
	public Interval asked() {
		return asked;
	}

	/** Number of pixels that are to be encoded. */
	public long inputPixels() {
		return input.dimension(0) * input.dimension(1);
	}
}
