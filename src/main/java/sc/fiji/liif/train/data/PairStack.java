// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.data;

import sc.fiji.liif.raster.Noise;
import sc.fiji.liif.raster.NoiseEstimate;
import sc.fiji.liif.raster.RobustRange;
import java.util.ArrayList;
import java.util.List;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.RasterStack;
import sc.fiji.liif.raster.Resize;
import sc.fiji.liif.raster.Stack;

/**
 * The pairs of two stacks of pictures, one of inputs and one of targets. Targets
 * are seen in the range of their inputs' values, which is the range that answers
 * will be mapped back by.
 */
final class PairStack implements Stack<RasterPair> {

	private final RasterStack inputs;
	private final RasterStack targets;
	private final int targetSize;
	private final boolean isNoiseAware;

	/**
	 * @param targetSize   larger side that all targets are resized to; 0 to leave them as they are
	 * @param isNoiseAware whether the model sees pictures in their robust range, and is told the noise, which is measured
	 */
	PairStack(final RasterStack inputs, final RasterStack targets, final int targetSize, final boolean isNoiseAware) {
		this.inputs = inputs;
		this.targets = targets;
		this.targetSize = targetSize;
		this.isNoiseAware = isNoiseAware;
	}

	@Override
	public String name() {
		return inputs.name();
	}

	@Override
	public int size() {
		return inputs.size();
	}

	@Override
	public List<RasterPair> read() {
		final List<Raster> in = inputs.read();
		final List<Raster> out = targets.read();
		if (in.size() != out.size())
			throw new LiifException(inputs.name() + " has " + in.size() + " planes, but its target " + targets.name()
					+ " has " + out.size() + ": give pairs with as many planes.");
		final List<RasterPair> pairs = new ArrayList<>();
		for (int i = 0; i < in.size(); i++)
			pairs.add(pair(in.get(i), resized(out.get(i).inRangeOf(in.get(i)))));
		return pairs;
	}

	private RasterPair pair(final Raster input, final Raster target) {
		if (!isNoiseAware)
			return new RasterPair(input, target, Noise.NONE);
		final RobustRange range = RobustRange.of(input);
		final Raster stretched = range.stretch(input);
		return new RasterPair(stretched, range.stretch(RobustRange.withoutOutliers(target)),
				NoiseEstimate.of(stretched));
	}

	private Raster resized(final Raster target) {
		if (targetSize == 0)
			return target;
		final double factor = (double) targetSize / Math.max(target.width(), target.height());
		return Resize.bicubic(target, (int) Math.max(1, Math.rint(target.width() * factor)),
				(int) Math.max(1, Math.rint(target.height() * factor)));
	}
}
