// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.zarr;

import java.io.IOException;

/** Has room for some more keys alone. */
public final class SmallStore implements Store {

	private final Store store;
	private int room;

	/** @param room for so many keys */
	public SmallStore(final Store store, final int room) {
		this.store = store;
		this.room = room;
	}

	@Override
	public byte[] read(final String key) throws IOException {
		return store.read(key);
	}

	@Override
	public byte[] read(final String key, final long offset, final int length) throws IOException {
		return store.read(key, offset, length);
	}

	@Override
	public boolean exists(final String key) throws IOException {
		return store.exists(key);
	}

	@Override
	public void write(final String key, final byte[] bytes) throws IOException {
		if (--room < 0)
			throw new IOException("No space left on device");
		store.write(key, bytes);
	}

	@Override
	public void delete(final String key) throws IOException {
		store.delete(key);
	}

	@Override
	public String toString() {
		return store.toString();
	}
}
