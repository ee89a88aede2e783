// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.sampling;

import net.imglib2.RandomAccess;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessible;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.converter.Converters;
import net.imglib2.position.FunctionRandomAccessible;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import sc.fiji.liif.raster.Noise;
import sc.fiji.liif.raster.Raster;

/**
 * Sees planes of any type as pictures that a network takes: (x, y, channel) with
 * intensities in [0,1], converted as they are read.
 */
public final class Intensities {

	private Intensities() {}

	/**
	 * A gray plane, (x, y), repeated in every channel.
	 *
	 * @param range what becomes 0 and 1; if both are the same, everything becomes 0
	 */
	public static <T extends RealType<T>> RandomAccessible<FloatType> gray(final RandomAccessible<T> plane,
			final IntensityRange range) {
		return Views.addDimension(unit(plane, range));
	}

	/** The red, green and blue of a colour plane, (x, y), as three channels. */
	public static RandomAccessible<FloatType> rgb(final RandomAccessible<ARGBType> plane) {
		return new FunctionRandomAccessible<>(3, () -> {
			final RandomAccess<ARGBType> access = plane.randomAccess();
			return (position, intensity) -> {
				access.setPosition(position.getLongPosition(0), 0);
				access.setPosition(position.getLongPosition(1), 1);
				intensity.set((access.get().get() >> 16 - 8 * position.getIntPosition(2) & 255) / 255f);
			};
		}, FloatType::new);
	}

	/**
	 * A picture for a network that wants to be told the noise.
	 *
	 * @param channels of the picture, the noise comes after them
	 * @param noise    standard deviation at each pixel, (x, y), in the unit of the intensities; null for none
	 */
	public static RandomAccessible<FloatType> withNoise(final RandomAccessible<FloatType> picture, final int channels,
			final RandomAccessible<FloatType> noise) {
		return new FunctionRandomAccessible<>(3, () -> {
			final RandomAccess<FloatType> colour = picture.randomAccess();
			final RandomAccess<FloatType> deviation = noise == null ? null : noise.randomAccess();
			return (position, value) -> {
				if (position.getIntPosition(2) < channels)
					value.set(colour.setPositionAndGet(position));
				else if (deviation == null)
					value.set(0);
				else {
					deviation.setPosition(position.getLongPosition(0), 0);
					deviation.setPosition(position.getLongPosition(1), 1);
					value.set(deviation.get());
				}
			};
		}, FloatType::new);
	}

	/**
	 * The noise of a picture as one more channel, (x, y, 1): its standard deviation at each pixel.
	 *
	 * @param picture (x, y, channel) that begins at 0, the mean of whose channels tells how strong its noise is
	 */
	public static RandomAccessibleInterval<FloatType> noise(final RandomAccessibleInterval<FloatType> picture,
			final Noise noise) {
		final int width = (int) picture.dimension(0);
		final int height = (int) picture.dimension(1);
		final int channels = (int) picture.dimension(2);
		final float[] values = new float[width * height * channels];
		final Cursor<FloatType> cursor = Views.flatIterable(picture).cursor();
		for (int i = 0; i < values.length; i++)
			values[i % (width * height) * channels + i / (width * height)] = cursor.next().get();
		return ArrayImgs.floats(noise.plane(Raster.ofFloats(width, height, channels, values)).intensities(), width,
				height, 1);
	}

	/** Values in [0,1], of any number of dimensions. @param range what becomes 0 and 1; likewise */
	public static <T extends RealType<T>> RandomAccessible<FloatType> unit(final RandomAccessible<T> values,
			final IntensityRange range) {
		final double min = range.min();
		final double factor = range.max() > min ? 1 / (range.max() - min) : 0;
		return Converters.convert(values, (in, out) -> out.setReal((in.getRealDouble() - min) * factor),
				new FloatType());
	}
}
