// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.zarr;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import sc.fiji.liif.LiifException;

/** The codecs that are known, by the names that arrays' metadata has for them. */
final class Codecs {

	private static final int LEVEL = 5;

	private Codecs() {}

	/**
	 * The compressor of an array of version 2.
	 *
	 * @param compressor null for none
	 * @throws LiifException in one sentence, if it is not known
	 */
	static List<Codec> ofVersion2(final JsonElement compressor, final JsonElement filters, final Store place) {
		if (filters != null && filters.isJsonArray() && filters.getAsJsonArray().size() > 0)
			throw unknown(place, "filter", filters.getAsJsonArray().get(0).getAsJsonObject().get("id").getAsString());
		if (compressor == null || compressor.isJsonNull())
			return Collections.emptyList();
		final JsonObject json = compressor.getAsJsonObject();
		return Collections.singletonList(named(json.get("id").getAsString(), json, place));
	}

	/**
	 * Those of an array of version 3 that make bytes of bytes.
	 *
	 * @throws LiifException in one sentence, if one is not known
	 */
	static List<Codec> ofVersion3(final JsonArray codecs, final Store place) {
		final List<Codec> list = new ArrayList<>();
		for (final JsonElement codec : codecs) {
			final JsonObject json = codec.getAsJsonObject();
			list.add(named(json.get("name").getAsString().replaceFirst("^numcodecs\\.", ""),
					json.has("configuration") ? json.getAsJsonObject("configuration") : new JsonObject(), place));
		}
		return list;
	}

	/** The compression of new arrays. @throws LiifException in one sentence, if there is none of that name */
	static List<Codec> named(final String name) {
		switch (name) {
		case "zstd" :
			return Collections.singletonList(new Zstandard(LEVEL));
		case "gzip" :
			return Collections.singletonList(new Deflate(true, LEVEL));
		case "none" :
			return Collections.emptyList();
		default :
			throw new LiifException(
					"There is no compression \"" + name + "\" for Zarr files: there are zstd, gzip, none.");
		}
	}

	/** All that is left of a stream. @throws IOException if that is more than so many bytes */
	static byte[] all(final InputStream in, final int most) throws IOException {
		final byte[] all = in.readNBytes(most);
		if (in.read() >= 0)
			throw new IOException("it has more than " + most + " bytes");
		return all;
	}

	/** An object of keys and values in turn. */
	static JsonObject json(final Object... keysAndValues) {
		final JsonObject json = new JsonObject();
		for (int i = 0; i < keysAndValues.length; i += 2) {
			if (keysAndValues[i + 1] instanceof Number)
				json.addProperty((String) keysAndValues[i], (Number) keysAndValues[i + 1]);
			else
				json.addProperty((String) keysAndValues[i], (String) keysAndValues[i + 1]);
		}
		return json;
	}

	/** A codec of version 3. */
	static JsonObject inVersion3(final String name, final JsonObject configuration) {
		final JsonObject json = json("name", name);
		json.add("configuration", configuration);
		return json;
	}

	private static Codec named(final String name, final JsonObject settings, final Store place) {
		final int level = settings.has("level") ? settings.get("level").getAsInt() : LEVEL;
		switch (name) {
		case "gzip" :
			return new Deflate(true, level);
		case "zlib" :
			return new Deflate(false, level);
		case "zstd" :
			return new Zstandard(level);
		case "blosc" :
			return new Blosc();
		case "crc32c" :
			return new Crc32c();
		default :
			throw unknown(place, "codec", name);
		}
	}

	private static LiifException unknown(final Store place, final String what, final String name) {
		return new LiifException("The array " + place + " has the " + what + " \"" + name
				+ "\", which is not supported: store it anew with one of "
				+ String.join(", ", Arrays.asList("zstd", "gzip", "zlib", "blosc")) + ".");
	}
}
