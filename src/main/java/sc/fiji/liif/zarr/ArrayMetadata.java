// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.zarr;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;

import com.google.gson.JsonObject;

/** What is known of an array before its elements are read. Immutable. */
final class ArrayMetadata {

	private final long[] shape;
	private final int[] chunk;
	private final ArrayFormat format;
	private final double fill;
	private final ChunkKeys keys;
	private final ShardIndex shards;
	private final JsonObject attributes;

	/**
	 * @param chunk  its shape, of the smallest pieces that are read
	 * @param shards null if chunks are kept one by one
	 * @throws RuntimeException if they do not belong together, or there can be no such array
	 */
	ArrayMetadata(final long[] shape, final int[] chunk, final ArrayFormat format, final double fill,
			final ChunkKeys keys, final ShardIndex shards, final JsonObject attributes) {
		this.shape = shape.clone();
		this.chunk = chunk.clone();
		this.format = format;
		this.fill = fill;
		this.keys = keys;
		this.shards = shards;
		this.attributes = attributes;
		final int n = shape.length;
		final boolean isSound = chunk.length == n && Arrays.stream(shape).allMatch(length -> length >= 0)
				&& Arrays.stream(chunk).allMatch(length -> length > 0)
				&& (long) ArrayFormat.length(chunk) * format.type().bytes() <= ArrayFormat.MOST
				&& (format.order() == null || Arrays.equals(Arrays.stream(format.order()).sorted().toArray(),
						IntStream.range(0, n).toArray()))
				&& (shards == null || shards.chunks().length == n && shards.count() > 0);
		if (!isSound)
			throw new IllegalArgumentException(this + " in order " + Arrays.toString(format.order()));
	}

	long[] shape() {
		return shape.clone();
	}

	int[] chunk() {
		return chunk.clone();
	}

	ArrayFormat format() {
		return format;
	}

	/** What elements are that were never written. */
	double fill() {
		return fill;
	}

	ChunkKeys keys() {
		return keys;
	}

	/** Null if chunks are kept one by one. */
	ShardIndex shards() {
		return shards;
	}

	JsonObject attributes() {
		return attributes.deepCopy();
	}

	boolean isBigEndian() {
		return format.bytes() == ByteOrder.BIG_ENDIAN;
	}

	@Override
	public String toString() {
		return format.type() + " " + Arrays.toString(shape) + " in " + Arrays.toString(chunk);
	}
}
