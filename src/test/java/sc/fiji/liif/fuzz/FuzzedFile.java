// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import sc.fiji.liif.LiifException;

/** A file that a fuzzer writes over and over, and what is asked of whoever reads it: an answer or one sentence. */
final class FuzzedFile {

	private static final int LONGEST = 2100;

	private final Path file;

	/** @param name of the file, in a folder of its own */
	FuzzedFile(final String name) {
		try {
			final Path folder = Files.createTempDirectory("liif-fuzz");
			file = folder.resolve(name);
			file.toFile().deleteOnExit();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	Path path() {
		return file;
	}

	Path write(final byte[] content) {
		try {
			return Files.write(file, content);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Runs something that may fail only with a sentence. */
	static void answerOrSentence(final Runnable reading) {
		try {
			reading.run();
		}
		catch (final LiifException e) {
			final String sentence = e.getMessage();
			if (!sentence.endsWith(".") || sentence.contains("\n") || sentence.length() > LONGEST)
				throw new AssertionError("no sentence: " + sentence, e);
		}
	}
}
