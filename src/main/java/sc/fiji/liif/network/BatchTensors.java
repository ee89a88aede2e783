// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import java.util.ArrayList;
import java.util.List;

import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import sc.fiji.liif.model.ModelSpec;

/** A training batch in native memory, normalised; to be closed after the step. */
final class BatchTensors implements AutoCloseable {

	private final List<Tensor> open = new ArrayList<>();
	private final TFloat32 images;
	private final TInt32 index;
	private final TFloat32 position;
	private final TFloat32 cells;
	private final TFloat32 weight;
	private final TFloat32 targets;

	BatchTensors(final TrainingBatch batch, final ModelSpec spec) {
		final Members members = batch.members();
		final int perQuery = members.perQuery();
		final int queries = batch.queries();
		final int rows = queries * perQuery;
		images = add(normalised(batch.images(), spec), batch.pictures(), batch.height(), batch.width(),
				spec.channels());
		index = TInt32.tensorOf(Shape.of(rows), DataBuffers.of(members.index(), true, false).narrow(rows));
		open.add(index);
		position = add(members.position(), rows, 2);
		cells = add(perMember(batch.cells(), rows, perQuery), rows, 2);
		weight = add(members.weight(), queries, perQuery, 1);
		targets = add(normalised(batch.targets(), spec), queries, spec.channels());
	}

	TFloat32 images() {
		return images;
	}

	TInt32 index() {
		return index;
	}

	TFloat32 position() {
		return position;
	}

	TFloat32 cells() {
		return cells;
	}

	TFloat32 weight() {
		return weight;
	}

	TFloat32 targets() {
		return targets;
	}

	@Override
	public void close() {
		open.forEach(Tensor::close);
	}

	private TFloat32 add(final float[] values, final long... shape) {
		final TFloat32 tensor = NativeGraph.tensor(values, shape);
		open.add(tensor);
		return tensor;
	}

	private static float[] normalised(final float[] intensities, final ModelSpec spec) {
		final float[] normalised = intensities.clone();
		spec.normalisation().normalise(normalised);
		return normalised;
	}

	/** A row for each member instead of each query. */
	private static float[] perMember(final float[] cells, final int rows, final int perQuery) {
		final float[] repeated = new float[2 * rows];
		for (int i = 0; i < rows; i++)
			System.arraycopy(cells, i / perQuery * 2, repeated, 2 * i, 2);
		return repeated;
	}
}
