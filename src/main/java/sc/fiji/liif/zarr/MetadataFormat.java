// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.zarr;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import sc.fiji.liif.LiifException;

/** How the two versions of Zarr write down what arrays are. */
final class MetadataFormat {

	/** In version 2, where arrays, groups and attributes have a file of their own. */
	static final String ARRAY_2 = ".zarray";
	static final String GROUP_2 = ".zgroup";
	static final String ATTRIBUTES_2 = ".zattrs";
	/** In version 3. */
	static final String NODE_3 = "zarr.json";

	private MetadataFormat() {}

	/**
	 * An array of version 2.
	 *
	 * @throws LiifException    in one sentence, if it has something that is not supported
	 * @throws RuntimeException if it makes no sense
	 */
	static ArrayMetadata version2(final JsonObject json, final JsonObject attributes, final Store place) {
		final String type = json.get("dtype").getAsString();
		final ElementType element = Arrays.stream(ElementType.values())
				.filter(one -> one.code().equals(type.substring(1))).findFirst().orElseThrow(() -> type(place, type));
		final long[] shape = longs(json.getAsJsonArray("shape"));
		final int[] order = json.has("order") && json.get("order").getAsString().equals("F")
				? IntStream.range(0, shape.length).map(i -> shape.length - 1 - i).toArray()
				: null;
		final String separator = json.has("dimension_separator") ? json.get("dimension_separator").getAsString() : ".";
		return new ArrayMetadata(shape, ints(json.getAsJsonArray("chunks")),
				new ArrayFormat(element, type.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, order,
						Codecs.ofVersion2(json.get("compressor"), json.get("filters"), place)),
				number(json.get("fill_value")), new ChunkKeys("", separator), null, attributes);
	}

	/** An array of version 3, likewise. */
	static ArrayMetadata version3(final JsonObject json, final Store place) {
		final String type = json.get("data_type").isJsonPrimitive()
				? json.get("data_type").getAsString()
				: json.get("data_type").toString();
		final ElementType element = Arrays.stream(ElementType.values())
				.filter(one -> one.name().toLowerCase(Locale.ROOT).equals(type)).findFirst()
				.orElseThrow(() -> type(place, type));
		final JsonObject grid = json.getAsJsonObject("chunk_grid");
		if (!grid.get("name").getAsString().equals("regular"))
			throw new LiifException("The chunks of the array " + place
					+ " are not all of a size, which is not supported: store it anew with a regular grid.");
		int[] chunk = ints(grid.getAsJsonObject("configuration").getAsJsonArray("chunk_shape"));
		JsonArray codecs = json.getAsJsonArray("codecs");
		ShardIndex shards = null;
		if (name(codecs.get(0)).equals("sharding_indexed")) {
			final JsonObject settings = codecs.get(0).getAsJsonObject().getAsJsonObject("configuration");
			final int[] inner = ints(settings.getAsJsonArray("chunk_shape"));
			final int[] shard = chunk;
			shards = index(settings, IntStream.range(0, inner.length).map(i -> shard[i] / inner[i]).toArray(), place);
			chunk = inner;
			codecs = settings.getAsJsonArray("codecs");
		}
		final JsonObject keys = json.getAsJsonObject("chunk_key_encoding");
		final boolean isDefault = name(keys).equals("default");
		final JsonObject separated = keys.getAsJsonObject("configuration");
		final String separator = separated != null && separated.has("separator")
				? separated.get("separator").getAsString()
				: isDefault ? "/" : ".";
		return new ArrayMetadata(longs(json.getAsJsonArray("shape")), chunk, format(element, codecs, place),
				number(json.get("fill_value")), new ChunkKeys(isDefault ? "c" : "", separator), shards,
				json.has("attributes") ? json.getAsJsonObject("attributes") : new JsonObject());
	}

	/** What {@link #version2} reads. */
	static JsonObject asVersion2(final ArrayMetadata array) {
		final JsonObject json = Codecs.json("zarr_format", 2);
		json.add("shape", json(array.shape()));
		json.add("chunks", json(Arrays.stream(array.chunk()).asLongStream().toArray()));
		final ElementType type = array.format().type();
		json.addProperty("dtype", (type.bytes() == 1 ? "|" : array.isBigEndian() ? ">" : "<") + type.code());
		json.add("compressor", array.format().codecs().isEmpty() ? null : array.format().codecs().get(0).inVersion2());
		json.addProperty("fill_value", 0);
		json.addProperty("order", "C");
		json.add("filters", null);
		json.addProperty("dimension_separator", array.keys().separator());
		return json;
	}

