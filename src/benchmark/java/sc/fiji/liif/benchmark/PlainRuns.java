// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.benchmark;

import java.util.Arrays;
import java.util.Random;

import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import sc.fiji.liif.tensorflow.NativeGraph;
import sc.fiji.liif.tensorflow.NativeRuntime;
import sc.fiji.liif.engine.SessionForm;

/**
 * The decoder as the paper writes it, to compare with: features of 3 x 3 pixels joined for
 * each of the four latents of each query, position and cell appended, and all of it through
 * the perceptron. Only its speed counts, so that its weights are by chance.
 */
final class PlainRuns {

	private static final int QUERIES = 8192;
	private static final int MEMBERS = 4;
	private static final int PIXELS = 96 * 96;

	private PlainRuns() {}

	/**
	 * @param features of the encoder
	 * @param hidden   width and number of hidden layers
	 */
	static void run(final Report report, final String name, final int features, final int hidden, final int layers,
			final double seconds) {
		final int joined = 9 * features;
		try (NativeGraph graph = new NativeGraph()) {
			final Ops tf = graph.tf();
			final Random random = new Random(1);
			final Placeholder<TFloat32> map = graph.placeholder(PIXELS, joined);
			final Placeholder<TInt32> index = graph.wholeNumbers(-1);
			final Placeholder<TFloat32> position = graph.placeholder(-1, 4);
			Operand<TFloat32> x = tf.concat(Arrays.asList(tf.gather(map, index, tf.constant(0)), position),
					tf.constant(1));
			int in = joined + 4;
			for (int i = 0; i < layers; i++) {
				x = tf.nn.relu(
						tf.nn.biasAdd(tf.linalg.matMul(x, noise(tf, random, in, hidden)), noise(tf, random, hidden)));
				in = hidden;
			}
			x = tf.nn.biasAdd(tf.linalg.matMul(x, noise(tf, random, in, 3)), noise(tf, random, 3));
			final Operand<TFloat32> values = tf.math.mean(tf.reshape(x, tf.constant(new int[]{-1, MEMBERS, 3})),
					tf.constant(1));
			final Session session = graph.start(NativeRuntime.config(SessionForm.of(0)));
			final int[] rows = random.ints(QUERIES * MEMBERS, 0, PIXELS).toArray();
			try (TFloat32 m = NativeGraph.tensor(new float[PIXELS * joined], PIXELS, joined);
					TInt32 i = NativeGraph.tensor(rows, rows.length);
					TFloat32 p = NativeGraph.tensor(new float[4 * rows.length], rows.length, 4)) {
				report.add(Figure.rate(name + ": the paper's decoder, unfolded", "M pixels/s", QUERIES / 1e6,
						Stopwatch.seconds(seconds, () -> session.runner().feed(map, m).feed(index, i).feed(position, p)
								.fetch(values).run().close())));
			}
		}
	}

	private static Operand<TFloat32> noise(final Ops tf, final Random random, final long... shape) {
		final float[] values = new float[(int) Shape.of(shape).size()];
		for (int i = 0; i < values.length; i++)
			values[i] = random.nextFloat() - 0.5f;
		return tf.constant(Shape.of(shape), DataBuffers.of(values));
	}
}
