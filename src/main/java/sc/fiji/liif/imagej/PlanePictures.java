// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import java.util.ArrayList;
import java.util.List;

import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * Sees a plane of an ImageJ image as pictures that a network takes: (x, y,
 * channel) with intensities in [0,1], converted pixel by pixel as they are read.
 * A gray plane is repeated for a network of three channels; an RGB plane becomes
 * three pictures for a network of one.
 */
final class PlanePictures {

	private PlanePictures() {}

	/** One picture, or for RGB planes and one channel those of red, green and blue. */
	static List<RandomAccessibleInterval<FloatType>> of(final ImageProcessor plane, final IntensityRange range,
			final int channels) {
		final List<RandomAccessibleInterval<FloatType>> pictures = new ArrayList<>();
		if (!(plane instanceof ColorProcessor)) {
			pictures.add(Views.addDimension(gray(plane, range), 0, channels - 1));
			return pictures;
		}
		final RandomAccessibleInterval<FloatType> rgb = unit(Converters.argbChannels(
				ArrayImgs.argbs((int[]) plane.getPixels(), plane.getWidth(), plane.getHeight()), 1, 2, 3), range);
		if (channels == 3)
			pictures.add(rgb);
		else {
			for (int c = 0; c < 3; c++)
				pictures.add(Views.addDimension(Views.hyperSlice(rgb, 2, c), 0, 0));
		}
		return pictures;
	}

	private static RandomAccessibleInterval<FloatType> gray(final ImageProcessor plane, final IntensityRange range) {
		final int width = plane.getWidth();
		final int height = plane.getHeight();
		if (plane instanceof ByteProcessor)
			return unit(ArrayImgs.unsignedBytes((byte[]) plane.getPixels(), width, height), range);
		if (plane instanceof ShortProcessor)
			return unit(ArrayImgs.unsignedShorts((short[]) plane.getPixels(), width, height), range);
		if (plane instanceof FloatProcessor)
			return unit(ArrayImgs.floats(FiniteFill.fill((float[]) plane.getPixels(), width, range), width, height),
					range);
		throw new IllegalArgumentException("Planes of " + plane.getClass() + " are not supported.");
	}

	private static <T extends RealType<T>> RandomAccessibleInterval<FloatType> unit(
			final RandomAccessibleInterval<T> values, final IntensityRange range) {
		return Converters.convert(values, (in, out) -> out.set(range.toUnit(in.getRealDouble())), new FloatType());
	}
}
