// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.model;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are replaced as a whole: whoever reads one sees the old file or the new one. */
public final class AtomicFile {

	/** Writes a file. */
	public interface Writer {

		void write(Path file) throws IOException;
	}

	private AtomicFile() {}

	/**
	 * Has a file written beside the target, makes sure that it is on the disk, and
	 * puts it in the target's place.
	 *
	 * @throws IOException if it can't be written; the target is as it was
	 */
	public static void write(final Path target, final Writer writer) throws IOException {
		final Path part = part(target);
		try {
			writer.write(part);
			try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
				channel.force(true);
			}
			try {
				Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
			}
			catch (final AtomicMoveNotSupportedException e) {
				Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
			}
		}
		finally {
			Files.deleteIfExists(part);
		}
	}

	/** Where a file is while it is written, and what a killed process may leave. */
	public static Path part(final Path target) {
		return target.resolveSibling(target.getFileName() + ".part");
	}
}
