// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.zarr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the elements of a chunk become bytes, and back: their type, the order of the bytes, the order of the axes, and codecs.
 * Immutable.
 */
final class ArrayFormat {

	/** Bytes that an array of Java can have. */
	static final int MOST = Integer.MAX_VALUE - 8;

	private static final int MARGIN = 1 << 16;

	private final ElementType type;
	private final ByteOrder bytes;
	/** The axes of the chunk in the order in which they are stored, the slowest first; null if that is their own. */
	private final int[] order;
	private final List<Codec> codecs;

	ArrayFormat(final ElementType type, final ByteOrder bytes, final int[] order, final List<Codec> codecs) {
		this.type = type;
		this.bytes = bytes;
		this.order = order;
		this.codecs = new ArrayList<>(codecs);
	}

	ElementType type() {
		return type;
	}

	ByteOrder bytes() {
		return bytes;
	}

	int[] order() {
		return order;
	}

	List<Codec> codecs() {
		return codecs;
	}

	/**
	 * The elements of a chunk, the last axis fastest.
	 *
	 * @throws IOException if the bytes are not those of such a chunk; says what is wrong, without the place
	 */
	Object decode(final byte[] stored, final int[] shape) throws IOException {
		byte[] decoded = stored;
		final int length = length(shape);
		// What is compressed once more may have become a little longer.
		for (int i = codecs.size() - 1; i >= 0; i--)
			decoded = codecs.get(i).decode(decoded, Math
					.toIntExact(Math.min(MOST, (long) length * type.bytes() + i * (long) (stored.length + MARGIN))));
		if (decoded.length != (long) length * type.bytes())
			throw new IOException("it has " + decoded.length + " bytes instead of " + (long) length * type.bytes());
		final Object elements = type.get(ByteBuffer.wrap(decoded).order(bytes), length);
		return order == null ? elements : moved(elements, shape, true);
	}

	byte[] encode(final Object elements, final int[] shape) throws IOException {
		final Object ordered = order == null ? elements : moved(elements, shape, false);
		final ByteBuffer buffer = ByteBuffer.allocate(length(shape) * type.bytes()).order(bytes);
		type.put(ordered, buffer);
		byte[] encoded = buffer.array();
		for (final Codec codec : codecs)
			encoded = codec.encode(encoded);
		return encoded;
	}

	static int length(final int[] shape) {
		return Arrays.stream(shape).reduce(1, Math::multiplyExact);
	}

	/** Elements in the order of their axes from the order in which they are stored, or to it. */
	private Object moved(final Object elements, final int[] shape, final boolean isBack) {
		final int n = shape.length;
		final int[] steps = new int[n];
		int step = 1;
		for (int i = n - 1; i >= 0; i--) {
			steps[order[i]] = step;
			step *= shape[order[i]];
		}
		final Object moved = type.array(length(shape));
		final int[] position = new int[n];
		for (int i = 0; i < length(shape); i++) {
			int stored = 0;
			for (int d = 0; d < n; d++)
				stored += position[d] * steps[d];
			System.arraycopy(elements, isBack ? stored : i, moved, isBack ? i : stored, 1);
			for (int d = n - 1; d >= 0 && ++position[d] == shape[d]; d--)
				position[d] = 0;
		}
		return moved;
	}
}
