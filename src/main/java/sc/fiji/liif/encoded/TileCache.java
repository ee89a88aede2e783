// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.encoded;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * Encoded tiles, each made by the first thread that needs it while others wait,
 * kept as long as memory allows, those used last the longest. A tile is
 * never closed while somebody uses it. Safe for use by several threads.
 */
final class TileCache implements AutoCloseable {

	private final LongFunction<EncodedImage> encoder;
	private final long capacity;
	private final Map<Long, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
	private boolean isClosed;

	/** A tile and how many threads are using it. */
	private static final class Entry {

		private volatile EncodedImage image;
		private int users;

		/** Encodes at the first call; calls at the same time wait for it. */
		private synchronized EncodedImage image(final long key, final LongFunction<EncodedImage> encoder) {
			if (image == null)
				image = encoder.apply(key);
			return image;
		}

		private long bytes() {
			return image == null ? 0 : image.bytes();
		}
	}

	/** What to do with a tile while it can't be closed. */
	interface Use {

		void accept(EncodedImage tile);
	}

	/**
	 * @param encoder  makes the tile of a key
	 * @param capacity bytes of memory to keep; the tiles in use count but
	 *                 may exceed it
	 */
	TileCache(final LongFunction<EncodedImage> encoder, final long capacity) {
		this.encoder = encoder;
		this.capacity = capacity;
	}

	void use(final long key, final Use use) {
		final Entry entry = enter(key);
		try {
			final boolean isNew = entry.bytes() == 0;
			final EncodedImage image = entry.image(key, encoder);
			if (isNew)
				makeRoom();
			use.accept(image);
		}
		finally {
			leave(key, entry);
		}
	}

	/** Forgets all tiles; those in use are closed when their use ends. */
	synchronized void clear() {
		for (final Iterator<Entry> i = entries.values().iterator(); i.hasNext();) {
			final Entry entry = i.next();
			i.remove();
			if (entry.users == 0)
				close(entry);
		}
	}

	/** As {@link #clear()}; later use fails. */
	@Override
	public synchronized void close() {
		isClosed = true;
		clear();
	}

	// -- Helper methods --

	private synchronized Entry enter(final long key) {
		if (isClosed)
			throw new IllegalStateException("This continuous image is closed: make a new one of the picture.");
		final Entry entry = entries.computeIfAbsent(key, k -> new Entry());
		entry.users++;
		return entry;
	}

	private synchronized void leave(final long key, final Entry entry) {
		entry.users--;
		if (entry.users == 0 && entries.get(key) != entry)
			close(entry);
	}

	private synchronized void makeRoom() {
		long bytes = entries.values().stream().mapToLong(Entry::bytes).sum();
		for (final Iterator<Entry> i = entries.values().iterator(); bytes > capacity && i.hasNext();) {
			final Entry entry = i.next();
			if (entry.users > 0)
				continue;
			bytes -= entry.bytes();
			i.remove();
			close(entry);
		}
	}

	private static void close(final Entry entry) {
		if (entry.image != null)
			entry.image.close();
	}
}
