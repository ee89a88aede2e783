// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.zarr;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import com.google.gson.JsonObject;

import sc.fiji.liif.LiifException;

/**
 * An array in chunks, of version 2 or 3 of Zarr. Elements are Java arrays in which the last axis is the fastest (see {@link
 * ElementType}). A chunk that was never written is the array's fill value; those beyond the array's end are whole, too. Safe
 * for use by several threads and processes, so far as no two write the same chunk.
 */
public final class ZarrArray {

	/** Indices of shards that are kept. */
	private static final int KEPT = 64;

	private final Store place;
	private final ArrayMetadata metadata;
	private final Map<String, long[]> indices = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(final Map.Entry<String, long[]> eldest) {
			return size() > KEPT;
		}
	};

	private ZarrArray(final Store place, final ArrayMetadata metadata) {
		this.place = place;
		this.metadata = metadata;
	}

	/** @throws LiifException in one sentence, if there is none, or it has something that is not supported */
	public static ZarrArray open(final Store place) {
		final JsonObject third = ZarrNode.read(place, MetadataFormat.NODE_3);
		final JsonObject second = third == null ? ZarrNode.read(place, MetadataFormat.ARRAY_2) : null;
		if (third == null && second == null)
			throw new LiifException("There is no Zarr array in " + place + ": check the path.");
		try {
			return new ZarrArray(place,
					third != null
							? MetadataFormat.version3(third, place)
							: MetadataFormat.version2(second, attributes(place), place));
		}
		catch (final LiifException e) {
			throw e;
		}
		catch (final RuntimeException e) {
			throw new LiifException("What is said of the array " + place + " makes no sense: get a fresh copy of it.",
					e);
		}
	}

	/**
	 * Makes an array of zeros, with a little-endian order of bytes and "/" in its keys.
	 *
	 * @param compression zstd, gzip or none
	 * @param names       of the axes, for version 3
	 * @throws LiifException in one sentence, if it can't be written
	 */
	public static ZarrArray create(final Store place, final ZarrVersion version, final ElementType type,
			final long[] shape, final int[] chunk, final String compression, final String[] names) {
		final ArrayMetadata metadata = new ArrayMetadata(shape, chunk,
				new ArrayFormat(type, ByteOrder.LITTLE_ENDIAN, null, Codecs.named(compression)), 0,
				new ChunkKeys(version == ZarrVersion.TWO ? "" : "c", "/"), null, new JsonObject());
		if (version == ZarrVersion.TWO)
			ZarrNode.write(place, MetadataFormat.ARRAY_2, MetadataFormat.asVersion2(metadata));
		else
			ZarrNode.write(place, MetadataFormat.NODE_3, MetadataFormat.asVersion3(metadata, names));
		return new ZarrArray(place, metadata);
	}

	public ElementType type() {
		return metadata.format().type();
	}

	/** Elements along each axis; a copy. */
	public long[] shape() {
		return metadata.shape();
	}

	/** Elements of a chunk along each axis; a copy. */
	public int[] chunk() {
		return metadata.chunk();
	}

	/**
	 * All elements of a chunk.
	 *
	 * @param index of the chunk, along each axis
	 * @throws LiifException in one sentence, if it can't be read
	 */
	public Object readChunk(final long... index) {
		String key = metadata.keys().of(index);
		try {
			final byte[] stored;
			if (metadata.shards() == null)
				stored = place.read(key);
			else {
				key = metadata.keys().of(shard(index));
				stored = inShard(key, index);
			}
			return stored == null
					? type().filled(ArrayFormat.length(metadata.chunk()), metadata.fill())
					: metadata.format().decode(stored, metadata.chunk());
		}
		catch (final IOException e) {
			throw new LiifException("The chunk " + key + " of " + place + " can't be read (" + e.getMessage()
					+ "): get a fresh copy of it.", e);
		}
	}

	/**
	 * Whether all chunks that a box has parts of were written.
	 *
	 * @param min the first element along each axis
	 */
	public boolean isWritten(final long[] min, final int[] size) {
		final boolean[] isWritten = {true};
		new ChunkedBox(metadata.chunk(), min, size).forChunks(index -> {
			final String key = metadata.keys().of(metadata.shards() == null ? index : shard(index));
			try {
				isWritten[0] = isWritten[0] && place.exists(key);
			}
			catch (final IOException e) {
				throw new LiifException("Can't look for the chunk " + key + " of " + place + " (" + e.getMessage()
						+ "): check its permissions.", e);
			}
		});
		return isWritten[0];
	}

	/**
	 * Writes all elements of a chunk.
	 *
	 * @throws LiifException in one sentence, if it can't be written
	 */
	public void writeChunk(final Object elements, final long... index) {
		if (metadata.shards() != null)
			throw new LiifException("The array " + place + " has shards, which are read alone: make a new one.");
		final String key = metadata.keys().of(index);
		try {
			place.write(key, metadata.format().encode(elements, metadata.chunk()));
		}
		catch (final IOException e) {
			throw ZarrNode.unwritable(place, key, e);
		}
	}

	/**
	 * The elements of a box.
	 *
	 * @param min  the first one along each axis
	 * @throws LiifException in one sentence, if it can't be read
	 */
	public Object read(final long[] min, final int[] size) {
		final Object box = type().array(ArrayFormat.length(size));
		final ChunkedBox chunked = new ChunkedBox(metadata.chunk(), min, size);
		chunked.forChunks(index -> chunked.copy(readChunk(index), index, box, true));
		return box;
	}

	/**
	 * Writes the elements of a box: chunk by chunk, so that it has to begin where a chunk does and to end where one does,
	 * or the array.
	 *
	 * @throws LiifException in one sentence, if it can't be written
	 */
	public void write(final long[] min, final int[] size, final Object box) {
		final ChunkedBox chunked = new ChunkedBox(metadata.chunk(), min, size);
		chunked.checkWhole(metadata.shape());
		chunked.forChunks(index -> {
			final Object elements = type().filled(ArrayFormat.length(metadata.chunk()), metadata.fill());
			chunked.copy(elements, index, box, false);
			writeChunk(elements, index);
		});
	}

	@Override
	public String toString() {
		return place + ": " + metadata;
	}

	// -- Helper methods --

	private static JsonObject attributes(final Store place) {
		final JsonObject attributes = ZarrNode.read(place, MetadataFormat.ATTRIBUTES_2);
		return attributes == null ? new JsonObject() : attributes;
	}

	private long[] shard(final long[] index) {
		final int[] chunks = metadata.shards().chunks();
		final long[] shard = new long[index.length];
		Arrays.setAll(shard, d -> index[d] / chunks[d]);
		return shard;
	}

	/** The bytes of a chunk that is in a shard; null if there is none. */
	private byte[] inShard(final String key, final long[] index) throws IOException {
		final int[] chunks = metadata.shards().chunks();
		final long[] entries;
		synchronized (indices) {
			if (!indices.containsKey(key))
				indices.put(key, metadata.shards().read(place, key));
			entries = indices.get(key);
		}
		if (entries == null)
			return null;
		int number = 0;
		for (int d = 0; d < chunks.length; d++)
			number = number * chunks[d] + (int) (index[d] % chunks[d]);
		final long offset = entries[2 * number];
		final long length = entries[2 * number + 1];
		if (offset == -1 && length == -1)
			return null;
		if (offset < 0 || length < 0 || length > ArrayFormat.MOST)
			throw new IOException("the index of its shard is damaged");
		return place.read(key, offset, (int) length);
	}
}
