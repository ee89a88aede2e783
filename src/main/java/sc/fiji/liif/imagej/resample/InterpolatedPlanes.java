// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.resample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import ij.ImagePlus;
import ij.process.ImageProcessor;

import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.values.Outside;
import sc.fiji.liif.sampling.Sampling;

/** Planes without a network; values that can't be interpolated want {@link Interpolation#NEAREST}. */
public final class InterpolatedPlanes implements PlaneMaker {

	private final ImagePlus image;
	private final Sampling sampling;
	private final Interpolation how;

	public InterpolatedPlanes(final ImagePlus image, final Sampling sampling, final Interpolation how) {
		this.image = image;
		this.sampling = sampling;
		this.how = how;
	}

	@Override
	public Sampling sampling() {
		return sampling;
	}

	@Override
	public List<int[]> groups() {
		final List<int[]> groups = new ArrayList<>();
		for (int plane = 1; plane <= image.getStackSize(); plane++)
			groups.add(new int[]{plane});
		return groups;
	}

	@Override
	public List<ImageProcessor> make(final int[] group, final Progress progress) {
		progress.report(0, 1, "interpolating");
		final ImageProcessor source = image.getStack().getProcessor(group[0]);
		final ImageProcessor target = how.resample(source, sampling);
		Outside.clear(image, source, sampling, target);
		return Collections.singletonList(target);
	}
}
