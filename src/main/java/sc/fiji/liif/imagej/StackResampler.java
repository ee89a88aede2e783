// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import java.util.List;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.liif.Progress;
import sc.fiji.liif.sampling.ColourSink;
import sc.fiji.liif.sampling.IntensityRange;
import sc.fiji.liif.sampling.Sampling;

/** Resamples every plane of an image, with its intensities kept. */
final class StackResampler {

	/** How one picture is resampled. */
	interface PictureResampler {

		/** @param sink takes the colours of all pixels of the sampling */
		void resample(RandomAccessibleInterval<FloatType> picture, ColourSink sink, Progress progress);
	}

	private final ImagePlus image;
	private final Sampling sampling;
	private final int channels;
	private final Progress progress;

	/** @param channels channels of the network */
	StackResampler(final ImagePlus image, final Sampling sampling, final int channels, final Progress progress) {
		this.image = image;
		this.sampling = sampling;
		this.channels = channels;
		this.progress = progress;
	}

	/** The resampled planes; pixels that lie outside of the input are 0. */
	ImageStack resample(final PictureResampler resampler) {
		final IntensityRange[] ranges = ChannelRanges.of(image);
		final int planes = image.getStackSize();
		final ImageStack stack = new ImageStack(sampling.width(), sampling.height());
		for (int plane = 0; plane < planes; plane++) {
			progress.checkCanceled();
			final String where = planes > 1 ? " plane " + (plane + 1) + " of " + planes : "";
			final Progress part = progress.part(plane, planes, what -> what + where);
			final ImageProcessor source = image.getStack().getProcessor(plane + 1);
			final ImageProcessor target = source.createProcessor(sampling.width(), sampling.height());
			final IntensityRange range = ranges[plane % ranges.length];
			final List<RandomAccessibleInterval<FloatType>> pictures = PlaneIntensities.of(source, range, channels);
			final List<ColourSink> sinks = new PlaneSinks(source, range, sampling, channels).into(target);
			for (int i = 0; i < pictures.size(); i++)
				resampler.resample(pictures.get(i), sinks.get(i), part.part(i, pictures.size()));
			blackenOutside(source, target);
			stack.addSlice(null, target);
		}
		return stack;
	}

	// -- Helper methods --

	private void blackenOutside(final ImageProcessor source, final ImageProcessor target) {
		final int right = sampling.width() - 1;
		final int bottom = sampling.height() - 1;
		if (isInside(source, 0, 0) && isInside(source, right, 0) && isInside(source, 0, bottom)
				&& isInside(source, right, bottom))
			return; // the map is affine: what lies between lies inside, too
		for (int j = 0; j <= bottom; j++) {
			for (int i = 0; i <= right; i++) {
				if (isInside(source, i, j))
					continue;
				if (target.getBitDepth() == 24)
					target.set(i, j, 0);
				else
					target.setf(i, j, 0);
			}
		}
	}

	private boolean isInside(final ImageProcessor source, final int i, final int j) {
		final double x = sampling.x(i, j);
		final double y = sampling.y(i, j);
		return x >= -0.5 && y >= -0.5 && x <= source.getWidth() - 0.5 && y <= source.getHeight() - 0.5;
	}
}
