// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.tensorflow;

import java.util.Arrays;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Rounds the number of rows of matrices up. Without AVX-512, TensorFlow's products (oneDNN's sgemm) compute rows by sixes, in
 * shares for its threads, and those that are left over in another order, which differs in the last bit. So that a row's product
 * hangs on nothing but the row, there have to be as many as up to four threads have whole sixes of.
 */
final class WholeSixes {

	private static final int ROWS = 48;

	private WholeSixes() {}

	/** The next number that is whole. */
	static int of(final int count) {
		return Math.multiplyExact((count + ROWS - 1) / ROWS, ROWS);
	}

	/** A matrix with rows of zeros behind. */
	static Operand<TFloat32> of(final Ops tf, final Operand<TFloat32> rows) {
		final Operand<TInt32> count = tf.slice(tf.shape(rows), tf.constant(new int[]{0}), tf.constant(new int[]{1}));
		final Operand<TInt32> missing = tf.math.floorMod(tf.math.neg(count), tf.constant(new int[]{ROWS}));
		final Operand<TInt32> none = tf.constant(new int[]{0});
		return tf.pad(rows, tf.reshape(tf.concat(Arrays.asList(none, missing, none, none), tf.constant(0)),
				tf.constant(new int[]{2, 2})), tf.constant(0f));
	}
}
