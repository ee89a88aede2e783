// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.raster;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds how strong the noise of a picture is. In small blocks, the mean and the variance of
 * what a second difference along both axes leaves (Immerkaer, CVIU 1996) are a cloud of points;
 * structure lifts some of them, nothing but chance lowers them, so that a straight line is fitted to
 * the lower edge of the cloud, as a low quantile (Koenker and Bassett, 1978), and corrected for what
 * that quantile is of pure noise. Blocks in which values are cut off at black or white don't count.
 * Noise that is alike in neighbouring pixels, as after interpolation, is seen only in part; photon noise
 * of few bright things on a perfectly black ground is told too low, by half at worst.
 * Collects the planes of a stack one after the other. For one thread.
 */
public final class NoiseEstimate {

	private static final int BLOCK = 8;
	/** Blocks that are enough for all planes together; of larger ones every n-th row and column of them is looked at. */
	private static final int MOST = 1 << 16;
	private static final int FEWEST = 8;
	private static final double QUANTILE = 0.12;
	/** That quantile of the mean of a block's squares, the variance being 1: a chi square of about 17 degrees. */
	private static final double OF_PURE_NOISE = 0.640;
	/** The sum of the squares of the second difference's weights. */
	private static final double GAIN = 36;
	/** Of all pixels: a value that is this frequent at an end of the range is where it was cut off. */
	private static final double CUT_OFF = 0.005;
	/** Of the pixels of a block that may be cut off. */
	private static final double FEW = 0.05;
	private static final int ITERATIONS = 60;

	private final List<Block> blocks = new ArrayList<>();
	private final int most;

	/** @param planes number of planes that will be looked at */
	public NoiseEstimate(final int planes) {
		most = MOST / planes;
	}

	/** Looks at a plane. NaN and infinities don't count. */
	public void add(final float[] plane, final int width) {
		final int height = plane.length / width;
		float min = Float.POSITIVE_INFINITY;
		float max = Float.NEGATIVE_INFINITY;
		for (final float value : plane) {
			if (Float.isFinite(value)) {
				min = Math.min(min, value);
				max = Math.max(max, value);
			}
		}
		final float black = isCutOff(plane, min) ? min : Float.NEGATIVE_INFINITY;
		final float white = isCutOff(plane, max) ? max : Float.POSITIVE_INFINITY;
		final long all = (long) Math.max(1, (width - 2) / BLOCK) * Math.max(1, (height - 2) / BLOCK);
		final int step = (int) Math.ceil(Math.sqrt(Math.max(1, (double) all / most)));
		for (int y = 1; y + BLOCK < height; y += BLOCK * step) {
			for (int x = 1; x + BLOCK < width; x += BLOCK * step)
				add(plane, width, x, y, black, white);
		}
	}

	/** The noise, in the unit of the values; none if there is too little to see. */
	public Noise noise() {
		if (blocks.size() < FEWEST)
			return Noise.NONE;
		final double[] line = line();
		return new Noise(line[0] / OF_PURE_NOISE, line[1] / OF_PURE_NOISE);
	}

	/** The noise of all channels of a picture together. */
	public static Noise of(final Raster picture) {
		final NoiseEstimate estimate = new NoiseEstimate(picture.channels());
		for (int c = 0; c < picture.channels(); c++)
			estimate.add(picture.channel(c).intensities(), picture.width());
		return estimate.noise();
	}

	// -- Helper methods --

	private static boolean isCutOff(final float[] plane, final float value) {
		int count = 0;
		for (final float other : plane)
			count += other == value ? 1 : 0;
		return count > CUT_OFF * plane.length;
	}

	/** The block whose first pixel is (x, y). */
	private void add(final float[] plane, final int width, final int x, final int y, final float black,
			final float white) {
		double sum = 0;
		double squares = 0;
		int cut = 0;
		for (int j = y; j < y + BLOCK; j++) {
			for (int i = x; i < x + BLOCK; i++) {
				final int at = j * width + i;
				final double difference = plane[at - width - 1] - 2 * plane[at - width] + plane[at - width + 1]
						- 2 * (plane[at - 1] - 2 * plane[at] + plane[at + 1]) + plane[at + width - 1]
						- 2 * plane[at + width] + plane[at + width + 1];
				sum += plane[at];
				squares += difference * difference;
				cut += plane[at] == black || plane[at] == white ? 1 : 0;
			}
		}
		final double pixels = BLOCK * BLOCK;
		if (cut <= FEW * pixels && Double.isFinite(squares))
			blocks.add(new Block(sum / pixels, squares / GAIN / pixels));
	}

	/** Slope and intercept of the variance. */
	private double[] line() {
		final double[] sorted = blocks.stream().mapToDouble(block -> block.variance).sorted().toArray();
		final double low = blocks.stream().mapToDouble(block -> block.mean).min().getAsDouble();
		double[] line = {0, sorted[(int) (QUANTILE * sorted.length)]};
		final double least = Math.max(1e-30, 1e-3 * line[1]);
		for (int i = 0; i < ITERATIONS; i++)
			line = fit(line, low, least);
		return line;
	}

	/** How much a block counts: as Koenker and Bassett's loss has it, residuals being relative to the line, as chance scatters them. */
	private static double weight(final Block block, final double expected) {
		final double residual = block.variance / expected - 1;
		return (residual > 0 ? QUANTILE : 1 - QUANTILE) / Math.max(0.01, Math.abs(residual)) / (expected * expected);
	}

	/**
	 * One step of iteratively reweighted least squares to a line that makes no variance negative where there
	 * are blocks.
	 */
	private double[] fit(final double[] line, final double low, final double least) {
		final double[] s = new double[5];
		for (final Block block : blocks) {
			final double expected = Math.max(least, line[0] * block.mean + line[1]);
			// So few photons have no bell curve.
			final double photons = expected / (line[0] * line[0]);
			final double weight = weight(block, expected) * (line[0] > 0 ? photons / (photons + 2) : 1);
			final double x = block.mean - low;
			s[0] += weight;
			s[1] += weight * x;
			s[2] += weight * x * x;
			s[3] += weight * block.variance;
			s[4] += weight * x * block.variance;
		}
		final double determinant = s[0] * s[2] - s[1] * s[1];
		double slope = determinant > 1e-12 * s[0] * s[2] ? (s[0] * s[4] - s[1] * s[3]) / determinant : 0;
		double floor = (s[3] - slope * s[1]) / s[0];
		if (slope < 0) {
			slope = 0;
			floor = s[3] / s[0];
		}
		else if (floor < 0) {
			floor = 0;
			slope = s[2] > 0 ? s[4] / s[2] : 0;
		}
		return new double[]{slope, floor - slope * low};
	}

	/** What was seen of a block. */
	private static final class Block {

		private final double mean;
		private final double variance;

		private Block(final double mean, final double variance) {
			this.mean = mean;
			this.variance = variance;
		}
	}
}
