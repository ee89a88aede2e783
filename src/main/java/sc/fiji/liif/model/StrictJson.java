// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.model;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/**
 * JSON from strangers: an object by the letter of RFC 8259, not nested deeply, in
 * which no member is there twice, and whole numbers that are ones. Nothing else is
 * forgiven, since what one program ignores another may heed.
 */
public final class StrictJson {

	private static final int MOST_DEPTH = 64;
	private static final int MOST_DIGITS = 18;

	private StrictJson() {}

	/** @throws JsonParseException that says in a few words what is wrong */
	public static JsonObject parse(final String text) {
		try {
			check(text);
			final JsonElement json = new Gson().getAdapter(JsonElement.class)
					.read(new JsonReader(new StringReader(text)));
			if (!json.isJsonObject())
				throw new JsonParseException("it is no object");
			return json.getAsJsonObject();
		}
		catch (final IOException | IllegalStateException | NumberFormatException e) {
			throw new JsonParseException("it is no JSON", e);
		}
	}

	/** @throws JsonParseException if it is anything else */
	public static long whole(final JsonElement json) {
		if (json != null && json.isJsonPrimitive() && json.getAsJsonPrimitive().isNumber()) {
			final String text = json.getAsString();
			if (text.matches("-?\\d{1," + MOST_DIGITS + "}"))
				return Long.parseLong(text);
		}
		throw new JsonParseException("a whole number is none");
	}

	private static void check(final String text) throws IOException {
		final JsonReader reader = new JsonReader(new StringReader(text));
		final Deque<Set<String>> open = new ArrayDeque<>();
		while (true) {
			switch (reader.peek()) {
			case BEGIN_OBJECT :
				reader.beginObject();
				open.push(new HashSet<>());
				break;
			case BEGIN_ARRAY :
				reader.beginArray();
				open.push(new HashSet<>());
				break;
			case END_OBJECT :
				reader.endObject();
				open.pop();
				break;
			case END_ARRAY :
				reader.endArray();
				open.pop();
				break;
			case NAME :
				if (!open.peek().add(reader.nextName()))
					throw new JsonParseException("a member is there twice");
				break;
			case END_DOCUMENT :
				return;
			default :
				reader.skipValue();
			}
			if (open.size() > MOST_DEPTH)
				throw new JsonParseException("it is nested too deeply");
			if (open.isEmpty() && reader.peek() == JsonToken.END_DOCUMENT)
				return;
		}
	}
}
