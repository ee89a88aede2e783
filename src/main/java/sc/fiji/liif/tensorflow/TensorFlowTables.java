// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.tensorflow;

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

/** Products with tables, by TensorFlow's matrix product. */
final class TensorFlowTables implements TableProduct {

	private final NativeGraph graph;
	private final GuardedSession session;
	private final Placeholder<TFloat32> rows;
	private final Placeholder<TInt32> index;
	private final Placeholder<TInt32> joined;
	private final Placeholder<TFloat32> table;
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
			axes = graph.wholeNumbers(5);
			product = tf.linalg.matMul(rows, table);
			final Operand<TFloat32> groups = tf.reshape(tf.gather(rows, index, tf.constant(0)), joined);
			raster = tf.linalg.transpose(tf.reshape(tf.linalg.matMul(groups, table), axes),
					tf.constant(new int[]{0, 3, 1, 4, 2}));
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
		try (TFloat32 r = NativeGraph.tensor(values, count, width);
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
		try (TFloat32 r = NativeGraph.tensor(values, count, width);
				TInt32 i = NativeGraph.tensor(groups, groups.length);
				TInt32 j = TInt32.vectorOf(-1, inner);
				TFloat32 t = NativeGraph.tensor(columns, inner, patch);
				TInt32 a = TInt32.vectorOf(down, across, channels, patchHeight, patchWidth);
				Result result = session.run(session.runner().feed(rows, r).feed(index, i).feed(joined, j).feed(table, t)
						.feed(axes, a).fetch(raster))) {
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
