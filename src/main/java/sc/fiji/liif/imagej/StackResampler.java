// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.Arrays;
import sc.fiji.liif.model.ModelSpec;
import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.values.ColourChannels;
import sc.fiji.liif.imagej.values.Outside;
import sc.fiji.liif.imagej.values.PlaneIntensities;
import sc.fiji.liif.imagej.values.PlaneSinks;
import sc.fiji.liif.sampling.ColourSink;
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
	private final ModelSpec spec;
	private final Exposure[] exposures;
	private final Progress progress;

	/**
	 * @param spec      of the network
	 * @param exposures of the image's channels
	 */
	StackResampler(final ImagePlus image, final Sampling sampling, final ModelSpec spec, final Exposure[] exposures,
			final Progress progress) {
		this.image = image;
		this.sampling = sampling;
		this.spec = spec;
		this.exposures = exposures;
		this.progress = progress;
	}

	/** What the network was told of the noise, for the result's description; empty if nothing. */
	String noted() {
		return spec.isNoiseAware()
				? Arrays.stream(exposures).map(exposure -> String.format(Locale.ROOT, "%.4g", exposure.deviation()))
						.collect(Collectors.joining(", ", ", noise (standard deviation at the mean) ",
								exposures[0].isMeasured() ? ", measured" : ""))
				: "";
	}

	/** The resampled planes; pixels that lie outside of the input are the type's zero. */
	ImageStack resample(final PictureResampler resampler) {
		final List<int[]> groups = ColourChannels.together(image);
		final ImageStack stack = new ImageStack(sampling.width(), sampling.height());
		for (int i = 0; i < groups.size(); i++) {
			progress.checkCanceled();
			final String where = groups.size() > 1 ? " plane " + (i + 1) + " of " + groups.size() : "";
			final List<ImageProcessor> targets = resample(groups.get(i), resampler,
					progress.part(i, groups.size(), what -> what + where));
			targets.forEach(target -> stack.addSlice(null, target));
		}
		return stack;
	}

	/** The planes without a network; values that can't be interpolated want {@link Interpolation#NEAREST}. */
	static ImageStack interpolated(final ImagePlus image, final Sampling sampling, final Interpolation how,
			final Progress progress) {
		final ImageStack stack = new ImageStack(sampling.width(), sampling.height());
		final StackResampler resampler = new StackResampler(image, sampling, null, null, progress);
		for (int plane = 1; plane <= image.getStackSize(); plane++) {
			progress.checkCanceled();
			progress.report(plane, image.getStackSize(), "interpolating");
			final ImageProcessor source = image.getStack().getProcessor(plane);
			final ImageProcessor target = how.resample(source, sampling);
			resampler.clearOutside(source, target);
			stack.addSlice(null, target);
		}
		return stack;
	}

	// -- Helper methods --

	private List<ImageProcessor> resample(final int[] group, final PictureResampler resampler, final Progress part) {
		final List<ImageProcessor> sources = new ArrayList<>();
		final List<ImageProcessor> targets = new ArrayList<>();
		Exposure exposure = null;
		for (final int plane : group) {
			final ImageProcessor source = image.getStack().getProcessor(plane);
			sources.add(source);
			targets.add(source.createProcessor(sampling.width(), sampling.height()));
			final Exposure own = exposures[(plane - 1) % exposures.length];
			exposure = exposure == null ? own : exposure.with(own);
		}
		final List<RandomAccessibleInterval<FloatType>> pictures = PlaneIntensities.of(sources, exposure, spec);
		final List<ColourSink> sinks = new PlaneSinks(exposure.range(spec), sampling, spec.channels()).into(sources,
				targets);
		for (int i = 0; i < pictures.size(); i++)
			resampler.resample(pictures.get(i), sinks.get(i), part.part(i, pictures.size()));
		for (int i = 0; i < targets.size(); i++)
			clearOutside(sources.get(i), targets.get(i));
		return targets;
	}

	private void clearOutside(final ImageProcessor source, final ImageProcessor target) {
		final int right = sampling.width() - 1;
		final int bottom = sampling.height() - 1;
		if (isInside(source, 0, 0) && isInside(source, right, 0) && isInside(source, 0, bottom)
				&& isInside(source, right, bottom))
			return; // the map is affine: what lies between lies inside, too
		final int zero = Outside.value(image);
		for (int j = 0; j <= bottom; j++) {
			for (int i = 0; i <= right; i++) {
				if (isInside(source, i, j))
					continue;
				if (target.getBitDepth() == 24)
					target.set(i, j, 0);
				else
					target.setf(i, j, zero);
			}
		}
	}

	private boolean isInside(final ImageProcessor source, final int i, final int j) {
		return !Outside.isOutside(source, sampling.x(i, j), sampling.y(i, j));
	}
}
