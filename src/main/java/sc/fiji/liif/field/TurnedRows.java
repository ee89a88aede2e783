// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.field;

/**
 * Turns the coefficients of pixels so that they hold for the distance from some other point,
 * one for each column and row, instead of that from the pixel's own centre. Immutable.
 */
final class TurnedRows {

	private final WaveField field;
	private final int firstColumn;
	private final int across;
	/** {@code [column][wave]} */
	private final float[] sin;
	private final float[] cos;

	/** @param axis says where the points of the columns are: at the first output pixels in their reach */
	TurnedRows(final WaveField field, final RasterAxis axis, final int firstColumn, final int across) {
		this.field = field;
		this.firstColumn = firstColumn;
		this.across = across;
		final int n = field.waves();
		sin = new float[across * n];
		cos = new float[across * n];
		for (int i = 0; i < sin.length; i++) {
			final double phase = field.frequencyX(i % n) * axis.toFirst(firstColumn + i / n);
			sin[i] = (float) Math.sin(phase);
			cos[i] = (float) Math.cos(phase);
		}
	}

	/**
	 * Turns a row of pixels.
	 *
	 * @param distance from the row to its point
	 * @param turned   receives {@code [column][channel][sines, cosines]}, from {@code offset} on
	 */
	void turn(final int row, final double distance, final float[] turned, final int offset) {
		final int n = field.waves();
		final float[] sinY = new float[n];
		final float[] cosY = new float[n];
		for (int j = 0; j < n; j++) {
			sinY[j] = (float) Math.sin(field.frequencyY(j) * distance);
			cosY[j] = (float) Math.cos(field.frequencyY(j) * distance);
		}
		final float[] a = field.coefficients();
		final float[] s = new float[n];
		final float[] c = new float[n];
		int to = offset;
		for (int column = 0; column < across; column++) {
			for (int j = 0; j < n; j++) {
				final float sx = sin[column * n + j];
				final float cx = cos[column * n + j];
				s[j] = sx * cosY[j] + cx * sinY[j];
				c[j] = cx * cosY[j] - sx * sinY[j];
			}
			int from = field.at(firstColumn + column, row);
			for (int channel = 0; channel < field.channels(); channel++) {
				for (int j = 0; j < n; j++) {
					turned[to + j] = a[from + j] * c[j] - a[from + n + j] * s[j];
					turned[to + n + j] = a[from + j] * s[j] + a[from + n + j] * c[j];
				}
				from += 2 * n;
				to += 2 * n;
			}
		}
	}
}
