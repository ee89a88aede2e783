// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.liif.Progress;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.network.Pace;
import sc.fiji.liif.network.Quality;
import sc.fiji.liif.sampling.GridSampling;

/** Measures the {@link Pace} of a network with a small picture, at two scales, in moments. */
public final class PaceMeter {

	private static final int SIDE = 96;
	private static final int SCALE = 3;
	private static final int ROUNDS = 2;

	private PaceMeter() {}

	/** @param quality that the network was made for; what an ensemble costs follows from one of its members */
	public static Pace measure(final LiifNetwork network, final Quality quality) {
		final Img<FloatType> picture = ArrayImgs.floats(SIDE, SIDE, network.spec().inputs());
		int i = 0;
		for (final FloatType value : picture)
			value.set(i++ * 31 % 97 / 96f);
		final Upscaler upscaler = new Upscaler(network).quality(quality.ensemble(1));
		double small = Double.POSITIVE_INFINITY;
		double large = Double.POSITIVE_INFINITY;
		for (int round = 0; round < ROUNDS; round++) {
			small = Math.min(small, seconds(upscaler, picture, 1));
			large = Math.min(large, seconds(upscaler, picture, SCALE));
		}
		final double inputs = (double) SIDE * SIDE;
		final double perOutput = Math.max(0, large - small) / (inputs * (SCALE * SCALE - 1));
		return new Pace(Math.max(0, small - inputs * perOutput) / inputs, perOutput);
	}

	private static double seconds(final Upscaler upscaler, final Img<FloatType> picture, final int scale) {
		final long start = System.nanoTime();
		upscaler.compute(picture, GridSampling.whole(SIDE, SIDE, scale), (x, y, width, height, colours) -> {
			// Only the time counts.
		}, Progress.NONE);
		return (System.nanoTime() - start) / 1e9;
	}
}
