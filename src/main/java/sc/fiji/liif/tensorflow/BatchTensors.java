// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.tensorflow;

import java.util.ArrayList;
import java.util.List;

import org.tensorflow.Tensor;

import sc.fiji.liif.engine.TrainingBatch;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.sampling.Members;

/** A training batch in native memory, normalised; to be closed after the step. */
final class BatchTensors implements AutoCloseable {

	private final List<Tensor> open = new ArrayList<>();

	BatchTensors(final TrainingBatch batch, final ModelSpec spec) {
		final Members members = batch.members();
		final int perQuery = members.perQuery();
		final int queries = batch.queries();
		final int rows = queries * perQuery;
		try {
			add(spec.normalised(batch.images()), batch.pictures(), batch.height(), batch.width(), spec.inputs());
			open.add(NativeGraph.tensor(members.index(), rows));
			add(members.position(), rows, 2);
			add(perMember(batch.cells(), rows, perQuery), rows, 2);
			add(members.weight(), queries, perQuery, 1);
			add(answers(batch.targets(), spec), queries, spec.channels());
			add(batch.weights(), queries, 1);
		}
		catch (final RuntimeException | Error e) {
			close();
			throw e;
		}
	}

	/** Images, rows of the latents, positions, cells, weights, targets, and their weights, in this order. */
	List<Tensor> all() {
		return open;
	}

	@Override
	public void close() {
		open.forEach(Tensor::close);
	}

	private void add(final float[] values, final long... shape) {
		open.add(NativeGraph.tensor(values, shape));
	}

	private static float[] answers(final float[] intensities, final ModelSpec spec) {
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
