// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.zarr;

/** Under which keys the chunks of an array are. Immutable. */
final class ChunkKeys {

	private final String prefix;
	private final String separator;

	/**
	 * @param prefix    before the first number, such as "c", or empty
	 * @param separator between numbers
	 */
	ChunkKeys(final String prefix, final String separator) {
		this.prefix = prefix;
		this.separator = separator;
	}

	String separator() {
		return separator;
	}

	String of(final long[] index) {
		final StringBuilder key = new StringBuilder(prefix);
		for (final long i : index)
			key.append(key.length() == 0 ? "" : separator).append(i);
		return key.length() == 0 ? "0" : key.toString();
	}
}
