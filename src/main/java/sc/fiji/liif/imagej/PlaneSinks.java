// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import java.util.ArrayList;
import java.util.List;

import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import sc.fiji.liif.sampling.ColourSink;
import sc.fiji.liif.sampling.IntensityRange;
import sc.fiji.liif.sampling.Sampling;

/**
 * Writes a sampling's colours into a plane of an ImageJ image, in the image's own
 * values: whole numbers are rounded and clamped to their type, floats are not
 * clamped. The counterpart of {@link PlaneIntensities}.
 */
final class PlaneSinks {

	private final ImageProcessor source;
	private final IntensityRange range;
	private final Sampling sampling;
	private final int channels;

	/**
	 * @param source   the plane that is sampled; its NaN and
	 *                 infinite pixels appear in the result where it looks nearest
	 * @param channels channels of the network
	 */
	PlaneSinks(final ImageProcessor source, final IntensityRange range, final Sampling sampling, final int channels) {
		this.source = source;
		this.range = range;
		this.sampling = sampling;
		this.channels = channels;
	}

	/** One sink for each of the plane's {@link PlaneIntensities}. */
	List<ColourSink> into(final ImageProcessor plane) {
		final List<ColourSink> sinks = new ArrayList<>();
		if (plane instanceof ByteProcessor)
			sinks.add(gray(plane, bytes((byte[]) plane.getPixels())));
		else if (plane instanceof ShortProcessor)
			sinks.add(gray(plane, shorts((short[]) plane.getPixels())));
		else if (plane instanceof FloatProcessor)
			sinks.add(gray(plane, floats((float[]) plane.getPixels(), plane.getWidth())));
		else if (plane instanceof ColorProcessor && channels == 3)
			sinks.add(rgb((int[]) plane.getPixels(), plane.getWidth()));
		else {
			for (int shift = 16; shift >= 0; shift -= 8)
				sinks.add(gray(plane, component((int[]) plane.getPixels(), shift)));
		}
		return sinks;
	}

	// -- Helper methods --

	/** Takes one value, in [0,1], for the i-th pixel of a plane. */
	private interface PixelWriter {

		void set(int i, double unit);
	}

	/** The mean of the network's channels, which were given the same picture. */
	private ColourSink gray(final ImageProcessor plane, final PixelWriter writer) {
		final int planeWidth = plane.getWidth();
		return (x, y, width, height, colours) -> {
			int k = 0;
			for (int j = 0; j < height; j++) {
				final int row = (y + j) * planeWidth + x;
				for (int i = 0; i < width; i++) {
					double sum = 0;
					for (int c = 0; c < channels; c++)
						sum += colours[k++];
					writer.set(row + i, sum / channels);
				}
			}
		};
	}

	private PixelWriter bytes(final byte[] pixels) {
		return (i, unit) -> pixels[i] = (byte) round(range.fromUnit(unit), 255);
	}

	private PixelWriter shorts(final short[] pixels) {
		return (i, unit) -> pixels[i] = (short) round(range.fromUnit(unit), 65535);
	}

	private PixelWriter floats(final float[] pixels, final int width) {
		final float[] original = (float[]) source.getPixels();
		return (i, unit) -> {
			final int x = i % width;
			final int y = i / width;
			final float nearest = original[nearest(sampling.y(x, y), source.getHeight()) * source.getWidth()
					+ nearest(sampling.x(x, y), source.getWidth())];
			pixels[i] = Float.isFinite(nearest) ? (float) range.fromUnit(unit) : nearest;
		};
	}

	private PixelWriter component(final int[] pixels, final int shift) {
		return (i, unit) -> pixels[i] = pixels[i] & ~(0xff << shift) | round(range.fromUnit(unit), 255) << shift;
	}

	private ColourSink rgb(final int[] pixels, final int planeWidth) {
		return (x, y, width, height, colours) -> {
			int k = 0;
			for (int j = 0; j < height; j++) {
				final int row = (y + j) * planeWidth + x;
				for (int i = 0; i < width; i++, k += 3)
					pixels[row + i] = 0xff000000 | round(range.fromUnit(colours[k]), 255) << 16
							| round(range.fromUnit(colours[k + 1]), 255) << 8
							| round(range.fromUnit(colours[k + 2]), 255);
			}
		};
	}

	private static int nearest(final double position, final int length) {
		return (int) Math.max(0, Math.min(length - 1, Math.rint(position)));
	}

	private static int round(final double value, final int max) {
		return (int) Math.max(0, Math.min(max, Math.round(value)));
	}
}
