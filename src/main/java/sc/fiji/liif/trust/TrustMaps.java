// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.trust;

import java.util.concurrent.CancellationException;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.liif.Progress;
import sc.fiji.liif.image.Upscaler;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.raster.CameraPixel;
import sc.fiji.liif.raster.Filter;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.Resize;
import sc.fiji.liif.sampling.GridSampling;
import sc.fiji.liif.sampling.Turning;

/**
 * What a result can be judged by without knowing the truth: how far the answers to the picture turned in eight ways
 * differ, what is left of the input when the result is brought back to its pixels, and how much the result has that
 * the input's pixels could not carry. In the network's intensities, the mean over its colours. Immutable.
 */
public final class TrustMaps {

	/** Detail is averaged over so many input pixels (FWHM). */
	private static final double NEIGHBOURHOOD = 4;
	/** Variances that are no more than rounding. */
	private static final double ROUNDING = 1e-12;

	private final Raster result;
	private final Raster spread;
	private final Raster residual;
	private final Raster detail;
	private final Raster input;
	private final double noise;

	private TrustMaps(final Raster result, final Raster spread, final Raster residual, final Raster detail,
			final Raster input, final double noise) {
		this.result = result;
		this.spread = spread;
		this.residual = residual;
		this.detail = detail;
		this.input = input;
		this.noise = noise;
	}

	/**
	 * Upscales a picture in eight ways.
	 *
	 * @param picture as {@link Upscaler#compute} takes it
	 * @param grid    covering as many whole pixels of it as it has
	 * @throws CancellationException if canceled
	 */
	public static TrustMaps of(final Upscaler upscaler, final ModelSpec spec,
			final RandomAccessibleInterval<FloatType> picture, final GridSampling grid, final Progress progress) {
		final int pixels = Math.multiplyExact(grid.width(), grid.height());
		final float[] first = new float[pixels];
		final double[] sums = new double[pixels];
		final double[] squares = new double[pixels];
		final int n = Turning.ALL.size();
		for (int member = 0; member < n; member++) {
			final boolean isFirst = member == 0;
			upscaler.member(Turning.ALL.get(member)).compute(picture, grid, (x, y, w, h, colours) -> {
				for (int k = 0; k < w * h; k++) {
					final double value = mean(colours, k, spec.channels());
					final int at = (y + k / w) * grid.width() + x + k % w;
					if (isFirst)
						first[at] = (float) value;
					sums[at] += value;
					squares[at] += value * value;
				}
			}, progress.part(member, n));
		}
		final float[] spread = new float[pixels];
		for (int i = 0; i < pixels; i++)
			spread[i] = (float) Math.sqrt(Math.max(0, squares[i] / n - sums[i] / n * sums[i] / n));
		final BackProjection back = new BackProjection(grid, picture);
		final float[] input = pixels(picture, back, spec.channels());
		final Raster result = Raster.ofFloats(grid.width(), grid.height(), 1, first);
		return new TrustMaps(result, Raster.ofFloats(grid.width(), grid.height(), 1, spread),
				Raster.ofFloats(back.width(), back.height(), 1, back.residual(input, first)),
				detail(result, back.width(), back.height()), Raster.ofFloats(back.width(), back.height(), 1, input),
				spec.isNoiseAware()
						? BackProjection.rms(ConsistentUpscaler.pixels(picture, back, spec.channels()))
						: 0);
	}

	/** Of the picture as it is. */
	public Raster result() {
		return result;
	}

	/** Standard deviation of the eight answers, on the result's pixels. */
	public Raster spread() {
		return spread;
	}

	/** What was measured minus the mean of the result over each of the input's pixels. */
	public Raster residual() {
		return residual;
	}

	/**
	 * Root mean square, around each of the result's pixels, of what it has beyond the Nyquist frequency of the input.
	 */
	public Raster detail() {
		return detail;
	}

	/** Root mean square of the {@link #residual}. */
	public double residualRms() {
		return BackProjection.rms(residual.intensities());
	}

	/** Root mean square of the noise that the network was told; 0 if it wants to know nothing of it. */
	public double noise() {
		return noise;
	}

	/** Correlation of the residual with the result, on the input's pixels: near 0 if only noise was taken away. */
	public double correlation() {
		final double[] sums = new double[5];
		final int n = input.width() * input.height();
		for (int i = 0; i < n; i++) {
			final double b = residual.intensity(i);
			final double a = input.intensity(i) - b;
			sums[0] += a / n;
			sums[1] += b / n;
			sums[2] += a * a / n;
			sums[3] += b * b / n;
			sums[4] += a * b / n;
		}
		final double ofResult = sums[2] - sums[0] * sums[0];
		final double ofResidual = sums[3] - sums[1] * sums[1];
		return Math.min(ofResult, ofResidual) > ROUNDING
				? Math.max(-1, Math.min(1, (sums[4] - sums[0] * sums[1]) / Math.sqrt(ofResult * ofResidual)))
				: 0;
	}

	/** Share of the result's variance that lies beyond the Nyquist frequency of the input. */
	public double detailShare() {
		final double all = result.standardDeviation();
		final double beyond = BackProjection.rms(detail.intensities());
		return all > 0 ? beyond * beyond / (all * all) : 0;
	}

	// -- Helper methods --

	private static double mean(final float[] colours, final int pixel, final int channels) {
		double sum = 0;
		for (int c = 0; c < channels; c++)
			sum += colours[pixel * channels + c];
		return sum / channels;
	}

	/** The mean of the colours of the pixels that a grid covers. */
	private static float[] pixels(final RandomAccessibleInterval<FloatType> picture, final BackProjection back,
			final int channels) {
		final float[] means = new float[back.width() * back.height()];
		for (int c = 0; c < channels; c++) {
			final float[] values = ConsistentUpscaler.pixels(picture, back, c);
			for (int i = 0; i < means.length; i++)
				means[i] += values[i] / channels;
		}
		return means;
	}

	/** What is left if the result goes through the input's pixels and back, sharply cut off. */
	private static Raster detail(final Raster result, final int width, final int height) {
		final Resize sharp = new Resize(Filter.LANCZOS);
		final Raster carried = sharp.apply(sharp.apply(result, width, height), result.width(), result.height());
		final float[] squares = result.intensities();
		for (int i = 0; i < squares.length; i++)
			squares[i] = (squares[i] - carried.intensity(i)) * (squares[i] - carried.intensity(i));
		final double reach = NEIGHBOURHOOD * result.width() / width;
		final float[] means = new Resize(new CameraPixel(reach))
				.apply(Raster.ofFloats(result.width(), result.height(), 1, squares), result.width(), result.height())
				.intensities();
		for (int i = 0; i < means.length; i++)
			means[i] = (float) Math.sqrt(Math.max(0, means[i]));
		return Raster.ofFloats(result.width(), result.height(), 1, means);
	}
}
