// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.zarr;

import java.io.IOException;

/**
 * Keeps bytes under keys, {@code a/b/c}: a folder, or a bucket of an object storage. What is written appears as a whole or not
 * at all. Safe for use by several threads and processes, so far as they do not write the same key.
 */
public interface Store {

	/** What there is under a key; null if nothing. */
	byte[] read(String key) throws IOException;

	/**
	 * Some bytes of what is under a key.
	 *
	 * @param offset of the first one; if negative, counted from the end
	 * @return null if there is nothing under the key
	 */
	byte[] read(String key, long offset, int length) throws IOException;

	/** Whether there is something under a key. */
	boolean exists(String key) throws IOException;

	/** Puts bytes under a key, in the place of what may be there. */
	void write(String key, byte[] bytes) throws IOException;

	/** Takes away what is under a key, if anything. */
	void delete(String key) throws IOException;

	/** What is below a key, as if that were all. */
	default Store at(final String below) {
		return below.isEmpty() ? this : new StoreBelow(this, below);
	}

	/** Where it is, for people. */
	@Override
	String toString();
}
