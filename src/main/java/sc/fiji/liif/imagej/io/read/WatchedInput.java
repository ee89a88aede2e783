// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file as input of a reader that may be led astray by it: fails when the reader
 * asks again and again for what is behind the end, or reads the file over and over,
 * instead of letting it spin.
 */
final class WatchedInput extends ImageInputStreamImpl {

	private static final int BUFFER = 1 << 16;
	/** Readers may probe behind the end, but not for ever. */
	private static final int MOST_ENDS = 100_000;
	/** How often a file may be read as a whole, with much more for small ones. */
	private static final long MOST_PASSES = 64;
	private static final long ALWAYS_ALLOWED = 1L << 28;

	private final FileChannel channel;
	private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
	private final long length;
	private long bufferStart;
	private long allowance;
	private int ends;

	WatchedInput(final Path file) throws IOException {
		channel = FileChannel.open(file, StandardOpenOption.READ);
		length = channel.size();
		allowance = MOST_PASSES * length + ALWAYS_ALLOWED;
	}

	@Override
	public int read() throws IOException {
		bitOffset = 0;
		if (!fill())
			return -1;
		final int value = buffer.get((int) (streamPos - bufferStart)) & 255;
		advance(1);
		return value;
	}

	/** As many as there are: readers of numbers do not ask twice. */
	@Override
	public int read(final byte[] bytes, final int offset, final int count) throws IOException {
		bitOffset = 0;
		int done = 0;
		while (done < count && fill()) {
			final int from = (int) (streamPos - bufferStart);
			final int n = Math.min(count - done, buffer.limit() - from);
			System.arraycopy(buffer.array(), from, bytes, offset + done, n);
			advance(n);
			done += n;
		}
		return done == 0 && count > 0 ? -1 : done;
	}

	@Override
	public long length() {
		return length;
	}

	@Override
	public void close() throws IOException {
		super.close();
		channel.close();
	}

	/** Makes sure that the buffer has what is at the position; false at the end. */
	private boolean fill() throws IOException {
		checkClosed();
		if (streamPos >= bufferStart && streamPos < bufferStart + buffer.limit())
			return true;
		if (streamPos >= length) {
			if (++ends > MOST_ENDS)
				throw new IOException("it goes on behind the file's end");
			return false;
		}
		buffer.clear();
		bufferStart = streamPos;
		final int n = channel.read(buffer, streamPos);
		buffer.position(0).limit(Math.max(0, n));
		return n > 0;
	}

	private void advance(final int bytes) throws IOException {
		streamPos += bytes;
		allowance -= bytes;
		if (allowance < 0)
			throw new IOException("it leads back to where it has been");
	}
}
