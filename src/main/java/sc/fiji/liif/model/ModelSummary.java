// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import sc.fiji.liif.LiifException;

/** What choosers and lists tell about a model. */
public final class ModelSummary {

	private static final int BYTES = 4;
	private static final List<String> PROSE = Arrays.asList("name", "description", "not_good_for", "licence", "data",
			"psnr");

	private static final String INDENT = "    ";

	private ModelSummary() {}

	/** In one line: channels, size, and PSNR as its card has it. */
	public static String line(final ModelRegistry models, final String name) {
		final ModelSpec spec = models.spec(name);
		final double megabytes = BYTES * spec.parameters() / 1e6;
		return String.format(Locale.ROOT, "%s, %,d weights (%.1f MB)%s", kind(spec), spec.parameters(), megabytes,
				psnr(models.card(name)));
	}

	/** In a few words: its channels. */
	public static String kind(final ModelSpec spec) {
		return spec.channels() == 1 ? "1 channel (gray)" : "3 channels (RGB)";
	}

	/** The same, or what is wrong with the model: one that is damaged must not hide the others. */
	public static String lineOrFault(final ModelRegistry models, final String name) {
		try {
			return line(models, name);
		}
		catch (final LiifException e) {
			return "damaged: " + e.getMessage();
		}
	}

	/** How a model sees images of another number of channels than its own; empty if they fit. */
	public static String fit(final ModelSpec spec, final boolean isRgb) {
		if (spec.channels() == 1 && isRgb)
			return "This model is for gray images: it sees red, green and blue one after the other.";
		return spec.channels() == 3 && !isRgb
				? "This model is for RGB images: it sees gray values as gray colours."
				: "";
	}

	/** The whole of what its {@code model.json} says, as lines for people, what is meant for them first. */
	public static String card(final ModelRegistry models, final String name) {
		return card(models.card(name));
	}

	/** The same of a card. */
	public static String card(final JsonObject card) {
		final JsonObject sorted = new JsonObject();
		for (final String member : PROSE) {
			if (card.has(member))
				sorted.add(member, card.get(member));
		}
		for (final Map.Entry<String, JsonElement> member : card.entrySet()) {
			if (!sorted.has(member.getKey()))
				sorted.add(member.getKey(), member.getValue());
		}
		final StringBuilder text = new StringBuilder();
		append(text, "", sorted);
		return text.toString();
	}

	/** A line for each member, and one for each item of a list of texts. */
	private static void append(final StringBuilder text, final String indent, final JsonObject object) {
		for (final Map.Entry<String, JsonElement> member : object.entrySet()) {
			final JsonElement value = member.getValue();
			text.append(indent).append(member.getKey().replace('_', ' ')).append(':');
			if (value.isJsonObject()) {
				text.append('\n');
				append(text, indent + INDENT, value.getAsJsonObject());
			}
			else if (value.isJsonArray() && hasTexts(value.getAsJsonArray())) {
				for (final JsonElement item : value.getAsJsonArray())
					text.append('\n').append(indent).append(INDENT).append(item.getAsString());
				text.append('\n');
			}
			else
				text.append(' ').append(value.isJsonPrimitive() ? value.getAsString() : value.toString()).append('\n');
		}
	}

	private static boolean hasTexts(final JsonArray array) {
		for (final JsonElement item : array) {
			if (!item.isJsonPrimitive() || !item.getAsJsonPrimitive().isString())
				return false;
		}
		return array.size() > 0;
	}

	private static String psnr(final JsonObject card) {
		final StringBuilder text = new StringBuilder();
		if (!card.has("psnr") || !card.get("psnr").isJsonObject())
			return "";
		final SortedMap<Double, String> byScale = new TreeMap<>();
		for (final Map.Entry<String, JsonElement> entry : card.getAsJsonObject("psnr").entrySet()) {
			if (entry.getKey().matches("x\\d+(\\.\\d+)?"))
				byScale.put(Double.valueOf(entry.getKey().substring(1)),
						entry.getKey() + " " + entry.getValue().getAsString());
		}
		byScale.values().forEach(value -> text.append(text.length() == 0 ? ", PSNR " : ", ").append(value));
		return text.length() == 0 ? "" : text + " dB";
	}
}
