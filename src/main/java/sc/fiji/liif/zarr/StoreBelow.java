// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.zarr;

import java.io.IOException;

/** What is below a key of another store. Immutable. */
final class StoreBelow implements Store {

	private final Store whole;
	private final String path;

	StoreBelow(final Store whole, final String path) {
		this.whole = whole;
		this.path = path;
	}

	@Override
	public byte[] read(final String key) throws IOException {
		return whole.read(path + "/" + key);
	}

	@Override
	public byte[] read(final String key, final long offset, final int length) throws IOException {
		return whole.read(path + "/" + key, offset, length);
	}

	@Override
	public boolean exists(final String key) throws IOException {
		return whole.exists(path + "/" + key);
	}

	@Override
	public void write(final String key, final byte[] bytes) throws IOException {
		whole.write(path + "/" + key, bytes);
	}

	@Override
	public void delete(final String key) throws IOException {
		whole.delete(path + "/" + key);
	}

	@Override
	public String toString() {
		return whole + "/" + path;
	}
}
