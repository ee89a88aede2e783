// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.values;

import sc.fiji.liif.raster.Noise;
import sc.fiji.liif.model.ModelSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessible;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import sc.fiji.liif.sampling.Intensities;
import sc.fiji.liif.sampling.IntensityRange;

/**
 * Sees a plane of an ImageJ image as pictures that a network takes: (x, y,
 * channel) with intensities in [0,1], converted pixel by pixel as they are read.
 * A gray plane is repeated for a network of three channels; an RGB plane, or three
 * planes that are {@link ColourChannels}, become three pictures for a network of one.
 */
public final class PlaneIntensities {

	private PlaneIntensities() {}

	/**
	 * Planes that are looked at {@linkplain ColourChannels#together together}: one picture, or for RGB planes
	 * and a network of one channel those of red, green and blue; with their noise, if the model wants to know it.
	 */
	public static List<RandomAccessibleInterval<FloatType>> of(final List<ImageProcessor> planes,
			final Exposure exposure, final ModelSpec spec) {
		final IntensityRange range = exposure.range(spec);
		final List<RandomAccessibleInterval<FloatType>> pictures = of(planes, range, spec.channels());
		if (spec.isNoiseAware()) {
			final Noise noise = exposure.noise().inRange(range.min(), range.max());
			pictures.replaceAll(picture -> Views.concatenate(2, picture, Intensities.noise(picture, noise)));
		}
		return pictures;
	}

	/** One picture, or for RGB planes and one channel those of red, green and blue. */
	public static List<RandomAccessibleInterval<FloatType>> of(final ImageProcessor plane, final IntensityRange range,
			final int channels) {
		final List<RandomAccessibleInterval<FloatType>> pictures = new ArrayList<>();
		if (!(plane instanceof ColorProcessor))
			pictures.add(gray(plane, range, channels));
		else {
			final RandomAccessibleInterval<ARGBType> rgb = ArrayImgs.argbs((int[]) plane.getPixels(), plane.getWidth(),
					plane.getHeight());
			if (channels == 3)
				pictures.add(bounded(Intensities.rgb(rgb), plane, channels));
			else {
				for (int c = 1; c <= 3; c++)
					pictures.add(gray(Converters.argbChannel(rgb, c), range, plane, channels));
			}
		}
		return pictures;
	}

	/** The same of planes that are looked at {@linkplain ColourChannels#together together}. */
	public static List<RandomAccessibleInterval<FloatType>> of(final List<ImageProcessor> planes,
			final IntensityRange range, final int channels) {
		final boolean areOne = planes.size() == 3 && channels == 3;
		final List<RandomAccessibleInterval<FloatType>> pictures = new ArrayList<>();
		for (final ImageProcessor plane : planes)
			pictures.addAll(of(plane, range, areOne ? 1 : channels));
		return areOne ? new ArrayList<>(Collections.singletonList(Views.concatenate(2, pictures))) : pictures;
	}

	private static <T extends RealType<T>> RandomAccessibleInterval<FloatType> gray(final RandomAccessible<T> values,
			final IntensityRange range, final ImageProcessor plane, final int channels) {
		return bounded(Intensities.gray(values, range), plane, channels);
	}

	private static RandomAccessibleInterval<FloatType> bounded(final RandomAccessible<FloatType> picture,
			final ImageProcessor plane, final int channels) {
		return Views.interval(picture,
				FinalInterval.createMinSize(0, 0, 0, plane.getWidth(), plane.getHeight(), channels));
	}

	private static RandomAccessibleInterval<FloatType> gray(final ImageProcessor plane, final IntensityRange range,
			final int channels) {
		final int width = plane.getWidth();
		final int height = plane.getHeight();
		if (plane instanceof ByteProcessor)
			return gray(ArrayImgs.unsignedBytes((byte[]) plane.getPixels(), width, height), range, plane, channels);
		if (plane instanceof ShortProcessor)
			return gray(ArrayImgs.unsignedShorts((short[]) plane.getPixels(), width, height), range, plane, channels);
		if (plane instanceof FloatProcessor)
			return gray(ArrayImgs.floats(FiniteFill.fill((float[]) plane.getPixels(), width, range), width, height),
					range, plane, channels);
		throw new IllegalArgumentException("Planes of " + plane.getClass() + " are not supported.");
	}
}
