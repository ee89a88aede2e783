// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.volume;

import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import sc.fiji.liif.Progress;
import sc.fiji.liif.evaluate.VolumeMethod;
import sc.fiji.liif.network.Networks;
import sc.fiji.liif.raster.Raster;

/** Puts slices between slices as {@link IsotropicStack} does it, to be scored. Immutable. */
public final class IsotropicMethod implements VolumeMethod {

	private final Networks networks;
	private final IsotropicOptions options;

	public IsotropicMethod(final Networks networks, final IsotropicOptions options) {
		this.networks = networks;
		this.options = options;
	}

	@Override
	public String name() {
		return options.model();
	}

	@Override
	public List<Raster> refine(final List<Raster> planes, final int slices, final Progress progress) {
		final int width = planes.get(0).width();
		final int height = planes.size();
		final int depth = planes.get(0).height();
		final ImageStack stack = new ImageStack(width, height);
		for (int z = 0; z < depth; z++) {
			final float[] values = new float[width * height];
			for (int i = 0; i < values.length; i++)
				values[i] = planes.get(i / width).intensity(z * width + i % width);
			stack.addSlice(new FloatProcessor(width, height, values));
		}
		final ImagePlus image = new ImagePlus("stack", stack);
		image.setDimensions(1, depth, 1);
		final ImagePlus result = new IsotropicStack(networks, progress).of(image,
				VoxelPlan.ofSlices(image, (double) slices / depth, 1), options);
		final List<Raster> refined = new ArrayList<>();
		for (int y = 0; y < height; y++) {
			final float[] values = new float[width * slices];
			for (int z = 0; z < slices; z++) {
				final ImageProcessor slice = result.getStack().getProcessor(z + 1);
				for (int x = 0; x < width; x++)
					values[z * width + x] = slice.getf(x, y);
			}
			refined.add(Raster.ofFloats(width, slices, 1, values));
		}
		return refined;
	}
}
