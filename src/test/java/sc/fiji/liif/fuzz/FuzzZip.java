// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.fuzz;

import sc.fiji.liif.imagej.io.read.ImageFileReaders;

/** Archives, which may hold several images, paths that lead elsewhere, or no image at all. */
public final class FuzzZip {

	private static final FuzzedFile FILE = new FuzzedFile("fuzzed.zip");

	private FuzzZip() {}

	public static void fuzzerTestOneInput(final byte[] data) {
		FILE.write(data);
		FuzzedFile.answerOrSentence(() -> ImageFileReaders.objection(FILE.path()));
		FuzzedFile.answerOrSentence(() -> ImageFileReaders.open(FILE.path(), remark -> {
		}));
	}
}
