// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.engine;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.sampling.Members;

/**
 * What one training step sees: pictures of one size, and queries of them with
 * the values that are the right answers. Fill it with {@link #add} and
 * {@link #query}; intensities are in [0,1], positions are pixel coordinates of
 * the picture (centres at integers, x to the right, y down).
 */
public final class TrainingBatch {

	private final int width;
	private final int height;
	private final int inputs;
	private final int channels;
	private final float[] images;
	private final Members members;
	private final float[] cells;
	private final float[] targets;
	private final float[] weights;
	private int pictures;
	private int queries;

	/**
	 * @param capacity number of pictures
	 * @param width    of each picture
	 * @param height   of each picture
	 * @param samples  number of queries of all pictures together
	 */
	public TrainingBatch(final ModelSpec spec, final int capacity, final int width, final int height,
			final int samples) {
		this.width = width;
		this.height = height;
		inputs = spec.inputs();
		channels = spec.channels();
		members = new Members(spec.decoder().alignment());
		// All sizes first: one that is too large must not cost the memory of the others.
		final int colours = product(samples, channels);
		product(samples, 2 * members.perQuery());
		images = new float[product(capacity, width, height, inputs)];
		cells = new float[product(2, samples)];
		targets = new float[colours];
		weights = new float[samples];
		members.clear(samples);
	}

	/** Adds a picture, {@code [height][width][inputs]}, input fastest. */
	public void add(final float[] picture) {
		System.arraycopy(picture, 0, images, pictures++ * picture.length, width * height * inputs);
	}

	/**
	 * Adds a query of the picture that was added last.
	 *
	 * @param x          position
	 * @param y          position
	 * @param cellWidth  width of the queried pixel in half input pixels
	 * @param cellHeight height likewise
	 * @param values     holds the right answer, channel fastest
	 * @param offset     where it begins in {@code values}
	 * @param weight     of its error in the loss
	 */
	public void query(final double x, final double y, final double cellWidth, final double cellHeight,
			final float[] values, final int offset, final double weight) {
		members.add(x, y, cellWidth, cellHeight, width, height, (pictures - 1) * width * height);
		cells[2 * queries] = (float) cellHeight;
		cells[2 * queries + 1] = (float) cellWidth;
		weights[queries] = (float) weight;
		System.arraycopy(values, offset, targets, queries++ * channels, channels);
	}

	public int pictures() {
		return pictures;
	}

	public int width() {
		return width;
	}

	public int height() {
		return height;
	}

	public int queries() {
		return queries;
	}

	/** {@code [picture][height][width][input]} */
	public float[] images() {
		return images;
	}

	public Members members() {
		return members;
	}

	/** {@code [query][y, x]} in half input pixels. */
	public float[] cells() {
		return cells;
	}

	/** {@code [query][channel]} */
	public float[] targets() {
		return targets;
	}

	/** Of each query's error in the loss. */
	public float[] weights() {
		return weights;
	}

	/** @throws LiifException if a batch would be larger than an array can be */
	private static int product(final int... factors) {
		long product = 1;
		for (final int factor : factors)
			product = Math.min(Integer.MAX_VALUE, product) * factor;
		if (product > Integer.MAX_VALUE - 8)
			throw new LiifException("A batch of that size does not fit into memory: choose smaller patches, batches or "
					+ "fewer samples.");
		return (int) product;
	}
}
