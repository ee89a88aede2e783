// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import java.util.Map;
import java.util.SplittableRandom;

import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.weights.StateDict;

/**
 * The weights that a training starts from, as the reference's: weights and
 * biases uniform within 1 / sqrt(inputs of one output), but for what the decoder wants
 * otherwise.
 */
final class RandomWeights {

	private RandomWeights() {}

	static StateDict of(final ModelSpec spec, final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final StateDict state = new StateDict();
		double bound = 0;
		for (final Map.Entry<String, int[]> tensor : spec.tensors().entrySet()) {
			final int[] shape = tensor.getValue();
			final float[] values = new float[(int) StateDict.size(shape)];
			// A bias follows its weight and has the same bound.
			if (shape.length > 1)
				bound = 1 / Math.sqrt((double) values.length / shape[0]);
			for (int i = 0; i < values.length; i++)
				values[i] = (float) (bound * (2 * random.nextDouble() - 1));
			state.put(tensor.getKey(), shape, values);
		}
		spec.decoder().prepare(state);
		return state;
	}
}
