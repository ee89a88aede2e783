// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import java.util.List;
import java.util.concurrent.CancellationException;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.liif.Progress;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.raster.Noise;
import sc.fiji.liif.sampling.GridSampling;

/**
 * Takes most of the noise out of the slices of a stack, each by itself, before planes across them are asked: such a plane sees
 * one line of each slice, and can't tell noise from structure as well as a slice as a whole does. What comes out is the mean,
 * weighted, of what was measured and what the network answers at the slice's own size, and is told to have what is left of the
 * noise: measured noise, white as networks have learned it, though weaker. Immutable; safe for use by several threads.
 */
public final class SliceDenoiser {

	/** How much of what was measured stays, at least. */
	private static final double MEASURED = 0.3;
	/** By how much what is left of the noise is stronger than in what was measured: some of it is left in the answers, too. */
	private static final double LEFT = 1.2;
	/** Weaker noise, of intensities from 0 to 1, networks take for none: so much is left, if there is so much. */
	private static final double LEAST_NOISE = 0.005;
	/** How far, in pixels, what is told of the noise looks around. */
	private static final int NOISE_REACH = 8;
	/** More than any picture has pixels, and far from what integers can count. */
	private static final int EVERYTHING = 1 << 28;

	private final Upscaler upscaler;
	private final ModelSpec spec;
	private final float measured;

	/**
	 * @param spec  of the network that is asked
	 * @param noise standard deviation of intensities, where these are as in the mean of the stack
	 */
	public SliceDenoiser(final Upscaler upscaler, final ModelSpec spec, final double noise) {
		this.upscaler = upscaler;
		this.spec = spec;
		measured = (float) Math.max(MEASURED, Math.min(1, LEAST_NOISE / noise));
	}

	/** Whether the network knows noise, and there is enough of it; else slices are to be left as they are. */
	public boolean isOfUse() {
		return spec.isNoiseAware() && measured < 1;
	}

	/** How strong a stack's noise is afterwards. */
	public Noise left(final Noise noise) {
		return noise.stronger(Math.min(1, LEFT * measured));
	}

	/** How far, in pixels, a network looks around and what it is told of the noise. */
	public static int halo(final ModelSpec spec) {
		return spec.reach().isGlobal() ? EVERYTHING : spec.reach().halo() + NOISE_REACH;
	}

	/**
	 * Some pixels of a slice, the same whatever part they are computed in.
	 *
	 * @param slice (x, y, channel), after the channels of the network the noise: the whole slice, or a part of it that goes
	 *              beyond the wanted pixels as far as {@link #halo} says
	 * @param part  (x, y) of the wanted pixels
	 * @return {@code [channel][pixel]}, row by row
	 * @throws CancellationException if canceled
	 */
	public float[][] denoise(final RandomAccessibleInterval<FloatType> slice, final Interval part,
			final Progress progress) {
		final int width = (int) part.dimension(0);
		final int height = (int) part.dimension(1);
		final int channels = spec.channels();
		final float[][] values = new float[channels][width * height];
		final GridSampling grid = new GridSampling(FinalInterval.createMinSize(part.min(0), part.min(1), width, height),
				width, height);
		upscaler.compute(slice, grid, (x, y, w, h, colours) -> {
			for (int k = 0; k < w * h * channels; k++)
				values[k % channels][(y + k / channels / w) * width + x + k / channels % w] = colours[k];
		}, progress);
		final RandomAccess<FloatType> pixels = slice.randomAccess();
		for (int c = 0; c < channels; c++) {
			pixels.setPosition(c, 2);
			for (int i = 0; i < width * height; i++) {
				pixels.setPosition(part.min(0) + i % width, 0);
				pixels.setPosition(part.min(1) + i / width, 1);
				values[c][i] = measured * pixels.get().get() + (1 - measured) * values[c][i];
			}
		}
		return values;
	}

	/** One picture of the channels of a network that sees the same in all of them. */
	public static float[] mean(final List<float[]> channels) {
		final float[] mean = new float[channels.get(0).length];
		for (final float[] channel : channels) {
			for (int i = 0; i < mean.length; i++)
				mean[i] += channel[i] / channels.size();
		}
		return mean;
	}
}
