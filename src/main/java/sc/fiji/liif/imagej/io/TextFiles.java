// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import sc.fiji.liif.AtomicFile;
import sc.fiji.liif.LiifException;

/** Tables as text files. */
public final class TextFiles {

	private TextFiles() {}

	/**
	 * Replaces a file as a whole.
	 *
	 * @throws LiifException in one sentence, if it can't be written
	 */
	public static void write(final Path file, final List<String> lines) {
		try {
			AtomicFile.write(file.toAbsolutePath(), part -> Files.write(part, lines));
		}
		catch (final IOException e) {
			throw new LiifException("Can't write " + file + " (" + e.getMessage() + "): choose another file.", e);
		}
	}
}
