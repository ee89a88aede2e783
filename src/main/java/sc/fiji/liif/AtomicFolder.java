// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;

/** Writes folders that appear under their name only when they are whole. */
public final class AtomicFolder {

	private static final String PREFIX = ".liif-";

	private AtomicFolder() {}

	/**
	 * Has a folder written beside the target, and puts it in the place of what is there; or leaves everything as it was.
	 *
	 * @param writer told a path at which there is nothing
	 */
	public static void write(final Path target, final AtomicFile.Writer writer) throws IOException {
		final Path whole = target.toAbsolutePath();
		final Path part = whole.resolveSibling(PREFIX + UUID.randomUUID());
		final Path old = whole.resolveSibling(PREFIX + UUID.randomUUID());
		try {
			writer.write(part);
			if (Files.exists(whole))
				Files.move(whole, old, StandardCopyOption.ATOMIC_MOVE);
			Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			delete(part);
			if (!Files.exists(whole) && Files.exists(old))
				Files.move(old, whole, StandardCopyOption.ATOMIC_MOVE);
			delete(old);
		}
	}

	/** With all that is in it; does nothing where there is nothing. */
	public static void delete(final Path folder) throws IOException {
		if (!Files.exists(folder))
			return;
		Files.walkFileTree(folder, new SimpleFileVisitor<Path>() {

			@Override
			public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) throws IOException {
				Files.delete(file);
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult postVisitDirectory(final Path inside, final IOException e) throws IOException {
				Files.delete(inside);
				return FileVisitResult.CONTINUE;
			}
		});
	}
}
