// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.derivative;

import java.util.Collections;
import java.util.List;

import ij.plugin.filter.Convolver;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.liif.Progress;
import sc.fiji.liif.image.Upscaler;
import sc.fiji.liif.imagej.HeapSpace;
import sc.fiji.liif.imagej.values.PlaneIntensities;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.sampling.GridSampling;
import sc.fiji.liif.sampling.IntensityRange;

/**
 * Planes averaged by a Gaussian, on a grid, and their derivatives: the model answers for the
 * pixels of a grid that is fine enough for the Gaussian, what these do not average already a
 * Gaussian does, and its derivatives give those of the average. Immutable.
 */
final class SmoothedPlane {

	private final LiifNetwork network;
	private final GridSampling grid;
	private final SmoothingAxis x;
	private final SmoothingAxis y;
	private final GridSampling fine;

	/**
	 * @param grid   where the derivatives are wanted
	 * @param sigma  standard deviation of the Gaussian in pixels of the input
	 * @param width  of the planes in pixels
	 * @param height of the planes
	 */
	SmoothedPlane(final LiifNetwork network, final GridSampling grid, final double sigma, final int width,
			final int height) {
		this.network = network;
		this.grid = grid;
		final double pixel = 2 * network.waves().get().diffusion();
		x = new SmoothingAxis(sigma, pixel, grid.scaleX(), grid.x(0) + 0.5, width - 0.5 - grid.x(grid.width() - 1));
		y = new SmoothingAxis(sigma, pixel, grid.scaleY(), grid.y(0) + 0.5, height - 0.5 - grid.y(grid.height() - 1));
		fine = grid.extended(x.before(), y.before(), x.after(), y.after()).refined(x.refinement(), y.refinement());
		HeapSpace.check(12L * fine.width() * fine.height(), "Smoothing it",
				"choose a larger sigma, select a part of the image");
	}

	/**
	 * The derivatives of a plane's values, of a colour plane's luminance, along x, y, xx, xy
	 * and yy, per pixel of the input.
	 *
	 * @return {@code [derivative][row][column]} of the grid
	 */
	float[][] derivatives(final ImageProcessor plane, final IntensityRange range, final Progress progress) {
		final FloatProcessor values = values(plane, range, progress);
		final FloatProcessor[] along = new FloatProcessor[3];
		for (int order = 0; order < 3; order++)
			along[order] = every(convolved(values, x.kernel(order), true), x, true);
		final int[][] orders = {{1, 0}, {0, 1}, {2, 0}, {1, 1}, {0, 2}};
		final float[][] derivatives = new float[orders.length][];
		for (int k = 0; k < orders.length; k++) {
			progress.checkCanceled();
			final FloatProcessor both = convolved(along[orders[k][0]], y.kernel(orders[k][1]), false);
			derivatives[k] = (float[]) every(both, y, false).getPixels();
		}
		return derivatives;
	}

	// -- Helper methods --

	private FloatProcessor values(final ImageProcessor plane, final IntensityRange range, final Progress progress) {
		final int channels = network.spec().channels();
		final List<RandomAccessibleInterval<FloatType>> pictures = PlaneIntensities.of(Collections.singletonList(plane),
				range, channels);
		final double[] weights = PlaneJets.weights(plane, pictures.size(), channels);
		final float[] values = new float[fine.width() * fine.height()];
		final double unit = range.max() - range.min();
		for (int p = 0; p < pictures.size(); p++) {
			final int first = p * channels;
			new Upscaler(network).compute(pictures.get(p), fine, (left, top, width, height, colours) -> {
				for (int i = 0; i < width * height; i++) {
					double sum = 0;
					for (int c = 0; c < channels; c++)
						sum += weights[first + c] * colours[i * channels + c];
					values[(top + i / width) * fine.width() + left + i % width] += (float) (unit * sum);
				}
			}, progress.part(p, pictures.size()));
		}
		return new FloatProcessor(fine.width(), fine.height(), values);
	}

	private static FloatProcessor convolved(final FloatProcessor image, final float[] kernel, final boolean isAlongX) {
		final FloatProcessor convolved = (FloatProcessor) image.duplicate();
		new Convolver().convolveFloat1D(convolved, kernel, isAlongX ? kernel.length : 1, isAlongX ? 1 : kernel.length,
				1);
		return convolved;
	}

	/** The fine pixels that lie in the middle of the grid's, along an axis. */
	private FloatProcessor every(final FloatProcessor image, final SmoothingAxis axis, final boolean isAlongX) {
		final int step = axis.refinement();
		final int first = axis.before() * step + step / 2;
		final FloatProcessor some = new FloatProcessor(isAlongX ? grid.width() : image.getWidth(),
				isAlongX ? image.getHeight() : grid.height());
		for (int j = 0; j < some.getHeight(); j++) {
			for (int i = 0; i < some.getWidth(); i++)
				some.setf(i, j, isAlongX ? image.getf(first + i * step, j) : image.getf(i, first + j * step));
		}
		return some;
	}
}
