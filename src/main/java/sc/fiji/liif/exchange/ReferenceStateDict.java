// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;

import sc.fiji.liif.AtomicFile;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.Safetensors;
import sc.fiji.liif.weights.StateDict;

/**
 * A model's weights as the whole state_dict that the reference implementation
 * expects, in a safetensors file: with the tensors that it loads but never uses.
 */
final class ReferenceStateDict {

	private static final int CHANNELS = 3;

	private ReferenceStateDict() {}

	/**
	 * @throws LiifException in one sentence, if the reference can't express the model
	 * @throws IOException   if the file can't be written
	 */
	static void write(final Model model, final Path file) throws IOException {
		if (model.spec().channels() != CHANNELS)
			throw new LiifException("The model " + model.spec().name() + " is for gray images, but the reference "
					+ "implementation has three channels: export it as savedmodel.");
		if (model.spec().isNoiseAware())
			throw new LiifException("The model " + model.spec().name() + " is told the noise, which the reference "
					+ "implementation does not know: export it as savedmodel.");
		if (model.spec().decoder().residual())
			throw new LiifException("The model " + model.spec().name()
					+ " adds the input's colour, which the reference implementation does not: "
					+ "export it as savedmodel, or train one with residual=false.");
		final StateDict state = model.spec().encoder().unusedByReference();
		for (final String name : model.spec().tensors().keySet()) {
			final StateDict.Entry entry = model.weights().get(name);
			state.put(name, entry.shape(), entry.values());
		}
		AtomicFile.write(file, part -> Safetensors.write(state, Collections.singletonMap("format", "pt"), part));
	}
}
