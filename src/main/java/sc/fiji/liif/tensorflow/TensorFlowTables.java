// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.tensorflow;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import sc.fiji.liif.engine.SessionForm;
import sc.fiji.liif.engine.TableProduct;

/** Products with tables, by TensorFlow's matrix product: of a row the same whatever rows are multiplied with it. */
final class TensorFlowTables implements TableProduct {

	private final NativeGraph graph;
	private final GuardedSession session;
	private final Placeholder<TFloat32> rows;
	private final Placeholder<TInt32> index;
	private final Placeholder<TInt32> joined;
	private final Placeholder<TFloat32> table;
	private final Placeholder<TInt32> size;
	private final Placeholder<TInt32> axes;
	private final Operand<TFloat32> product;
	private final Operand<TFloat32> raster;

	TensorFlowTables(final SessionForm form) {
		graph = new NativeGraph();
		try {
			final Ops tf = graph.tf();
			rows = graph.placeholder(-1, -1);
			index = graph.wholeNumbers(-1);
			joined = graph.wholeNumbers(2);
			table = graph.placeholder(-1, -1);
			size = graph.wholeNumbers(2);
			axes = graph.wholeNumbers(5);
			product = tf.linalg.matMul(rows, table);
			final Operand<TFloat32> groups = tf.reshape(tf.gather(rows, index, tf.constant(0)), joined);
			final Operand<TFloat32> patches = tf.slice(tf.linalg.matMul(groups, table), tf.constant(new int[]{0, 0}),
					size);
			raster = tf.linalg.transpose(tf.reshape(patches, axes), tf.constant(new int[]{0, 3, 1, 4, 2}));
			session = new GuardedSession(graph, form);
		}
		catch (final RuntimeException | Error e) {
			graph.close();
			throw e;
		}
	}

	@Override
	public void multiply(final float[] values, final int count, final int width, final float[] columns,
			final float[] out) {
		final int patch = columns.length / width;
		final int rounded = WholeSixes.of(count);
		final float[] given = (long) rounded * width <= values.length ? values : Arrays.copyOf(values, rounded * width);
		try (TFloat32 r = NativeGraph.tensor(given, rounded, width);
				TFloat32 t = NativeGraph.tensor(columns, width, patch);
				Result result = session.run(session.runner().feed(rows, r).feed(table, t).fetch(product))) {
			((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(out, 0, count * patch);
		}
	}

	@Override
	public void raster(final float[] values, final int count, final int width, final int[] groups, final int down,
			final int across, final int channels, final float[] columns, final int patchHeight, final int patchWidth,
			final int first, final int wanted, final IntUnaryOperator places, final float[] out) {
		final int patch = patchHeight * patchWidth;
		final int inner = columns.length / patch;
		final int number = down * across * channels;
		final int[] given = Arrays.copyOf(groups, WholeSixes.of(number) * (groups.length / number));
		try (TFloat32 r = NativeGraph.tensor(values, count, width);
				TInt32 i = NativeGraph.tensor(given, given.length);
				TInt32 j = TInt32.vectorOf(-1, inner);
				TFloat32 t = NativeGraph.tensor(columns, inner, patch);
				TInt32 s = TInt32.vectorOf(number, patch);
				TInt32 a = TInt32.vectorOf(down, across, channels, patchHeight, patchWidth);
				Result result = session.run(session.runner().feed(rows, r).feed(index, i).feed(joined, j).feed(table, t)
						.feed(size, s).feed(axes, a).fetch(raster))) {
			final FloatDataBuffer all = ((TFloat32) result.get(0)).asRawTensor().data().asFloats();
			final long length = (long) across * patchWidth * channels;
			for (int row = 0; row < down * patchHeight; row++) {
				final int place = places.applyAsInt(row);
				if (place >= 0)
					all.slice(row * length + first, wanted).read(out, place, wanted);
			}
		}
	}

	@Override
	public void close() {
		session.close();
		graph.close();
	}
}
