// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.fuzz;

import java.util.HashMap;

import sc.fiji.liif.model.Safetensors;

/** Weights from strangers. */
public final class FuzzSafetensors {

	private static final FuzzedFile FILE = new FuzzedFile("weights.safetensors");

	private FuzzSafetensors() {}

	public static void fuzzerTestOneInput(final byte[] data) {
		FILE.write(data);
		FuzzedFile.answerOrSentence(() -> Safetensors.read(FILE.path(), new HashMap<>()));
		FuzzedFile.answerOrSentence(() -> Safetensors.readMetadata(FILE.path()));
	}
}
