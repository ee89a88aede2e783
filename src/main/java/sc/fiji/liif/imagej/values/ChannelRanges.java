// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.values;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;

import sc.fiji.liif.sampling.IntensityRange;

/**
 * The {@link IntensityRange}s of an image's channels, each taken over all slices
 * and frames, so that a value is seen alike wherever and by whatever command it is
 * looked at.
 */
public final class ChannelRanges {

	private ChannelRanges() {}

	/** One for each channel. */
	public static IntensityRange[] of(final ImagePlus image) {
		final IntensityRange[] ranges = new IntensityRange[image.getNChannels()];
		for (int c = 0; c < ranges.length; c++)
			ranges[c] = of(image, c + 1);
		return ranges;
	}

	private static IntensityRange of(final ImagePlus image, final int channel) {
		final IntensityRange fixed = fixed(image.getBitDepth());
		if (fixed != null)
			return fixed;
		final ImageStack stack = image.getStack();
		IntensityRange range = IntensityRange.EMPTY;
		for (int plane = channel; plane <= stack.size(); plane += image.getNChannels()) {
			range = range.with(of(stack.getProcessor(plane)));
		}
		return range.orZero();
	}

	/** Of a single plane; {@link IntensityRange#EMPTY} without any finite value. */
	public static IntensityRange of(final ImageProcessor plane) {
		final IntensityRange fixed = fixed(plane.getBitDepth());
		if (fixed != null)
			return fixed;
		float min = Float.POSITIVE_INFINITY;
		float max = Float.NEGATIVE_INFINITY;
		for (int i = 0; i < plane.getPixelCount(); i++) {
			final float value = plane.getf(i);
			if (Float.isFinite(value)) {
				min = Math.min(min, value);
				max = Math.max(max, value);
			}
		}
		return new IntensityRange(min, max);
	}

	/** An RGB pixel has 8 bits for each of its colours. */
	private static IntensityRange fixed(final int bits) {
		return IntensityRange.ofBits(bits == 24 ? 8 : bits);
	}
}
