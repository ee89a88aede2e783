// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import java.util.Arrays;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;

/**
 * The linear map between an image's values and [0,1], where networks live: 8-bit
 * and RGB values are divided by 255; 16-bit and 32-bit ones are mapped by the
 * smallest and largest finite value of their channel. Immutable.
 */
final class IntensityRange {

	private final double min;
	private final double max;

	IntensityRange(final double min, final double max) {
		this.min = min;
		this.max = max;
	}

	/** One range per channel, taken over all slices and frames. */
	static IntensityRange[] ofChannels(final ImagePlus image) {
		final int channels = image.getNChannels();
		final IntensityRange[] ranges = new IntensityRange[channels];
		final ImageStack stack = image.getStack();
		if (image.getBitDepth() == 8 || image.getBitDepth() == 24) {
			Arrays.fill(ranges, new IntensityRange(0, 255));
			return ranges;
		}
		for (int plane = 0; plane < stack.size(); plane++) {
			final IntensityRange range = extremes(stack.getProcessor(plane + 1));
			final int c = plane % channels;
			ranges[c] = ranges[c] == null
					? range
					: new IntensityRange(Math.min(ranges[c].min, range.min), Math.max(ranges[c].max, range.max));
		}
		for (int c = 0; c < channels; c++)
			ranges[c] = ranges[c].orEmpty();
		return ranges;
	}

	/** The range of a single plane. */
	static IntensityRange of(final ImageProcessor plane) {
		final boolean isFixed = plane.getBitDepth() == 8 || plane.getBitDepth() == 24;
		return isFixed ? new IntensityRange(0, 255) : extremes(plane).orEmpty();
	}

	/** Without any finite value everything is 0. */
	private IntensityRange orEmpty() {
		return min > max ? new IntensityRange(0, 0) : this;
	}

	private static IntensityRange extremes(final ImageProcessor plane) {
		double min = Double.POSITIVE_INFINITY;
		double max = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < plane.getPixelCount(); i++) {
			final float value = plane.getf(i);
			if (Float.isFinite(value)) {
				min = Math.min(min, value);
				max = Math.max(max, value);
			}
		}
		return new IntensityRange(min, max);
	}

	/** The value of an intensity; every one is the constant if all values are equal. */
	double fromUnit(final double unit) {
		return min + unit * (max - min);
	}

	double min() {
		return min;
	}

	double max() {
		return max;
	}
}
