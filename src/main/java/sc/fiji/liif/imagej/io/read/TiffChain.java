// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.read;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

import sc.fiji.liif.LiifException;

/**
 * The chain of directories in a TIFF file, followed by the letter: readers tend to end
 * it in silence where it is broken, and to believe what a tag says of its length.
 */
final class TiffChain {

	private static final int BIG = 43;
	private static final int MOST_PAGES = 1_000_000;
	/** Bytes of a value of each type; 0 for types that are none. */
	private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};
	/** Private tags may be damaged without harm. */
	private static final int PRIVATE = 32768;

	private final WatchedInput in;
	private final Path file;
	private boolean isBig;

	TiffChain(final WatchedInput in, final Path file) {
		this.in = in;
		this.file = file;
	}

	/**
	 * How many directories there are.
	 *
	 * @throws LiifException in one sentence, if they are not a plain chain
	 */
	int length() throws IOException {
		in.setByteOrder(in.readUnsignedByte() == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		in.readByte();
		isBig = in.readUnsignedShort() == BIG;
		if (isBig)
			in.readInt();
		final Set<Long> seen = new HashSet<>();
		for (long at = next(); at != 0; at = next()) {
			if (!seen.add(at) || seen.size() > MOST_PAGES)
				throw new LiifException(
						"The pages of " + file + " lead back to a page before: it is damaged, get a fresh copy of it.");
			if (at < 0 || at >= in.length())
				throw truncated();
			in.seek(at);
			follow();
		}
		return seen.size();
	}

	/** Whether offsets have 64 bits; known once the length is. */
	boolean isBig() {
		return isBig;
	}

	// -- Helper methods --

	/** From the beginning of a directory to where the next one's place stands. */
	private void follow() throws IOException {
		final long entries = isBig ? in.readLong() : in.readUnsignedShort();
		final int size = isBig ? 20 : 12;
		final long from = in.getStreamPosition();
		if (entries <= 0 || entries > (in.length() - from) / size)
			throw truncated();
		for (long i = 0; i < entries; i++) {
			in.seek(from + i * size);
			final int tag = in.readUnsignedShort();
			final int type = in.readUnsignedShort();
			final long count = isBig ? in.readLong() : in.readUnsignedInt();
			final int bytes = type < SIZES.length ? SIZES[type] : 0;
			if (tag < PRIVATE && bytes > 0 && (count < 0 || count > in.length() / bytes))
				throw new LiifException("The file " + file + " has a tag, " + tag
						+ ", that is longer than the file: it is damaged, get a fresh copy of it.");
		}
		in.seek(from + entries * size);
	}

	/** A file that ends behind its last directory has no next one. */
	private long next() throws IOException {
		if (in.getStreamPosition() + (isBig ? 8 : 4) > in.length())
			return 0;
		return isBig ? in.readLong() : in.readUnsignedInt();
	}

	private LiifException truncated() {
		return new LiifException("The file " + file + " is truncated before its last page: get a fresh copy of it.");
	}
}
