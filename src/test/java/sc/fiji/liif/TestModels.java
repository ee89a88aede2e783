// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;

import sc.fiji.liif.model.DecoderSpec;
import sc.fiji.liif.model.LiifSpec;
import sc.fiji.liif.model.EdsrSpec;
import sc.fiji.liif.model.EncoderSpec;
import sc.fiji.liif.model.MetaSrSpec;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.model.Normalisation;
import sc.fiji.liif.model.RdnSpec;
import sc.fiji.liif.model.StateDict;

/** Small models with random weights. */
public final class TestModels {

	private TestModels() {}

	public static Model edsr(final int channels) {
		return random(new EdsrSpec(8, 2, 1), channels, true);
	}

	public static Model rdn(final int channels) {
		return random(new RdnSpec(2, 3, 4, 8), channels, true);
	}

	/** Weights uniform in 1.5 / sqrt(inputs), so that far pixels matter. */
	public static Model random(final EncoderSpec encoder, final int channels, final boolean ensemble) {
		final DecoderSpec decoder = new LiifSpec(Arrays.asList(16, 16), true, ensemble, true, true);
		final ModelSpec spec = new ModelSpec("random", channels, encoder, decoder, Normalisation.REFERENCE,
				new double[]{1, 4});
		return new Model(spec, weights(spec));
	}

	/** EDSR with a MetaSR decoder. */
	public static Model metaSr(final int channels) {
		final ModelSpec spec = new ModelSpec("random", channels, new EdsrSpec(8, 2, 1), new MetaSrSpec(16, true),
				Normalisation.REFERENCE, new double[]{1, 4});
		return new Model(spec, weights(spec));
	}

	public static StateDict weights(final ModelSpec spec) {
		final Random random = new Random(42);
		final StateDict state = new StateDict();
		for (final Map.Entry<String, int[]> tensor : spec.tensors().entrySet()) {
			final int[] shape = tensor.getValue();
			final int size = (int) StateDict.size(shape);
			final double bound = 1.5 / Math.sqrt((double) size / shape[0]);
			final float[] values = new float[size];
			for (int i = 0; i < size; i++)
				values[i] = (float) (bound * (2 * random.nextDouble() - 1));
			state.put(tensor.getKey(), shape, values);
		}
		return state;
	}
}
