// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.values;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
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
public final class PlaneSinks {

	/** Pixels of a block that are worth another thread. */
	private static final int SHARED = 1 << 15;

	private final IntensityRange range;
	private final Sampling sampling;
	private final int channels;

	/** @param channels channels of the network */
	public PlaneSinks(final IntensityRange range, final Sampling sampling, final int channels) {
		this.range = range;
		this.sampling = sampling;
		this.channels = channels;
	}

	/**
	 * One sink for each of the {@link PlaneIntensities} of some planes.
	 *
	 * @param sources the planes that are sampled; their NaN and infinite pixels appear
	 *                in the result where it looks nearest
	 * @param targets of the sampling's size, one for each source, of its type
	 */
	public List<ColourSink> into(final List<ImageProcessor> sources, final List<ImageProcessor> targets) {
		if (targets.size() == 3 && channels == 3)
			return Collections.singletonList(colours(sources, targets));
		final List<ColourSink> sinks = new ArrayList<>();
		for (int i = 0; i < targets.size(); i++)
			sinks.addAll(into(sources.get(i), targets.get(i)));
		return sinks;
	}

	// -- Helper methods --

	/** Takes one value, in [0,1], for the i-th pixel of a plane. */
	private interface PixelWriter {

		void set(int i, double unit);
	}

	private List<ColourSink> into(final ImageProcessor source, final ImageProcessor plane) {
		if (!(plane instanceof ColorProcessor))
			return Collections.singletonList(gray(plane, writer(source, plane)));
		final int[] pixels = (int[]) plane.getPixels();
		if (channels == 3)
			return Collections.singletonList(rgb(pixels, plane.getWidth()));
		final List<ColourSink> sinks = new ArrayList<>();
		for (int shift = 16; shift >= 0; shift -= 8)
			sinks.add(gray(plane, component(pixels, shift)));
		return sinks;
	}

	private PixelWriter writer(final ImageProcessor source, final ImageProcessor plane) {
		if (plane instanceof ByteProcessor)
			return bytes((byte[]) plane.getPixels());
		return plane instanceof ShortProcessor ? shorts((short[]) plane.getPixels()) : floats(source, plane);
	}

	/** Each of the network's channels into a plane of its own. */
	private ColourSink colours(final List<ImageProcessor> sources, final List<ImageProcessor> targets) {
		final PixelWriter[] writers = new PixelWriter[targets.size()];
		for (int c = 0; c < writers.length; c++)
			writers[c] = writer(sources.get(c), targets.get(c));
		final int planeWidth = targets.get(0).getWidth();
		return (x, y, width, height, colours) -> {
			rows(width, height, j -> {
				final int row = (y + j) * planeWidth + x;
				int k = j * width * channels;
				for (int i = 0; i < width; i++) {
					for (final PixelWriter writer : writers)
						writer.set(row + i, colours[k++]);
				}
			});
		};
	}

	/** The mean of the network's channels, which were given the same picture. */
	private ColourSink gray(final ImageProcessor plane, final PixelWriter writer) {
		final int planeWidth = plane.getWidth();
		return (x, y, width, height, colours) -> {
			rows(width, height, j -> {
				final int row = (y + j) * planeWidth + x;
				int k = j * width * channels;
				for (int i = 0; i < width; i++) {
					double sum = 0;
					for (int c = 0; c < channels; c++)
						sum += colours[k++];
					writer.set(row + i, sum / channels);
				}
			});
		};
	}

	private PixelWriter bytes(final byte[] pixels) {
		return (i, unit) -> pixels[i] = (byte) round(range.fromUnit(unit), 255);
	}

	private PixelWriter shorts(final short[] pixels) {
		return (i, unit) -> pixels[i] = (short) round(range.fromUnit(unit), 65535);
	}

	private PixelWriter floats(final ImageProcessor source, final ImageProcessor plane) {
		final float[] original = (float[]) source.getPixels();
		final float[] pixels = (float[]) plane.getPixels();
		final int width = plane.getWidth();
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
			rows(width, height, j -> {
				final int row = (y + j) * planeWidth + x;
				int k = j * width * channels;
				for (int i = 0; i < width; i++, k += 3)
					pixels[row + i] = 0xff000000 | round(range.fromUnit(colours[k]), 255) << 16
							| round(range.fromUnit(colours[k + 1]), 255) << 8
							| round(range.fromUnit(colours[k + 2]), 255);
			});
		};
	}

	/** Has several threads work on the rows of a block, if it is large. */
	private static void rows(final int width, final int height, final IntConsumer row) {
		final IntStream all = IntStream.range(0, height);
		(width * height < SHARED ? all : all.parallel()).forEach(row);
	}

	/** The pixel that is nearest to a position, of so many; in the middle of two the later one, wherever they are counted from. */
	public static int nearest(final double position, final int length) {
		return (int) Math.max(0, Math.min(length - 1, Math.floor(position + 0.5)));
	}

	private static int round(final double value, final int max) {
		return value >= max ? max : value > 0 ? (int) (value + 0.5) : 0;
	}
}
