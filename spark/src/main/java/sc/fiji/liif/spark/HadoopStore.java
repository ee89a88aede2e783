// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.spark;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

import sc.fiji.liif.zarr.Store;

/**
 * A folder of a file system that Hadoop knows: HDFS, S3 and other object storages. Safe for use by several threads.
 */
final class HadoopStore implements Store {

	private final Path folder;
	private final HadoopFiles writer;
	private final FileSystem files;

	/** @throws IOException if there is no such file system, or it can't be reached */
	HadoopStore(final String place, final Configuration configuration) throws IOException {
		folder = new Path(place);
		writer = new HadoopFiles(folder, configuration);
		files = writer.system();
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
		writer.write(path(key), out -> out.write(bytes));
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
