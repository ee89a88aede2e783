// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.derivative;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Numbers;

/**
 * How a Gaussian and its derivatives work along one axis of a grid: into how many fine pixels
 * each pixel is cut, how many more there are on both sides, and the kernels. Immutable.
 */
final class SmoothingAxis {

	/** Standard deviation of the Gaussian in fine pixels, at least. */
	private static final double RESOLUTION = 1.3;
	/** Standard deviations beyond which nothing counts. */
	private static final double TAILS = 4.5;

	private final int refinement;
	private final int before;
	private final int after;
	private final float[][] kernels = new float[3][];

	/**
	 * @param sigma      standard deviation of the Gaussian, in pixels of the input
	 * @param pixel      variance of what stands for a pixel of size 1
	 * @param scale      of the grid
	 * @param roomBefore from the picture's border to the first of the grid's pixels, in pixels
	 *                   of the input
	 * @param roomAfter  from the last one to the other border
	 */
	SmoothingAxis(final double sigma, final double pixel, final double scale, final double roomBefore,
			final double roomAfter) {
		// Odd, so that a fine pixel lies in the middle of each.
		refinement = 2 * (int) Math.max(0, Math.ceil((RESOLUTION / (sigma * scale) - 1) / 2)) + 1;
		final double fine = scale * refinement;
		final double own = sigma * fine;
		if (!(own * own > pixel))
			throw new LiifException("The model averages more than a Gaussian of sigma " + Numbers.text(sigma)
					+ ": choose a larger sigma, or another model.");
		final double rest = Math.sqrt(own * own - pixel);
		before = (int) Math.max(0, Math.min(Math.ceil(TAILS * sigma * scale), Math.floor(roomBefore * scale - 0.5)));
		after = (int) Math.max(0, Math.min(Math.ceil(TAILS * sigma * scale), Math.floor(roomAfter * scale - 0.5)));
		final int side = (int) Math.ceil(TAILS * rest);
		for (int order = 0; order < kernels.length; order++)
			kernels[order] = kernel(order, rest, side, Math.pow(fine, order));
	}

	/** Fine pixels of a pixel. */
	int refinement() {
		return refinement;
	}

	/** Pixels before the grid's first that count, too. */
	int before() {
		return before;
	}

	/** Pixels after the grid's last. */
	int after() {
		return after;
	}

	/** Weights of the fine pixels around one, for the average (0) or its first or second derivative. */
	float[] kernel(final int order) {
		return kernels[order];
	}

	/** Gives 1, x and x^2 / 2 the derivatives that they have. */
	private static float[] kernel(final int order, final double sigma, final int side, final double factor) {
		final double variance = sigma * sigma;
		final double[] weights = new double[2 * side + 1];
		double sum = 0;
		for (int u = -side; u <= side; u++) {
			final double squared = (double) u * u;
			final double gaussian = Math.exp(-squared / (2 * variance));
			weights[u + side] = order == 0 ? gaussian : order == 1 ? gaussian * u : gaussian * (squared - variance);
			sum += weights[u + side];
		}
		double moment = 0;
		for (int u = -side; u <= side; u++) {
			if (order == 2)
				weights[u + side] -= sum / weights.length;
			moment += weights[u + side] * (order == 0 ? 1 : order == 1 ? u : (double) u * u / 2);
		}
		final float[] kernel = new float[weights.length];
		for (int i = 0; i < kernel.length; i++)
			kernel[i] = (float) (factor * weights[i] / moment);
		return kernel;
	}
}
