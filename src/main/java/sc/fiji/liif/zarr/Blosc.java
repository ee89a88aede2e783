// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.zarr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import com.github.luben.zstd.Zstd;
import com.google.gson.JsonObject;

import net.jpountz.lz4.LZ4Factory;

/**
 * Reads Blosc's frames (version 1 of the format, README_CHUNK_FORMAT of c-blosc): blocks that are shuffled, split by the bytes
 * of elements, and compressed by LZ4, Zstandard or zlib. Immutable.
 */
final class Blosc implements Codec {

	private static final String DAMAGED = "its Blosc frame is damaged";
	private static final int HEADER = 16;
	private static final int MEMCPYED = 2;
	private static final int SHUFFLED = 1;
	private static final int BIT_SHUFFLED = 4;
	private static final int NOT_SPLIT = 16;
	private static final int LZ4 = 1;
	private static final int ZLIB = 3;
	private static final int ZSTD = 4;
	/** Smaller blocks are not split. */
	private static final int LEAST_SPLIT = 128;
	private static final int MOST_SPLITS = 16;

	@Override
	public byte[] decode(final byte[] bytes, final int most) throws IOException {
		try {
			return decoded(bytes, most);
		}
		catch (final RuntimeException e) {
			throw new IOException(DAMAGED, e);
		}
	}

	@Override
	public byte[] encode(final byte[] bytes) {
		throw new UnsupportedOperationException();
	}

	@Override
	public JsonObject inVersion2() {
		return Codecs.json("id", "blosc");
	}

	@Override
	public JsonObject inVersion3() {
		return Codecs.json("name", "blosc");
	}

	// -- Helper methods --

	private static byte[] decoded(final byte[] bytes, final int most) throws IOException {
		final ByteBuffer frame = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		final int flags = frame.get(2);
		final int width = frame.get(3) & 0xff;
		final int size = frame.getInt(4);
		final int block = frame.getInt(8);
		if (frame.getInt(12) > bytes.length || (flags & MEMCPYED) != 0 && size > bytes.length - HEADER)
			throw new IOException("its Blosc frame ends too early");
		if (size > most)
			throw new IOException("it has " + size + " bytes instead of " + most + " at most");
		if (size == 0)
			return new byte[0];
		if (size < 0 || block <= 0 || width == 0)
			throw new IOException(DAMAGED);
		if ((flags & MEMCPYED) != 0)
			return Arrays.copyOfRange(bytes, HEADER, HEADER + size);
		final byte[] decoded = new byte[size];
		for (int i = 0; i * (long) block < size; i++) {
			final int first = i * block;
			final int length = Math.min(block, size - first);
			// The last one, if it is shorter, is never split.
			final boolean isSplit = (flags & NOT_SPLIT) == 0 && length == block && width <= MOST_SPLITS
					&& block / width >= LEAST_SPLIT;
			final byte[] shuffled = block(frame, frame.getInt(HEADER + 4 * i), isSplit ? width : 1, length,
					flags >> 5 & 7);
			unshuffle(shuffled, width, flags, decoded, first);
		}
		return decoded;
	}

	/** The parts of a block, one after the other. */
	private static byte[] block(final ByteBuffer frame, final int start, final int parts, final int length,
			final int format) throws IOException {
		final byte[] block = new byte[length];
		final int part = length / parts;
		int at = start;
		for (int i = 0; i < parts; i++) {
			final int compressed = frame.getInt(at);
			at += Integer.BYTES;
			if (compressed < 0 || at > frame.capacity() - compressed)
				throw new IOException("its Blosc frame ends too early");
			if (compressed == part)
				System.arraycopy(frame.array(), at, block, i * part, part);
			else
				decompress(frame.array(), at, compressed, block, i * part, part, format);
			at += compressed;
		}
		return block;
	}

	private static void decompress(final byte[] from, final int at, final int compressed, final byte[] to,
			final int first, final int length, final int format) throws IOException {
		final long made;
		switch (format) {
		case LZ4 :
			made = LZ4Factory.fastestJavaInstance().safeDecompressor().decompress(from, at, compressed, to, first,
					length);
			break;
		case ZSTD :
			made = Zstd.decompressByteArray(to, first, length, from, at, compressed);
			break;
		case ZLIB :
			final byte[] bytes = new Deflate(false, 1).decode(Arrays.copyOfRange(from, at, at + compressed), length);
			System.arraycopy(bytes, 0, to, first, bytes.length);
			made = bytes.length;
			break;
		default :
			throw new IOException("it is compressed by a part of Blosc that is not supported (number " + format + ")");
		}
		if (made != length)
			throw new IOException(DAMAGED);
	}

	private static void unshuffle(final byte[] from, final int width, final int flags, final byte[] to,
			final int first) {
		if ((flags & SHUFFLED) != 0 && width > 1)
			unshuffleBytes(from, width, to, first);
		else if ((flags & BIT_SHUFFLED) != 0 && from.length / width % 8 == 0)
			unshuffleBits(from, width, to, first);
		else
			System.arraycopy(from, 0, to, first, from.length);
	}

	/** First come the first bytes of all elements, then their second ones; what is left over is as it was. */
	private static void unshuffleBytes(final byte[] from, final int width, final byte[] to, final int first) {
		final int elements = from.length / width;
		for (int b = 0; b < width; b++) {
			for (int i = 0; i < elements; i++)
				to[first + i * width + b] = from[b * elements + i];
		}
		final int rest = elements * width;
		System.arraycopy(from, rest, to, first + rest, from.length - rest);
	}

	/** Likewise for each bit; blocks whose elements are no multiple of eight are not shuffled. */
	private static void unshuffleBits(final byte[] from, final int width, final byte[] to, final int first) {
		final int elements = from.length / width;
		for (int b = 0; b < width; b++) {
			for (int bit = 0; bit < 8; bit++) {
				for (int i = 0; i < elements; i++) {
					if ((from[(b * 8 + bit) * (elements / 8) + i / 8] >> i % 8 & 1) != 0)
						to[first + i * width + b] |= (byte) (1 << bit);
				}
			}
		}
		final int rest = elements * width;
		System.arraycopy(from, rest, to, first + rest, from.length - rest);
	}
}
