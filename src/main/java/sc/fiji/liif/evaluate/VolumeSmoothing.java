// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.evaluate;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.liif.Progress;
import sc.fiji.liif.raster.CameraPixel;
import sc.fiji.liif.raster.Filter;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.Resize;

/**
 * A Gaussian within slices and another one across them, and then cubic interpolation: of several widths, none included, those
 * which are best for the stack, by its truth.
 */
final class VolumeSmoothing implements VolumeMethod {

	/** Full widths at half maximum in pixels, and in distances of slices; 0 for none. */
	private static final double[] LATERAL = {0, 0.7, 1.2, 1.7, 2.3, 3, 4, 5.5};
	private static final double[] AXIAL = {0, 0.7, 1.2};

	@Override
	public String name() {
		return BestSmoothing.NAME;
	}

	/** Without the truth nothing is smoothed. */
	@Override
	public List<Raster> refine(final List<Raster> planes, final int slices, final Progress progress) {
		return VolumeMethod.of(Filter.BICUBIC).refine(planes, slices, progress);
	}

	@Override
	public List<Raster> refine(final List<Raster> planes, final List<Raster> truth, final Progress progress) {
		List<Raster> best = null;
		double least = Double.POSITIVE_INFINITY;
		for (final double lateral : LATERAL) {
			progress.checkCanceled();
			final List<Raster> smooth = lateral == 0 ? planes : smoothed(planes, lateral);
			for (final double axial : AXIAL) {
				final List<Raster> both = new ArrayList<>();
				for (final Raster plane : smooth)
					both.add(axial == 0 ? plane : new Resize(new CameraPixel(axial)).alongY(plane, plane.height()));
				final List<Raster> refined = refine(both, truth.get(0).height(), progress);
				final double error = VolumeEvaluation.squaredError(refined, truth, 0);
				if (error < least)
					best = refined;
				least = Math.min(least, error);
			}
		}
		return best;
	}

	/** Slice by slice. */
	private static List<Raster> smoothed(final List<Raster> planes, final double width) {
		final List<Raster> slices = new ArrayList<>();
		for (int z = 0; z < planes.get(0).height(); z++) {
			final Raster slice = VolumeEvaluation.slice(planes, z);
			slices.add(new Resize(new CameraPixel(width)).apply(slice, slice.width(), slice.height()));
		}
		return VolumeEvaluation.planes(slices);
	}
}
