// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.sampling.Members;

/** Decodes any positions, which have nothing in common. Safe for use by several threads. */
final class QueryDecoding {

	private final ModelSpec spec;
	private final Placeholder<TFloat32> map;
	private final Placeholder<TFloat32> pixels;
	private final Placeholder<TInt32> index;
	private final Placeholder<TFloat32> position;
	private final Placeholder<TFloat32> cell;
	private final Placeholder<TFloat32> weight;
	private final Operand<TFloat32> values;

	QueryDecoding(final NativeGraph graph, final NetworkGraph network, final ModelSpec spec) {
		this.spec = spec;
		map = graph.placeholder(-1, spec.decoder().projectedWidth(spec.channels()));
		pixels = graph.placeholder(-1, spec.channels());
		index = graph.wholeNumbers(-1);
		position = graph.placeholder(-1, 2);
		cell = graph.placeholder(-1, 2);
		weight = graph.placeholder(-1, spec.decoder().members(), 1);
		values = network.decode(map, pixels, index, position, cell, weight);
	}

	/** @param intensities receives {@code [query][channel]}, in the unit of the encoded image */
	void decode(final GuardedSession session, final TensorFlowFeatures features, final Members members,
			final double cellWidth, final double cellHeight, final float[] intensities) {
		final int queries = members.size();
		final int rows = queries * members.perQuery();
		if (queries == 0)
			return;
		try (TInt32 i = NativeGraph.tensor(members.index(), rows);
				TFloat32 p = NativeGraph.tensor(members.position(), rows, 2);
				TFloat32 w = NativeGraph.tensor(members.weight(), queries, members.perQuery(), 1);
				TFloat32 c = NativeGraph.tensor(new float[]{(float) cellHeight, (float) cellWidth}, 1, 2);
				Result result = session
						.run(session.runner().feed(map, features.projected()).feed(pixels, features.pixels())
								.feed(index, i).feed(position, p).feed(cell, c).feed(weight, w).fetch(values))) {
			((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(intensities, 0, queries * spec.channels());
		}
		spec.normalisation().denormalise(intensities, 0, queries * spec.channels());
	}
}
