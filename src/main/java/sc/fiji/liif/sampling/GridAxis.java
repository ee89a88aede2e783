// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.sampling;

/**
 * Equally long output pixels along one axis of the input. Positions hang on nothing but the output pixel's number in
 * the whole, also in a part, so that whoever computes a pixel computes it at the same position; and they are multiples
 * of {@value #FINEST} of an input pixel, so that where a pixel lies in its input pixel is the same wherever that is, and
 * counting from another input pixel changes nothing. Immutable.
 */
final class GridAxis {

	/** 2^-28: less than a float tells apart within a pixel, and exact up to 2^25 pixels. */
	static final double FINEST = 1.0 / (1 << 28);

	/** Where the output pixel that has number 0 begins, in the frame in which the input's first pixel goes from 0 to 1. */
	private final double min;
	/** Output pixels per input pixel. */
	private final double scale;
	/** The number of the first one, or if it is mirrored of the last one. */
	private final long first;
	private final int length;
	private final boolean isMirrored;
	/** From positions, or if it is mirrored from the negative ones, to those of the frame. */
	private final long shift;

	GridAxis(final double min, final double scale, final int length) {
		this(min, scale, 0, length, false, 0);
	}

	private GridAxis(final double min, final double scale, final long first, final int length, final boolean isMirrored,
			final long shift) {
		this.min = min;
		this.scale = scale;
		this.first = first;
		this.length = length;
		this.isMirrored = isMirrored;
		this.shift = shift;
	}

	int length() {
		return length;
	}

	double scale() {
		return scale;
	}

	/** Centre of an output pixel, in input pixels. */
	double position(final int i) {
		final long number = first + (isMirrored ? length - 1L - i : i);
		final double position = Math.rint((min + (number + 0.5) / scale - 0.5) / FINEST) * FINEST;
		return isMirrored ? shift - position : shift + position;
	}

	/** Where the first one begins, in the frame in which the input's first pixel goes from 0 to 1. */
	double edge() {
		return isMirrored ? shift + 1 - min - (first + length) / scale : shift + min + first / scale;
	}

	/** Each pixel cut into some. */
	GridAxis refined(final int parts) {
		return new GridAxis(min, scale * parts, first * parts, Math.multiplyExact(length, parts), isMirrored, shift);
	}

	/** With some pixels more before and after; less, if negative. */
	GridAxis extended(final int before, final int after) {
		return new GridAxis(min, scale, first - (isMirrored ? after : before), length + before + after, isMirrored,
				shift);
	}

	/** Of an input that lies elsewhere. */
	GridAxis translated(final long by) {
		return new GridAxis(min, scale, first, length, isMirrored, shift + by);
	}

	/** Of the mirrored input, which has so many pixels. */
	GridAxis mirrored(final long inputLength) {
		return new GridAxis(min, scale, first, length, !isMirrored, inputLength - 1 - shift);
	}
}