	/** What {@link #version3} reads. @param names of the axes; null for none */
	static JsonObject asVersion3(final ArrayMetadata array, final String[] names) {
		final JsonObject json = Codecs.json("zarr_format", 3, "node_type", "array");
		json.add("shape", json(array.shape()));
		json.addProperty("data_type", array.format().type().name().toLowerCase(Locale.ROOT));
		final JsonObject chunk = new JsonObject();
		chunk.add("chunk_shape", json(Arrays.stream(array.chunk()).asLongStream().toArray()));
		json.add("chunk_grid", Codecs.inVersion3("regular", chunk));
		json.add("chunk_key_encoding",
				Codecs.inVersion3("default", Codecs.json("separator", array.keys().separator())));
		json.addProperty("fill_value", 0);
		final JsonArray codecs = new JsonArray();
		codecs.add(array.format().type().bytes() == 1
				? Codecs.json("name", "bytes")
				: Codecs.inVersion3("bytes", Codecs.json("endian", "little")));
		array.format().codecs().forEach(codec -> codecs.add(codec.inVersion3()));
		json.add("codecs", codecs);
		json.add("attributes", array.attributes());
		if (names != null) {
			final JsonArray axes = new JsonArray();
			for (final String name : names)
				axes.add(name);
			json.add("dimension_names", axes);
		}
		return json;
	}

	// -- Helper methods --

	/** First what orders the axes, if anything, then what makes bytes of elements, then what makes bytes of bytes. */
	private static ArrayFormat format(final ElementType type, final JsonArray codecs, final Store place) {
		final JsonArray rest = codecs.deepCopy();
		int[] order = null;
		if (name(rest.get(0)).equals("transpose"))
			order = ints(rest.remove(0).getAsJsonObject().getAsJsonObject("configuration").getAsJsonArray("order"));
		if (!name(rest.get(0)).equals("bytes"))
			throw new LiifException("The array " + place + " has the codec \"" + name(rest.get(0))
					+ "\" where its elements become bytes, which is not supported: store it anew with \"bytes\".");
		final ByteOrder bytes = bytes(rest.remove(0));
		return new ArrayFormat(type, bytes, order, Codecs.ofVersion3(rest, place));
	}

	private static ShardIndex index(final JsonObject sharding, final int[] chunks, final Store place) {
		final JsonArray codecs = sharding.getAsJsonArray("index_codecs").deepCopy();
		final ByteOrder bytes = bytes(codecs.remove(0));
		for (final JsonElement codec : codecs) {
			if (!name(codec).equals("crc32c"))
				throw new LiifException("The shards of the array " + place + " have an index in the codec \""
						+ name(codec) + "\", which is not supported: store it anew with crc32c.");
		}
		return new ShardIndex(chunks, bytes, Codecs.ofVersion3(codecs, place),
				!sharding.has("index_location") || sharding.get("index_location").getAsString().equals("end"));
	}

	private static ByteOrder bytes(final JsonElement codec) {
		final JsonObject settings = codec.getAsJsonObject().getAsJsonObject("configuration");
		return settings != null && settings.has("endian") && settings.get("endian").getAsString().equals("big")
				? ByteOrder.BIG_ENDIAN
				: ByteOrder.LITTLE_ENDIAN;
	}

	private static String name(final JsonElement codec) {
		return codec.getAsJsonObject().get("name").getAsString();
	}

	private static LiifException type(final Store place, final String type) {
		return new LiifException("The array " + place + " is of the type \"" + type
				+ "\", which is not supported: store it anew as uint8, uint16 or float32.");
	}

	/** JSON has no infinities. */
	private static double number(final JsonElement value) {
		if (value == null || value.isJsonNull())
			return 0;
		final String text = value.getAsString();
		return text.equals("Infinity") || text.equals("-Infinity") || text.equals("NaN")
				? Double.parseDouble(text)
				: text.startsWith("0x")
						? text.length() > 10
								? Double.longBitsToDouble(Long.parseUnsignedLong(text.substring(2), 16))
								: Float.intBitsToFloat(Integer.parseUnsignedInt(text.substring(2), 16))
						: value.getAsDouble();
	}

	private static JsonArray json(final long[] numbers) {
		final JsonArray json = new JsonArray();
		for (final long number : numbers)
			json.add(number);
		return json;
	}

	private static long[] longs(final JsonArray numbers) {
		final long[] longs = new long[numbers.size()];
		Arrays.setAll(longs, i -> numbers.get(i).getAsLong());
		return longs;
	}

	private static int[] ints(final JsonArray numbers) {
		return Arrays.stream(longs(numbers)).mapToInt(Math::toIntExact).toArray();
	}
}
