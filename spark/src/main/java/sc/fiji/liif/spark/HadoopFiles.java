// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/**
 * Writes files of a file system that Hadoop knows, so that each appears, or replaces what is there, when it is whole: by a
 * rename, or, where a rename would be a copy, since object storages show a file when it is closed. Safe for use by several
 * threads.
 */
final class HadoopFiles {

	/** What is written. */
	interface Content {

		void writeTo(OutputStream out) throws IOException;
	}

	/** Schemes of object storages. */
	private static final Set<String> OBJECTS = new HashSet<>(
			Arrays.asList("s3", "s3a", "s3n", "gs", "oss", "cos", "cosn", "obs"));

	private final FileSystem files;
	private final boolean renames;
	/** By which a rename replaces what is there; null if there is no such way. */
	private final FileContext context;

	/** @throws IOException if there is no such file system, or it can't be reached */
	HadoopFiles(final Path place, final Configuration configuration) throws IOException {
		files = place.getFileSystem(configuration);
		renames = !OBJECTS.contains(files.getUri().getScheme());
		context = renames ? context(files, configuration) : null;
	}

	FileSystem system() {
		return files;
	}

	/** @throws IOException if it can't be written; nothing is left of it */
	void write(final Path file, final Content content) throws IOException {
		final Path part = renames ? new Path(file.getParent(), ".liif-" + UUID.randomUUID() + ".part") : file;
		try {
			create(part, content);
			if (renames)
				rename(part, file);
		}
		catch (final IOException | RuntimeException e) {
			if (renames)
				files.delete(part, false);
			throw e;
		}
	}

	// -- Helper methods --

	private static FileContext context(final FileSystem files, final Configuration configuration) {
		try {
			return FileContext.getFileContext(files.getUri(), configuration);
		}
		catch (final UnsupportedFileSystemException e) {
			return null;
		}
	}

	private void create(final Path part, final Content content) throws IOException {
		final FSDataOutputStream out = files.create(part, true);
		boolean isWhole = false;
		try {
			content.writeTo(out);
			isWhole = true;
		}
		finally {
			// When it is closed, an object storage shows as much as it has.
			final boolean isAborted = !isWhole && out.hasCapability(StreamCapabilities.ABORTABLE_STREAM);
			if (isAborted)
				out.abort();
			out.close();
			if (!isWhole && !isAborted)
				files.delete(part, false);
		}
	}

	private void rename(final Path part, final Path file) throws IOException {
		if (context != null) {
			context.rename(part, file, Options.Rename.OVERWRITE);
			return;
		}
		if (files.rename(part, file))
			return;
		// Some rename to nothing that is there.
		files.delete(file, false);
		if (!files.rename(part, file))
			throw new IOException("it can't be renamed");
	}
}
