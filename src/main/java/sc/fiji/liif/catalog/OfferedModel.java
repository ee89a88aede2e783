// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;

import sc.fiji.liif.model.ModelSummary;
import sc.fiji.liif.model.StrictJson;

/** A model as an index describes it, before it is fetched. Immutable. */
public final class OfferedModel {

	/** What names may be: of a model, of a folder, of a file. */
	static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";
	private static final long MOST_BYTES = 1L << 34;

	private final JsonObject json;
	private final Map<String, File> files = new LinkedHashMap<>();

	/** A file of a model. Immutable. */
	static final class File {

		private final long bytes;
		private final String sha256;

		private File(final long bytes, final String sha256) {
			this.bytes = bytes;
			this.sha256 = sha256;
		}

		long bytes() {
			return bytes;
		}

		/** In hexadecimal digits. */
		String sha256() {
			return sha256;
		}
	}

	/** @throws JsonParseException in a few words, if it says no such thing */
	OfferedModel(final JsonObject json) {
		this.json = json;
		if (!text("name").matches(NAME))
			throw new JsonParseException("a model without a name, or one that is none");
		final JsonElement all = json.get("files");
		if (all == null || !all.isJsonObject())
			throw new JsonParseException("\"" + name() + "\" without files");
		for (final Map.Entry<String, JsonElement> file : all.getAsJsonObject().entrySet()) {
			final JsonObject described = file.getValue().isJsonObject() ? file.getValue().getAsJsonObject() : null;
			final String sum = described == null ? "" : text(described, "sha256");
			final long bytes = described == null ? -1 : StrictJson.whole(described.get("bytes"));
			if (!file.getKey().matches(NAME) || !sum.matches("[0-9a-f]{64}") || bytes < 0 || bytes > MOST_BYTES)
				throw new JsonParseException("\"" + name() + "\" with a file that is none");
			files.put(file.getKey(), new File(bytes, sum));
		}
		if (!files.keySet().containsAll(Catalog.FILES))
			throw new JsonParseException("\"" + name() + "\" without " + String.join(" or ", Catalog.FILES));
	}

	/** Its name, and that of its folder. */
	public String name() {
		return text("name");
	}

	/** All of its files. */
	public long bytes() {
		return files.values().stream().mapToLong(File::bytes).sum();
	}

	/** In one line: what it is, and how large. */
	public String line() {
		return text("kind") + String.format(Locale.ROOT, ", %.1f MB to fetch", bytes() / 1e6)
				+ (text("licence").isEmpty() ? "" : ", " + text("licence"));
	}

	/** All that the index says of it, as lines for people. */
	public String card() {
		final JsonObject shown = new JsonObject();
		for (final Map.Entry<String, JsonElement> member : json.entrySet()) {
			if (!member.getKey().equals("files"))
				shown.add(member.getKey(), member.getValue());
		}
		return ModelSummary.card(shown);
	}

	/** By their names. */
	Map<String, File> files() {
		return Collections.unmodifiableMap(files);
	}

	JsonObject json() {
		return json;
	}

	private String text(final String member) {
		return text(json, member);
	}

	private static String text(final JsonObject object, final String member) {
		final JsonElement value = object.get(member);
		return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
	}
}
