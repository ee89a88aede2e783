// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.zarr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in a shard its chunks are (the codec {@code sharding_indexed} of Zarr 3): for each of them an offset and a length,
 * before or behind them. Immutable.
 */
final class ShardIndex {

	private static final int ENTRY = 2 * Long.BYTES;

	private final int[] chunks;
	private final ByteOrder bytes;
	private final List<Codec> codecs;
	private final boolean isAtEnd;

	/**
	 * @param chunks  along each axis of a shard
	 * @param codecs  that keep the length, such as a checksum
	 * @param isAtEnd whether it lies behind the chunks
	 */
	ShardIndex(final int[] chunks, final ByteOrder bytes, final List<Codec> codecs, final boolean isAtEnd) {
		this.chunks = chunks;
		this.bytes = bytes;
		this.codecs = new ArrayList<>(codecs);
		this.isAtEnd = isAtEnd;
	}

	/** Chunks along each axis of a shard. */
	int[] chunks() {
		return chunks;
	}

	/** Chunks of a shard. */
	int count() {
		return ArrayFormat.length(chunks);
	}

	/** Offset and length of each chunk in turn, -1 where there is none; null if there is no shard. */
	long[] read(final Store store, final String key) throws IOException {
		final int count = count();
		final int length = Math.addExact(Math.multiplyExact(count, ENTRY), Integer.BYTES * codecs.size());
		byte[] read = store.read(key, isAtEnd ? -length : 0, length);
		if (read == null)
			return null;
		for (int i = codecs.size() - 1; i >= 0; i--)
			read = codecs.get(i).decode(read, length);
		final long[] index = new long[2 * count];
		ByteBuffer.wrap(read).order(bytes).asLongBuffer().get(index);
		return index;
	}
}
