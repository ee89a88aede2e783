// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;

import sc.fiji.liif.LiifException;

/**
 * A model's weights as the whole state_dict that the reference implementation
 * expects, in a safetensors file: for EDSR with the shifts of the mean colour,
 * which it loads but never uses.
 */
public final class ReferenceStateDict {

	/** Mean colour of DIV2K, as EDSR has it. */
	private static final float[] MEAN = {0.4488f, 0.4371f, 0.4040f};

	private ReferenceStateDict() {}

	/**
	 * @throws LiifException in one sentence, if the reference can't express the model
	 * @throws IOException   if the file can't be written
	 */
	public static void write(final Model model, final Path file) throws IOException {
		if (model.spec().channels() != MEAN.length)
			throw new LiifException("The model " + model.spec().name() + " is for gray images, but the reference "
					+ "implementation has three channels: export it as savedmodel.");
		if (model.spec().decoder().residual())
			throw new LiifException("The model " + model.spec().name()
					+ " adds the input's colour, which the reference implementation does not: "
					+ "export it as savedmodel, or train one with residual=false.");
		final StateDict state = of(model);
		AtomicFile.write(file, part -> Safetensors.write(state, Collections.singletonMap("format", "pt"), part));
	}

	static StateDict of(final Model model) {
		final StateDict state = new StateDict();
		if (model.spec().encoder() instanceof EdsrSpec) {
			shift(state, "encoder.sub_mean", -1);
			shift(state, "encoder.add_mean", 1);
		}
		for (final String name : model.spec().tensors().keySet()) {
			final StateDict.Entry entry = model.weights().get(name);
			state.put(name, entry.shape(), entry.values());
		}
		return state;
	}

	private static void shift(final StateDict state, final String name, final int sign) {
		final float[] identity = new float[MEAN.length * MEAN.length];
		final float[] bias = new float[MEAN.length];
		for (int i = 0; i < MEAN.length; i++) {
			identity[i * MEAN.length + i] = 1;
			bias[i] = sign * MEAN[i];
		}
		state.put(name + ".weight", new int[]{MEAN.length, MEAN.length, 1, 1}, identity);
		state.put(name + ".bias", new int[]{MEAN.length}, bias);
	}
}
