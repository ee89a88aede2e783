// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.data;

import java.util.Random;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.raster.Raster;

/**
 * Random patches of given inputs, with those pixels of their targets as answers
 * whose centres lie in the patch. Scales need not be whole, nor the same for
 * all pairs, nor along both axes.
 */
final class PairedSamples implements SampleSource {

	private final Pool<RasterPair> pool;
	private final int patch;
	private final boolean isNoiseAware;

	PairedSamples(final Pool<RasterPair> pool, final int patch, final boolean isNoiseAware) {
		this.pool = pool;
		this.patch = patch;
		this.isNoiseAware = isNoiseAware;
	}

	/** Why a pair can't serve; null if it can. */
	static String objection(final RasterPair pair, final int patch) {
		final Raster input = pair.input();
		final Raster target = pair.target();
		if (Math.min(input.width(), input.height()) < patch)
			return "is too small (" + input.width() + " x " + input.height() + " pixels instead of " + patch
					+ " or more).";
		return target.width() < input.width() || target.height() < input.height()
				? "is larger than its target (" + target.width() + " x " + target.height() + " pixels)."
				: null;
	}

	@Override
	public Sample draw(final long item, final Random random) {
		final RasterPair pair = pool.draw(item, random);
		if (pair == null)
			throw new LiifException("None of the pairs has an input of " + patch + " x " + patch
					+ " pixels or more and a target at least as large: give larger ones or choose a smaller patch.");
		final int x = random.nextInt(pair.input().width() - patch + 1);
		final int y = random.nextInt(pair.input().height() - patch + 1);
		final double width = (double) pair.input().width() / pair.target().width();
		final double height = (double) pair.input().height() / pair.target().height();
		final int left = first(x, width);
		final int top = first(y, height);
		final Raster input = pair.input().crop(x, y, patch, patch);
		return new Sample(isNoiseAware ? pair.noise().joinedTo(input) : input,
				pair.target().crop(left, top, first(x + patch, width) - left, first(y + patch, height) - top),
				left * width - x, top * height - y, width, height);
	}

	/** The first target pixel whose centre lies at or after a pixel edge of the input. */
	private static int first(final int edge, final double pixel) {
		return (int) Math.ceil(edge / pixel - 0.5);
	}
}
