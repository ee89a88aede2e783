// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.resample;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.Arrays;
import sc.fiji.liif.model.ModelSpec;
import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;
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

/** Planes by a network, with their intensities kept; pixels that lie outside of the input are the type's zero. */
public final class NetworkPlanes implements PlaneMaker {

	/** How one picture is resampled. */
	public interface PictureResampler {

		/** @param sink takes the colours of all pixels of the sampling */
		void resample(RandomAccessibleInterval<FloatType> picture, ColourSink sink, Progress progress);
	}

	private final ImagePlus image;
	private final Sampling sampling;
	private final ModelSpec spec;
	private final Exposure[] exposures;
	private final PictureResampler resampler;

	/**
	 * @param spec      of the network
	 * @param exposures of the image's channels
	 */
	public NetworkPlanes(final ImagePlus image, final Sampling sampling, final ModelSpec spec,
			final Exposure[] exposures, final PictureResampler resampler) {
		this.image = image;
		this.sampling = sampling;
		this.spec = spec;
		this.exposures = exposures;
		this.resampler = resampler;
	}

	/** What the network is told of the noise, for the result's description; empty if nothing. */
	public String noted() {
		return spec.isNoiseAware()
				? Arrays.stream(exposures).map(exposure -> String.format(Locale.ROOT, "%.4g", exposure.deviation()))
						.collect(Collectors.joining(", ", ", noise (standard deviation at the mean) ",
								exposures[0].isMeasured() ? ", measured" : ""))
				: "";
	}

	@Override
	public Sampling sampling() {
		return sampling;
	}

	@Override
	public List<int[]> groups() {
		return ColourChannels.together(image);
	}

	@Override
	public List<ImageProcessor> make(final int[] group, final Progress progress) {
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
			resampler.resample(pictures.get(i), sinks.get(i), progress.part(i, pictures.size()));
		for (int i = 0; i < targets.size(); i++)
			Outside.clear(image, sources.get(i), sampling, targets.get(i));
		return targets;
	}
}
