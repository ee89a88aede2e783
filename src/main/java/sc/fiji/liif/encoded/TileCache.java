// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.encoded;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

import sc.fiji.liif.network.LiifNetwork;

/**
 * Encoded tiles of one plane or of many, each made by the first thread that needs it while
 * others wait, kept as long as memory allows, those used last the longest. A tile is
 * never closed while somebody uses it. Safe for use by several threads.
 */
public final class TileCache implements AutoCloseable {

	private static final long MAX_CACHE = 2L << 30;
	/** Of Java's memory, for closed formulas, which lie in it: others want it, too. */
	private static final int HEAP_SHARE = 3;

	private final long capacity;
	private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
	private boolean isClosed;

	/** Which tile of whose. */
	private static final class Key {

		private final Object owner;
		private final long tile;

		private Key(final Object owner, final long tile) {
			this.owner = owner;
			this.tile = tile;
		}

		@Override
		public boolean equals(final Object other) {
			return other instanceof Key && ((Key) other).owner == owner && ((Key) other).tile == tile;
		}

		@Override
		public int hashCode() {
			return 31 * System.identityHashCode(owner) + Long.hashCode(tile);
		}
	}

	/** A tile and how many threads are using it. */
	private static final class Entry {

		private volatile EncodedImage image;
		private int users;

		/** Encodes at the first call; calls at the same time wait for it. */
		private synchronized EncodedImage image(final Supplier<EncodedImage> encoder) {
			if (image == null)
				image = encoder.get();
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
	 * @param network that encodes the tiles
	 * @param budget  memory that may be kept; the tiles in use count but may exceed it
	 */
	public TileCache(final LiifNetwork network, final MemoryBudget budget) {
		this(budget.atMost(network.waves().isPresent()
				? Math.min(MAX_CACHE, Runtime.getRuntime().maxMemory() / HEAP_SHARE)
				: MAX_CACHE).bytes());
	}

	/** @param capacity bytes of memory to keep */
	TileCache(final long capacity) {
		this.capacity = capacity;
	}

	/** @param encoder makes the tile, if it is not there */
	void use(final Object owner, final long tile, final Supplier<EncodedImage> encoder, final Use use) {
		final Key key = new Key(owner, tile);
		final Entry entry = enter(key);
		try {
			final boolean isNew = entry.bytes() == 0;
			final EncodedImage image = entry.image(encoder);
			if (isNew)
				makeRoom();
			use.accept(image);
		}
		finally {
			leave(key, entry);
		}
	}

	/** Forgets all tiles of an owner; those in use are closed when their use ends. */
	synchronized void clear(final Object owner) {
		forget(key -> key.owner == owner);
	}

	/** Forgets all tiles likewise; later use fails. */
	@Override
	public synchronized void close() {
		isClosed = true;
		forget(key -> true);
	}

	// -- Helper methods --

	private void forget(final Predicate<Key> which) {
		for (final Iterator<Map.Entry<Key, Entry>> i = entries.entrySet().iterator(); i.hasNext();) {
			final Map.Entry<Key, Entry> entry = i.next();
			if (!which.test(entry.getKey()))
				continue;
			i.remove();
			if (entry.getValue().users == 0)
				close(entry.getValue());
		}
	}

	private synchronized Entry enter(final Key key) {
		if (isClosed)
			throw new IllegalStateException("This continuous image is closed: make a new one of the picture.");
		final Entry entry = entries.computeIfAbsent(key, k -> new Entry());
		entry.users++;
		return entry;
	}

	private synchronized void leave(final Key key, final Entry entry) {
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
