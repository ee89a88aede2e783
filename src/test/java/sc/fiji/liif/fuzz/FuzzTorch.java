// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.fuzz;

import sc.fiji.liif.exchange.TorchImport;

/** Checkpoints from strangers. */
public final class FuzzTorch {

	private static final FuzzedFile FILE = new FuzzedFile("fuzzed.pth");

	private FuzzTorch() {}

	public static void fuzzerTestOneInput(final byte[] data) {
		FILE.write(data);
		FuzzedFile.answerOrSentence(() -> TorchImport.read(FILE.path(), "fuzzed"));
	}
}
