// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.tensorflow;

import org.tensorflow.Session;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import sc.fiji.liif.sampling.AxisMembers;
import sc.fiji.liif.sampling.RasterMembers;

/** What a graph has to know of a raster: which rows of the feature map, and the members of its rows and columns. */
public final class RasterInputs {

	/** Where the part of the projected latents begins, {@code [2]}. */
	final Placeholder<TInt32> begin;
	/** Its size, {@code [2]}. */
	final Placeholder<TInt32> size;
	/** Its size as a map, {@code [height, width, projected width]}. */
	final Placeholder<TInt32> shape;
	/** Columns of the map, {@code [x * members]}. */
	final Placeholder<TInt32> columns;
	/** Rows of the part, {@code [y * members]}. */
	final Placeholder<TInt32> rows;
	/** {@code [x * members, 2]} */
	final Placeholder<TFloat32> columnPositions;
	/** {@code [y * members, 2]} */
	final Placeholder<TFloat32> rowPositions;
	/** {@code [1, 2]} */
	final Placeholder<TFloat32> cell;

	public RasterInputs(final NativeGraph graph) {
		begin = graph.wholeNumbers(2);
		size = graph.wholeNumbers(2);
		shape = graph.wholeNumbers(3);
		columns = graph.wholeNumbers(-1);
		rows = graph.wholeNumbers(-1);
		columnPositions = graph.placeholder(-1, 2);
		rowPositions = graph.placeholder(-1, 2);
		cell = graph.placeholder(1, 2);
	}

	/** Tensors for one run, to be closed after it. */
	public final class Given implements AutoCloseable {

		private final TInt32 beginTensor;
		private final TInt32 sizeTensor;
		private final TInt32 shapeTensor;
		private final TInt32 columnTensor;
		private final TInt32 rowTensor;
		private final TFloat32 columnPositionTensor;
		private final TFloat32 rowPositionTensor;
		private final TFloat32 cellTensor;

		/**
		 * @param across columns of the raster that are wanted
		 * @param down   its rows
		 * @param width  of the feature map
		 * @param latent length of a projected latent
		 */
		public Given(final RasterMembers raster, final AxisMembers across, final AxisMembers down, final int width,
				final int latent) {
			final int[] all = down.latent();
			int first = all[0];
			int last = all[0];
			for (final int row : all) {
				first = Math.min(first, row);
				last = Math.max(last, row);
			}
			final int[] own = all.clone();
			for (int i = 0; i < own.length; i++)
				own[i] -= first;
			final int height = last - first + 1;
			beginTensor = TInt32.vectorOf(first * width, 0);
			sizeTensor = TInt32.vectorOf(height * width, latent);
			shapeTensor = TInt32.vectorOf(height, width, latent);
			columnTensor = NativeGraph.tensor(across.latent(), across.latent().length);
			rowTensor = NativeGraph.tensor(own, own.length);
			columnPositionTensor = positions(across.distance(), 1);
			rowPositionTensor = positions(down.distance(), 0);
			cellTensor = NativeGraph.tensor(new float[]{(float) raster.cellHeight(), (float) raster.cellWidth()}, 1, 2);
		}

		public Session.Runner feed(final Session.Runner runner) {
			return runner.feed(begin, beginTensor).feed(size, sizeTensor).feed(shape, shapeTensor)
					.feed(columns, columnTensor).feed(rows, rowTensor).feed(columnPositions, columnPositionTensor)
					.feed(rowPositions, rowPositionTensor).feed(cell, cellTensor);
		}

		/** As (y, x), the other one being zero. */
		private TFloat32 positions(final float[] distances, final int axis) {
			final float[] positions = new float[2 * distances.length];
			for (int i = 0; i < distances.length; i++)
				positions[2 * i + axis] = distances[i];
			return NativeGraph.tensor(positions, distances.length, 2);
		}

		@Override
		public void close() {
			beginTensor.close();
			sizeTensor.close();
			shapeTensor.close();
			columnTensor.close();
			rowTensor.close();
			columnPositionTensor.close();
			rowPositionTensor.close();
			cellTensor.close();
		}
	}
}
