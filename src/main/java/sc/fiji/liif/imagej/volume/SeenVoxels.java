// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.volume;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

import sc.fiji.liif.Progress;
import sc.fiji.liif.image.SliceDenoiser;
import sc.fiji.liif.image.Upscaler;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.values.PlaneIntensities;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.sampling.IntensityRange;

/** The voxels of a channel as planes across its slices see them: as they are, or if there is noise, the slices denoised. */
final class SeenVoxels {

	private final ChannelVoxels voxels;
	private final ModelSpec spec;
	private final Exposure exposure;
	private final SliceDenoiser denoiser;

	/** @param upscaler of the network that takes noise away, if it knows noise */
	SeenVoxels(final ChannelVoxels voxels, final Upscaler upscaler, final ModelSpec spec, final Exposure exposure) {
		this.voxels = voxels;
		this.spec = spec;
		this.exposure = exposure;
		denoiser = new SliceDenoiser(upscaler, spec, exposure.deviation(spec));
	}

	/** What is to be known of their values. */
	Exposure exposure() {
		return denoiser.isOfUse() ? exposure.withNoise(denoiser::left) : exposure;
	}

	/** The slices of a box (x, y, z): of RGB voxels that are denoised those of each colour, else one list of them. */
	List<ImageProcessor[]> box(final Interval box, final Progress progress) {
		if (!denoiser.isOfUse())
			return Collections.singletonList(voxels.box(box));
		final Interval part = Intervals.hyperSlice(box, 2);
		final Interval slice = FinalInterval.createMinSize(0, 0, voxels.width(), voxels.height());
		final Interval seen = Intervals.intersect(slice, Intervals.expand(part, SliceDenoiser.halo(spec)));
		final List<ImageProcessor[]> colours = new ArrayList<>();
		final int depth = (int) box.dimension(2);
		for (int z = 0; z < depth; z++) {
			final ImageProcessor measured = voxels.slice((int) box.min(2) + z, ChannelVoxels.rectangle(seen));
			final List<float[]> values = denoised(measured, seen, part, progress.part(z, depth));
			for (int c = 0; c < values.size(); c++) {
				if (z == 0)
					colours.add(new ImageProcessor[depth]);
				colours.get(c)[z] = new FloatProcessor((int) part.dimension(0), (int) part.dimension(1), values.get(c));
			}
		}
		return colours;
	}

	// -- Helper methods --

	/** One for each colour, in the image's values. */
	private List<float[]> denoised(final ImageProcessor measured, final Interval seen, final Interval part,
			final Progress progress) {
		final List<float[]> colours = new ArrayList<>();
		final List<RandomAccessibleInterval<FloatType>> pictures = PlaneIntensities.of(Arrays.asList(measured),
				exposure, spec);
		for (int p = 0; p < pictures.size(); p++)
			colours.addAll(Arrays.asList(denoiser.denoise(Views.translate(pictures.get(p), seen.min(0), seen.min(1), 0),
					part, progress.part(p, pictures.size()))));
		if (measured.getNChannels() == 1 && colours.size() > 1)
			return Collections.singletonList(inValues(SliceDenoiser.mean(colours)));
		colours.forEach(this::inValues);
		return colours;
	}

	private float[] inValues(final float[] intensities) {
		final IntensityRange range = exposure.range(spec);
		for (int i = 0; i < intensities.length; i++)
			intensities[i] = (float) range.fromUnit(intensities[i]);
		return intensities;
	}
}
