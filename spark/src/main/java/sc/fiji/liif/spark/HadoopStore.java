// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.spark;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.UUID;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

import sc.fiji.liif.zarr.Store;

/**
 * A folder of a file system that Hadoop knows: HDFS, S3 and other object storages. Where files can be renamed they appear by
 * that; object storages show what is written when it is closed. Safe for use by several threads.
 */
final class HadoopStore implements Store {

	private final Path folder;
	private final FileSystem files;
	private final boolean renames;

	/** @throws IOException if there is no such file system, or it can't be reached */
	HadoopStore(final String place, final Configuration configuration) throws IOException {
		folder = new Path(place);
		files = folder.getFileSystem(configuration);
		final String scheme = folder.toUri().getScheme();
		renames = "hdfs".equals(scheme) || "file".equals(scheme) || "viewfs".equals(scheme);
	}

	@Override
	public byte[] read(final String key) throws IOException {
		try (FSDataInputStream in = files.open(path(key))) {
			return in.readAllBytes();
		}
		catch (final FileNotFoundException e) {
			return null;
		}
	}

	@Override
	public byte[] read(final String key, final long offset, final int length) throws IOException {
		try {
			final long size = files.getFileStatus(path(key)).getLen();
			final long first = offset < 0 ? size + offset : offset;
			if (first < 0 || first + length > size)
				throw new EOFException("it has " + size + " bytes alone");
			try (FSDataInputStream in = files.open(path(key))) {
				final byte[] bytes = new byte[length];
				in.readFully(first, bytes);
				return bytes;
			}
		}
		catch (final FileNotFoundException e) {
			return null;
		}
	}

	@Override
	public boolean exists(final String key) throws IOException {
		return files.exists(path(key));
	}

	@Override
	public void write(final String key, final byte[] bytes) throws IOException {
		final Path file = path(key);
		final Path part = renames ? new Path(file.getParent(), ".liif-" + UUID.randomUUID() + ".part") : file;
		try (FSDataOutputStream out = files.create(part, true)) {
			out.write(bytes);
		}
		if (!renames || files.rename(part, file))
			return;
		// HDFS renames to nothing that is there: another task may have made the same.
		files.delete(file, false);
		if (!files.rename(part, file))
			throw new IOException("it can't be renamed");
	}

	@Override
	public void delete(final String key) throws IOException {
		files.delete(path(key), true);
	}

	@Override
	public String toString() {
		return folder.toString();
	}

	private Path path(final String key) {
		return new Path(folder, key);
	}
}
