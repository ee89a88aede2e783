// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The one way in which files are written: whoever reads one sees the old file or the
 * new one, whole. It is written under a new name that nobody can guess, in the same
 * folder, flushed to the disk, and put in the target's place. A link in that place is
 * replaced, not followed; anything else that is not a file is left alone.
 */
public final class AtomicFile {

	/** Writes a file that exists already and is empty. */
	public interface Writer {

		void write(Path file) throws IOException;
	}

	private static final String PREFIX = ".liif-";
	/** Names may have 255 bytes. */
	private static final int LONGEST = 60;

	private AtomicFile() {}

	/**
	 * Writes a file or replaces it.
	 *
	 * @throws IOException if it can't be written; the target is as it was
	 */
	public static void write(final Path target, final Writer writer) throws IOException {
		write(Collections.singletonMap(target, writer));
	}

	/**
	 * Writes files that belong together: none of them is there, or replaced, before all
	 * of them are written.
	 *
	 * @throws IOException if one can't be written; the targets are as they were
	 */
	public static void write(final Map<Path, Writer> writers) throws IOException {
		final Map<Path, Path> parts = new LinkedHashMap<>();
		try {
			for (final Map.Entry<Path, Writer> file : writers.entrySet())
				parts.put(file.getKey(), part(file.getKey(), file.getValue()));
			for (final Map.Entry<Path, Path> part : parts.entrySet())
				replace(part.getKey(), part.getValue());
		}
		finally {
			for (final Path part : parts.values())
				Files.deleteIfExists(part);
		}
	}

	/**
	 * Writes a file that does not exist.
	 *
	 * @throws FileAlreadyExistsException if it does by now
	 * @throws IOException                if it can't be written
	 */
	public static void writeNew(final Path target, final Writer writer) throws IOException {
		if (Files.exists(target, LinkOption.NOFOLLOW_LINKS))
			throw new FileAlreadyExistsException(target.toString());
		final Path part = part(target, writer);
		try {
			try {
				Files.createLink(target, part); // which, other than a move, never replaces
			}
			catch (final FileAlreadyExistsException e) {
				throw e;
			}
			catch (final UnsupportedOperationException | FileSystemException e) {
				Files.move(part, target);
			}
		}
		finally {
			Files.deleteIfExists(part);
		}
	}

	/** Whether a file could be written under that name: nothing is there, or a file or link. */
	public static boolean isFree(final Path target) {
		return !Files.exists(target, LinkOption.NOFOLLOW_LINKS) || Files.isSymbolicLink(target)
				|| Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS);
	}

	/** Deletes what a killed process left of files with the target's name. */
	public static void deleteLeftovers(final Path target) throws IOException {
		try (DirectoryStream<Path> left = Files.newDirectoryStream(target.resolveSibling("."),
				part -> part.getFileName().toString().startsWith(PREFIX)
						&& part.getFileName().toString().endsWith("-" + end(target)))) {
			for (final Path part : left)
				Files.deleteIfExists(part);
		}
	}

	// -- Helper methods --

	/** Has a file written beside the target, or leaves nothing. */
	private static Path part(final Path target, final Writer writer) throws IOException {
		if (!isFree(target))
			throw new FileSystemException(target.toString(), null, "what is there is no file");
		final Path part = Files.createFile(target.resolveSibling(PREFIX + UUID.randomUUID() + "-" + end(target)));
		boolean isWritten = false;
		try {
			writer.write(part);
			try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
				channel.force(true);
			}
			isWritten = true;
			return part;
		}
		finally {
			if (!isWritten)
				Files.deleteIfExists(part);
		}
	}

	private static void replace(final Path target, final Path part) throws IOException {
		try {
			Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (final AtomicMoveNotSupportedException e) {
			Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	/** The end of its name, with the extension, by which writers tell formats; in letters of every locale. */
	private static String end(final Path target) {
		final String name = target.getFileName().toString().replaceAll("[^ -~]", "_");
		return name.substring(Math.max(0, name.length() - LONGEST));
	}
}
