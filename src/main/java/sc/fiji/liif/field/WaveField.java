// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.field;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.architecture.Alignment;
import sc.fiji.liif.architecture.Waves;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.sampling.Footprint;

/**
 * A rectangle of a picture as a function: around each pixel v a sum of waves,
 *
 * <pre>
 * f_v(r) = sum over j of (a_vj sin(c_j . r) + b_vj cos(c_j . r)) exp(-c_j' S c_j / 2)
 * </pre>
 *
 * for each channel, with S the covariance of the {@link Footprint}, and between the pixels
 * the bilinear blend of the four around a position (or the nearest one, as the model's
 * {@link Alignment} says). Values are intensities. What a model adds to each answer, the
 * pixel's own colour or a constant, is the last wave, whose frequency is zero.
 * <p>
 * Lives in Java's memory: nothing to close. Immutable, and so safe for use by several
 * threads; each of them asks it through a {@link PointEvaluator} or {@link FieldRaster}
 * of its own.
 */
public final class WaveField {

	private final long minX;
	private final long minY;
	private final int width;
	private final int height;
	private final int channels;
	private final boolean isBlended;
	private final double diffusion;
	/** Frequencies in radians per pixel, the last of which is zero. */
	private final double[] frequenciesX;
	private final double[] frequenciesY;
	/** {@code [row][column][channel][sines, cosines]}, of the rectangle and one pixel around it. */
	private final float[] coefficients;

	private WaveField(final Kept kept, final ModelSpec spec, final Waves waves) {
		minX = kept.minX;
		minY = kept.minY;
		width = kept.width;
		height = kept.height;
		channels = spec.channels();
		isBlended = spec.decoder().alignment() == Alignment.ENSEMBLE;
		diffusion = waves.diffusion();
		frequenciesX = new double[waves.count() + 1];
		frequenciesY = new double[waves.count() + 1];
		for (int j = 0; j < waves.count(); j++) {
			frequenciesX[j] = waves.x(j);
			frequenciesY[j] = waves.y(j);
		}
		final long size = (long) (width + 2) * (height + 2) * stride();
		if (size > Integer.MAX_VALUE - 8)
			throw new LiifException(
					"A tile of " + width + " x " + height + " pixels can't be kept at once: choose a smaller tile.");
		coefficients = new float[(int) size];
	}

	/** What of an encoded rectangle is kept. */
	public static final class Kept {

		private final long minX;
		private final long minY;
		private final int width;
		private final int height;

		/** Pixels from (minX, minY) on, counted from the encoded rectangle's first. */
		public Kept(final long minX, final long minY, final int width, final int height) {
			this.minX = minX;
			this.minY = minY;
			this.width = width;
			this.height = height;
		}
	}

	/**
	 * Encodes a rectangle.
	 *
	 * @param network     a network whose decoder is a sum of waves
	 * @param intensities {@code [height][width][inputs]}, input fastest
	 * @param kept        the part whose positions will be asked for: those between the
	 *                    centres of its outermost pixels, and beyond where it ends with
	 *                    what was encoded
	 * @throws LiifException in one sentence, if the memory does not suffice, or the network
	 *                       gives numbers that are not finite
	 */
	public static WaveField encode(final LiifNetwork network, final float[] intensities, final int width,
			final int height, final Kept kept) {
		final ModelSpec spec = network.spec();
		for (final float intensity : intensities) {
			if (!Float.isFinite(intensity))
				throw new LiifException(
						"The picture has pixels that are not finite numbers: replace NaN and infinities.");
		}
		final WaveField field = new WaveField(kept, spec, network.waves().get());
		final float[] colours = spec.colours(intensities);
		network.project(intensities, width, height, (y, rows) -> {
			for (int row = -1; row <= field.height; row++) {
				// Rows beyond the border are those of the border, seen from one pixel farther.
				if (Math.max(0, Math.min(height - 1, field.minY + row)) == y)
					field.fill(row, (int) (y - field.minY - row), rows, colours, width, y, spec);
			}
		});
		return field;
	}

	/** Number of values of a colour. */
	public int channels() {
		return channels;
	}

	/** Memory that it takes. */
	public long bytes() {
		return 4L * coefficients.length;
	}

	// -- For evaluators --

