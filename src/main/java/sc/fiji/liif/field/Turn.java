// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.field;

/** How the sine and cosine of each wave change when the position moves: the addition theorems. For one thread. */
final class Turn {

	private final float[] sin;
	private final float[] cos;

	Turn(final int waves) {
		sin = new float[waves];
		cos = new float[waves];
	}

	/**
	 * The turn by a move.
	 *
	 * @param damping factors on the turned waves; null for none
	 */
	Turn set(final WaveField field, final double dx, final double dy, final double[] damping) {
		for (int j = 0; j < sin.length; j++) {
			final double phase = field.frequencyX(j) * dx + field.frequencyY(j) * dy;
			final double factor = damping == null ? 1 : damping[j];
			sin[j] = (float) (factor * Math.sin(phase));
			cos[j] = (float) (factor * Math.cos(phase));
		}
		return this;
	}

	/** Turns waves. */
	void apply(final float[] sines, final float[] cosines) {
		for (int j = 0; j < sin.length; j++) {
			final float s = sines[j] * cos[j] + cosines[j] * sin[j];
			cosines[j] = cosines[j] * cos[j] - sines[j] * sin[j];
			sines[j] = s;
		}
	}

	/** Sets the turned sines, and then the turned cosines, times a weight. */
	void weighted(final float[] sines, final float[] cosines, final float weight, final float[] turned) {
		final int n = sin.length;
		for (int j = 0; j < n; j++)
			turned[j] = weight * (sines[j] * cos[j] + cosines[j] * sin[j]);
		for (int j = 0; j < n; j++)
			turned[n + j] = weight * (cosines[j] * cos[j] - sines[j] * sin[j]);
	}
}
