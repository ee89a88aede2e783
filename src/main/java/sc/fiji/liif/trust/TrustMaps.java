// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.trust;

import java.util.Collections;
import java.util.List;
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
import sc.fiji.liif.sampling.Latents;
import sc.fiji.liif.sampling.Turning;

/**
 * What a result can be judged by without knowing the truth: how far the answers to the picture turned in eight ways
 * differ, how far those of neighbouring latents, what is left of the input when the result is brought back to its pixels, and how much the result has that
 * the input's pixels could not carry. In the network's intensities, the mean over its colours. Immutable.
 */
public final class TrustMaps {

	/** Detail is averaged over so many input pixels (FWHM). */
	private static final double NEIGHBOURHOOD = 4;
	/** Variances that are no more than rounding. */
	private static final double ROUNDING = 1e-12;

	private final Raster result;
	private final Raster spread;
	private final Raster localSpread;
	private final Raster residual;
	private final Raster detail;
	private final Raster input;
	private final double noise;

	private TrustMaps(final Raster result, final Raster spread, final Raster localSpread, final Raster residual,
			final Raster detail, final Raster input, final double noise) {
		this.result = result;
		this.spread = spread;
		this.localSpread = localSpread;
		this.residual = residual;
		this.detail = detail;
		this.input = input;
		this.noise = noise;
	}

	/**
	 * Upscales a picture in eight ways, and once by each of the four latents around a position.
	 *
	 * @param picture as {@link Upscaler#compute} takes it
	 * @param grid    covering as many whole pixels of it as it has
	 * @throws CancellationException if canceled
	 */
	public static TrustMaps of(final Upscaler upscaler, final ModelSpec spec,
			final RandomAccessibleInterval<FloatType> picture, final GridSampling grid, final Progress progress) {
		final int n = Turning.ALL.size();
		final List<Latents> single = spec.decoder().alignment().members() > 1
				? Latents.SINGLE
				: Collections.singletonList(Latents.ALL);
		final int all = n + single.size();
		final Answers turned = new Answers(grid, spec.channels());
		float[] first = null;
		for (int i = 0; i < n; i++) {
			final float[] answer = turned.add(upscaler.member(Turning.ALL.get(i)), picture, (x, y) -> 1.0 / n,
					progress.part(i, all));
			if (i == 0)
				first = answer;
		}
		final Answers local = new Answers(grid, spec.channels());
		for (int i = 0; i < single.size(); i++) {
			final Latents latents = single.get(i);
			local.add(upscaler.member(latents), picture,
					(x, y) -> latents.shareOf(grid.x(x) - Math.floor(grid.x(x)), grid.y(y) - Math.floor(grid.y(y))),
					progress.part(n + i, all));
		}
		final BackProjection back = new BackProjection(grid, picture);
		final float[] input = pixels(picture, back, spec.channels());
		final Raster result = Raster.ofFloats(grid.width(), grid.height(), 1, first);
		return new TrustMaps(result, turned.spread(), local.spread(),
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

	/** Standard deviation of the answers to the picture turned in eight ways, on the result's pixels. */
	public Raster spread() {
		return spread;
	}

	/**
	 * Standard deviation of the answers of the four latents around each of the result's pixels, by the weights with
	 * which they are blended (paper, section 3, "local ensemble"): how much neighbours contradict each other. Zero
	 * where a model asks one latent alone.
	 */
	public Raster localSpread() {
		return localSpread;
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