	/** First column that is kept, as what was encoded counts them. */
	long minX() {
		return minX;
	}

	long minY() {
		return minY;
	}

	/** Columns that are kept; their indices are 0 to width - 1, and -1 and width are there, too. */
	int width() {
		return width;
	}

	int height() {
		return height;
	}

	/** Whether four pixels answer together, instead of the nearest one. */
	boolean isBlended() {
		return isBlended;
	}

	/** Number of waves, that of frequency zero included. */
	int waves() {
		return frequenciesX.length;
	}

	double frequencyX(final int j) {
		return frequenciesX[j];
	}

	double frequencyY(final int j) {
		return frequenciesY[j];
	}

	/** Not a copy, not to be written to. */
	float[] coefficients() {
		return coefficients;
	}

	/** The column of the cell in which a position lies, of those that are kept. */
	int column(final double x) {
		return (int) Math.max(-1, Math.min(width - 1, Math.floor(x)));
	}

	/** The row of the cell in which a position lies, of those that are kept. */
	int row(final double y) {
		return (int) Math.max(-1, Math.min(height - 1, Math.floor(y)));
	}

	/** Number of coefficients of a pixel, all channels together. */
	int stride() {
		return 2 * waves() * channels;
	}

	/** Where the coefficients of a pixel begin. */
	int at(final int x, final int y) {
		return ((y + 1) * (width + 2) + x + 1) * stride();
	}

	/**
	 * What is left of each wave's amplitude for a footprint.
	 *
	 * @throws LiifException in one sentence, if it has no size
	 */
	double[] damping(final Footprint footprint) {
		final double[] covariance = footprint.covariance(diffusion);
		if (!(covariance[0] > 0) || !(covariance[2] > 0))
			throw new LiifException("A heat field has no colour at a point without size: "
					+ "give a footprint that is larger than zero.");
		final double[] damping = new double[waves()];
		for (int j = 0; j < damping.length; j++) {
			final double x = frequenciesX[j];
			final double y = frequenciesY[j];
			damping[j] = Math.exp(-(covariance[0] * x * x + 2 * covariance[1] * x * y + covariance[2] * y * y) / 2);
		}
		return damping;
	}

	// -- Helper methods --

	/**
	 * Fills a row of coefficients.
	 *
	 * @param row   of this field
	 * @param below how many rows lower the source lies
	 * @param rows  the source's projected latents
	 */
	private void fill(final int row, final int below, final float[] rows, final float[] intensities,
			final int sourceWidth, final int sourceRow, final ModelSpec spec) {
		final int half = waves();
		final int own = 2 * (half - 1);
		final boolean isResidual = spec.decoder().residual();
		for (int column = -1; column <= width; column++) {
			final int x = (int) Math.max(0, Math.min(sourceWidth - 1, minX + column));
			for (int c = 0; c < channels; c++) {
				final int source = x * channels + c;
				final int to = at(column, row) + 2 * half * c;
				turned(rows, source * own, -(x - minX - column), -below, spec.normalisation().divide(), to);
				coefficients[to + 2 * half - 1] = isResidual
						? intensities[sourceRow * sourceWidth * channels + source]
						: (float) spec.normalisation().subtract();
			}
		}
	}

	/** Sets the coefficients of one channel, as seen from a pixel from which the source's is dx, dy away. */
	private void turned(final float[] source, final int from, final double dx, final double dy, final double factor,
			final int to) {
		final int half = waves();
		boolean isFinite = true;
		for (int j = 0; j < half - 1; j++) {
			final double a = factor * source[from + j];
			final double b = factor * source[from + half - 1 + j];
			isFinite &= Double.isFinite(a) && Double.isFinite(b);
			final double phase = dx == 0 && dy == 0 ? 0 : dx * frequenciesX[j] + dy * frequenciesY[j];
			final double sin = phase == 0 ? 0 : Math.sin(phase);
			final double cos = phase == 0 ? 1 : Math.cos(phase);
			coefficients[to + j] = (float) (a * cos - b * sin);
			coefficients[to + half + j] = (float) (a * sin + b * cos);
		}
		if (!isFinite)
			throw new LiifException("The model answers with numbers that are not finite: "
					+ "train it again, or choose another model.");
	}
}
