// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.fuzz;

import sc.fiji.liif.model.Model;

/** Descriptions of models from strangers, read with a small model's weights beside them. */
public final class FuzzModelJson {

	private static final FuzzedFile FILE = new FuzzedFile("model.json");

	private FuzzModelJson() {}

	public static void fuzzerTestOneInput(final byte[] data) {
		FILE.write(data);
		FuzzedFile.answerOrSentence(() -> Model.readSpec(FILE.path().getParent()).parameters());
		FuzzedFile.answerOrSentence(() -> Model.read(FILE.path().getParent()));
	}
}
