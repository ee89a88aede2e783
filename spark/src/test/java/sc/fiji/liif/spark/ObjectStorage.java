// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;

import org.apache.hadoop.fs.Abortable;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.hadoop.util.Progressable;

/**
 * As an object storage behaves, with the files of this machine behind it: what is written shows when it is closed, and nothing
 * can be renamed. Its address is {@code s3a://bucket/path}.
 */
public class ObjectStorage extends RawLocalFileSystem {

	private static final URI ADDRESS = URI.create("s3a://bucket");

	/** Kept until it is closed. */
	private static final class Upload extends ByteArrayOutputStream implements StreamCapabilities, Abortable {

		private final OnClose onClose;
		private boolean isOver;

		Upload(final OnClose onClose) {
			this.onClose = onClose;
		}

		@Override
		public boolean hasCapability(final String capability) {
			return capability.equals(StreamCapabilities.ABORTABLE_STREAM);
		}

		@Override
		public AbortableResult abort() {
			isOver = true;
			return null;
		}

		@Override
		public void close() throws IOException {
			if (!isOver)
				onClose.accept(toByteArray());
			isOver = true;
		}
	}

	/** What becomes of what was written. */
	private interface OnClose {

		void accept(byte[] bytes) throws IOException;
	}

	@Override
	public URI getUri() {
		return ADDRESS;
	}

	@Override
	public String getScheme() {
		return ADDRESS.getScheme();
	}

	@Override
	public FSDataOutputStream create(final Path file, final boolean overwrite, final int bufferSize,
			final short replication, final long blockSize, final Progressable progress) throws IOException {
		return new FSDataOutputStream(new Upload(bytes -> {
			try (FSDataOutputStream out = super.create(file, true, bufferSize, replication, blockSize, progress)) {
				out.write(bytes);
			}
		}), null);
	}

	@Override
	public boolean rename(final Path from, final Path to) {
		throw new UnsupportedOperationException("a rename would be a copy");
	}
}
