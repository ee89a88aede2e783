// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import java.util.Arrays;

import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** How fast this machine computes, for estimates of time. */
public final class MachineSpeed {

	private MachineSpeed() {}

	/**
	 * Measures the float32 matrix product, which is what networks spend their time
	 * on: the best of some runs.
	 *
	 * @param size    of the matrices
	 * @param seconds that it may take, beside two runs
	 * @return multiplications and additions per second
	 */
	public static double multiplyAddsPerSecond(final int size, final double seconds) {
		final float[] values = new float[size * size];
		Arrays.fill(values, 0.5f);
		try (NativeGraph graph = new NativeGraph(); TFloat32 matrix = NativeGraph.tensor(values, size, size)) {
			final Placeholder<TFloat32> a = graph.placeholder(size, size);
			final Operand<TFloat32> product = graph.tf().linalg.matMul(a, a);
			final Session session = graph.start(NativeRuntime.session(0));
			session.runner().feed(a, matrix).fetch(product).run().close();
			double best = Double.POSITIVE_INFINITY;
			final long end = System.nanoTime() + (long) (seconds * 1e9);
			do {
				final long start = System.nanoTime();
				session.runner().feed(a, matrix).fetch(product).run().close();
				best = Math.min(best, (System.nanoTime() - start) / 1e9);
			} while (System.nanoTime() < end);
			return Math.pow(size, 3) / best;
		}
	}
}
