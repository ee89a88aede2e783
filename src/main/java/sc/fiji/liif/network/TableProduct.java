// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Products of many rows of numbers with one table, by TensorFlow's matrix product. Holds
 * native memory until closed. Safe for use by several threads.
 */
public final class TableProduct implements AutoCloseable {

	private final NativeGraph graph = new NativeGraph();
	private final Session session;
	private final Placeholder<TFloat32> rows;
	private final Placeholder<TInt32> index;
	private final Placeholder<TInt32> joined;
	private final Placeholder<TFloat32> table;
	private final Placeholder<TInt32> axes;
	private final Operand<TFloat32> product;
	private final Operand<TFloat32> raster;

	TableProduct(final NetworkOptions options) {
		try {
			final Ops tf = graph.tf();
			rows = graph.placeholder(-1, -1);
			index = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
			joined = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(2)));
			table = graph.placeholder(-1, -1);
			axes = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(5)));
			product = tf.linalg.matMul(rows, table);
			final Operand<TFloat32> groups = tf.reshape(tf.gather(rows, index, tf.constant(0)), joined);
			raster = tf.linalg.transpose(tf.reshape(tf.linalg.matMul(groups, table), axes),
					tf.constant(new int[]{0, 3, 1, 4, 2}));
			session = graph.start(NativeRuntime.session(options.threads()));
		}
		catch (final RuntimeException | Error e) {
			graph.close();
			throw e;
		}
	}

	/**
	 * Multiplies rows with a table.
	 *
	 * @param values  {@code [count][width]}; may be longer
	 * @param columns {@code [width][patch]}
	 * @param out     receives {@code [count][patch]}; may be longer
	 */
	public void multiply(final float[] values, final int count, final int width, final float[] columns,
			final float[] out) {
		final int patch = columns.length / width;
		try (TFloat32 r = NativeGraph.tensor(values, count, width);
				TFloat32 t = NativeGraph.tensor(columns, width, patch);
				Result result = session.runner().feed(rows, r).feed(table, t).fetch(product).run()) {
			((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(out, 0, count * patch);
		}
	}

	/** Takes the rows of a raster, one after the other, in their order. */
	public interface RasterRows {

		/**
		 * @param row    number of the row, from 0 on
		 * @param values gives the values of the row
		 */
		void row(int row, Values values);
	}

	/** Some values that lie in native memory. */
	public interface Values {

		/** Copies some of them, from the one of number {@code from} on. */
		void copy(int from, float[] to, int offset, int count);
	}

	/**
	 * Multiplies groups of rows with a table. The products of a group are a patch of one
	 * channel; the groups are those of patches side by side, channel fastest, which
	 * together are a raster, {@code [down * patch height][across * patch width][channels]}.
	 *
	 * @param values  rows of {@code width} values each; may be longer
	 * @param groups  numbers of the rows of each group, {@code [down][across][channels][members]}
	 * @param columns {@code [members][width][patch height][patch width]}
	 */
	public void raster(final float[] values, final int count, final int width, final int[] groups, final int down,
			final int across, final int channels, final float[] columns, final int patchHeight, final int patchWidth,
			final RasterRows sink) {
		final int patch = patchHeight * patchWidth;
		final int inner = columns.length / patch;
		try (TFloat32 r = NativeGraph.tensor(values, count, width);
				TInt32 i = TInt32.tensorOf(Shape.of(groups.length), DataBuffers.of(groups, true, false));
				TInt32 j = TInt32.vectorOf(-1, inner);
				TFloat32 t = NativeGraph.tensor(columns, inner, patch);
				TInt32 a = TInt32.vectorOf(down, across, channels, patchHeight, patchWidth);
				Result result = session.runner().feed(rows, r).feed(index, i).feed(joined, j).feed(table, t)
						.feed(axes, a).fetch(raster).run()) {
			final FloatDataBuffer all = ((TFloat32) result.get(0)).asRawTensor().data().asFloats();
			final long length = (long) across * patchWidth * channels;
			for (int row = 0; row < down * patchHeight; row++) {
				final long start = row * length;
				sink.row(row, (from, to, offset, size) -> all.slice(start + from, size).read(to, offset, size));
			}
		}
	}

	/** Frees the native memory. */
	@Override
	public void close() {
		graph.close();
	}
}
