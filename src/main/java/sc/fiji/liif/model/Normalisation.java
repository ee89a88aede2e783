// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.model;

/**
 * The linear map between intensities in [0,1] and the network's numbers:
 * {@code network = (intensity - subtract) / divide}. Immutable.
 */
public final class Normalisation {

	/** The reference's: [0,1] becomes [-1,1]. */
	public static final Normalisation REFERENCE = new Normalisation(0.5, 0.5);

	private final double subtract;
	private final double divide;

	public Normalisation(final double subtract, final double divide) {
		this.subtract = subtract;
		this.divide = divide;
	}

	public double subtract() {
		return subtract;
	}

	public double divide() {
		return divide;
	}

	/** In place: intensities become the network's numbers. */
	public void normalise(final float[] values) {
		final float offset = (float) subtract;
		final float factor = (float) (1 / divide);
		for (int i = 0; i < values.length; i++)
			values[i] = (values[i] - offset) * factor;
	}

	/** In place: the network's numbers, from an index to before another one, become intensities. Nothing is clamped. */
	public void denormalise(final float[] values, final int from, final int to) {
		final float offset = (float) subtract;
		final float factor = (float) divide;
		for (int i = from; i < to; i++)
			values[i] = values[i] * factor + offset;
	}
}
