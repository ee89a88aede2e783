// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.fuzz;

import sc.fiji.liif.imagej.io.read.ImageFileReaders;

/** Image files of all kinds from strangers. */
public final class FuzzImages {

	private static final FuzzedFile FILE = new FuzzedFile("fuzzed.tif");

	private FuzzImages() {}

	public static void fuzzerTestOneInput(final byte[] data) {
		FILE.write(data);
		FuzzedFile.answerOrSentence(() -> ImageFileReaders.open(FILE.path(), remark -> {
		}));
	}
}
