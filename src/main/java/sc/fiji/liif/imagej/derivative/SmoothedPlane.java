// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.derivative;

import sc.fiji.liif.imagej.values.Exposure;
import java.util.Collections;
import java.util.List;

import ij.plugin.filter.Convolver;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.liif.LiifException;
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

	/** Rows or columns between two looks at whether to stop. */
	private static final int BAND = 64;

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
	 * @throws LiifException in one sentence, if it is not possible
	 */
	SmoothedPlane(final LiifNetwork network, final GridSampling grid, final double sigma, final int width,
			final int height) {
		this.network = network;
		this.grid = grid;
		final double pixel = 2 * network.waves().get().diffusion();
		x = new SmoothingAxis(sigma, pixel, grid.scaleX(), grid.x(0) + 0.5, width - 0.5 - grid.x(grid.width() - 1));
		y = new SmoothingAxis(sigma, pixel, grid.scaleY(), grid.y(0) + 0.5, height - 0.5 - grid.y(grid.height() - 1));
		fine = grid.extended(x.before(), y.before(), x.after(), y.after()).refined(x.refinement(), y.refinement());
		final long pixels = (long) fine.width() * fine.height();
		final long narrow = (long) grid.width() * fine.height();
		if (pixels > Integer.MAX_VALUE - 8)
			throw new LiifException("Averaging takes " + fine.width() + " x " + fine.height()
					+ " pixels, more than a plane can have: choose a larger sigma or select a part of the image.");
		HeapSpace.check(8 * pixels + 20 * narrow + 20L * grid.width() * grid.height(), "Averaging it",
				"choose a larger sigma, select a part of the image");
	}

	/**
	 * The derivatives of a plane's values, of a colour plane's luminance, along x, y, xx, xy
	 * and yy, per pixel of the input.
	 *
	 * @return {@code [derivative][row][column]} of the grid
	 */
	float[][] derivatives(final ImageProcessor plane, final Exposure exposure, final Progress progress) {
		final FloatProcessor values = values(plane, exposure, progress);
		final FloatProcessor[] along = new FloatProcessor[3];
		for (int order = 0; order < 3; order++)
			along[order] = every(convolved(values, x.kernel(order), true, progress), x, true);
		final int[][] orders = {{1, 0}, {0, 1}, {2, 0}, {1, 1}, {0, 2}};
		final float[][] derivatives = new float[orders.length][];
		for (int k = 0; k < orders.length; k++) {
			final FloatProcessor both = convolved(along[orders[k][0]], y.kernel(orders[k][1]), false, progress);
			derivatives[k] = (float[]) every(both, y, false).getPixels();
		}
		return derivatives;
	}

	// -- Helper methods --

	private FloatProcessor values(final ImageProcessor plane, final Exposure exposure, final Progress progress) {
		final int channels = network.spec().channels();
		final List<RandomAccessibleInterval<FloatType>> pictures = PlaneIntensities.of(Collections.singletonList(plane),
				exposure, network.spec());
		final double[] weights = PlaneJets.weights(plane, pictures.size(), channels);
		final float[] values = new float[fine.width() * fine.height()];
		final IntensityRange range = exposure.range(network.spec());
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

	/** In bands across the kernel, so that one can stop soon. */
	private static FloatProcessor convolved(final FloatProcessor image, final float[] kernel, final boolean isAlongX,
			final Progress progress) {
		final FloatProcessor convolved = new FloatProcessor(image.getWidth(), image.getHeight());
		final int length = isAlongX ? image.getHeight() : image.getWidth();
		for (int from = 0; from < length; from += BAND) {
			progress.checkCanceled();
			progress.report(from, length, "averaging");
			final int size = Math.min(BAND, length - from);
			image.setRoi(isAlongX ? 0 : from, isAlongX ? from : 0, isAlongX ? image.getWidth() : size,
					isAlongX ? size : image.getHeight());
			final FloatProcessor band = (FloatProcessor) image.crop();
			new Convolver().convolveFloat1D(band, kernel, isAlongX ? kernel.length : 1, isAlongX ? 1 : kernel.length,
					1);
			convolved.insert(band, isAlongX ? 0 : from, isAlongX ? from : 0);
		}
		image.resetRoi();
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
