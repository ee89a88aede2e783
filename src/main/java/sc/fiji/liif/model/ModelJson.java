// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.architecture.ArchitectureType;
import sc.fiji.liif.architecture.Architectures;
import sc.fiji.liif.setting.Setting;
import sc.fiji.liif.setting.Settings;

/**
 * {@code model.json} as text: reads it into a {@link ModelSpec}, saying in one
 * sentence what is wrong with it, and writes it. What the parts of encoder and
 * decoder consist of is up to these. The format is specified in {@code
 * docs/model-format.md}.
 */
final class ModelJson {

	/** The version of the format that is written, and the only one that is read. */
	private static final int FORMAT = 1;
	private static final int LONGEST_NAME = 200;
	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
	private static final Set<String> SPEC = new HashSet<>(Arrays.asList("format", "name", "channels", "noise_input",
			"encoder", "decoder", "normalisation", "training_scales"));

	/** What is read, for messages. */
	private final String source;

	private ModelJson(final String source) {
		this.source = source;
	}

	/**
	 * @param source where the text comes from, for messages
	 * @throws LiifException in one sentence
	 */
	static ModelSpec read(final String text, final String source) {
		return new ModelJson(source).read(parse(text, source));
	}

	/** The whole of the text, prose members included. */
	static JsonObject parse(final String text, final String source) {
		try {
			return StrictJson.parse(text);
		}
		catch (final JsonParseException e) {
			throw new LiifException(source + " is not a JSON object that can be understood (" + e.getMessage()
					+ "): correct it or get a fresh copy of the model.", e);
		}
	}

	/**
	 * @param card the prose members to keep, such as {@code training} or
	 *             {@code licence}; members of the spec in it are replaced
	 */
	static String write(final ModelSpec spec, final JsonObject card) {
		final JsonObject all = new JsonObject();
		all.addProperty("format", FORMAT);
		all.addProperty("name", spec.name());
		all.addProperty("channels", spec.channels());
		if (spec.isNoiseAware())
			all.addProperty("noise_input", true);
		all.add("encoder", part(spec.encoder().type(), spec.encoder().settings()));
		all.add("decoder", part(spec.decoder().type(), spec.decoder().settings()));
		final JsonObject normalisation = new JsonObject();
		normalisation.addProperty("subtract", spec.normalisation().subtract());
		normalisation.addProperty("divide", spec.normalisation().divide());
		all.add("normalisation", normalisation);
		final JsonArray scales = new JsonArray();
		for (final double scale : spec.trainingScales())
			scales.add(scale);
		all.add("training_scales", scales);
		for (final Map.Entry<String, JsonElement> member : card.entrySet()) {
			if (!SPEC.contains(member.getKey()))
				all.add(member.getKey(), member.getValue());
		}
		return GSON.toJson(all) + "\n";
	}

	// -- Writing --

	private static JsonObject part(final ArchitectureType<?> type, final Settings settings) {
		final JsonObject part = new JsonObject();
		part.addProperty("type", type.name());
		for (final Setting setting : type.settings())
			part.add(setting.key(), json(setting, settings.text(setting.key())));
		return part;
	}

	private static JsonElement json(final Setting setting, final String value) {
		switch (setting.kind()) {
		case CHOICE :
			return new JsonPrimitive(value);
		case WIDTHS :
			return GSON.fromJson("[" + value + "]", JsonElement.class);
		default :
			return GSON.fromJson(value, JsonElement.class);
		}
	}

	// -- Reading --

	private ModelSpec read(final JsonObject all) {
		final JsonElement format = all.get("format");
		if (format == null || !format.toString().equals(Integer.toString(FORMAT)))
			throw new LiifException(source + " is of format " + format + ", but this version of LIIF reads format "
					+ FORMAT + ": update LIIF or convert the model.");
		final JsonElement name = all.get("name");
		if (!isString(name) || name.getAsString().trim().isEmpty())
			throw wrong("no \"name\"");
		if (name.getAsString().length() > LONGEST_NAME || name.getAsString().chars()
				.anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT))
			throw wrong("a \"name\" that is too long or can't be shown");
		final String channels = String.valueOf(all.get("channels"));
		if (!channels.equals("1") && !channels.equals("3"))
			throw wrong("\"channels\" = " + channels + " instead of 1 or 3");
		return new ModelSpec(name.getAsString(), Integer.parseInt(channels), noise(all.get("noise_input")),
				part("encoder", all.get("encoder"), Architectures.encoders()),
				part("decoder", all.get("decoder"), Architectures.decoders()), normalisation(all.get("normalisation")),
				scales(all.get("training_scales")));
	}

	private <T, A extends ArchitectureType<T>> T part(final String part, final JsonElement json,
			final Map<String, A> types) {
		if (json == null || !json.isJsonObject())
			throw wrong("no \"" + part + "\"");
		final JsonElement name = json.getAsJsonObject().get("type");
		final A type = isString(name) ? types.get(name.getAsString()) : null;
		if (type == null && isString(name))
			throw new LiifException(source + " is a model whose " + part + " is of the kind " + name
					+ ", and this LIIF knows only " + String.join(", ", types.keySet())
					+ ": update LIIF, or add the jar that the kind comes with.");
		if (type == null)
			throw wrong("no name of a kind as \"" + part + ".type\"");
		for (final Map.Entry<String, JsonElement> member : json.getAsJsonObject().entrySet()) {
			final String key = member.getKey();
			if (!key.equals("type") && type.settings().stream().noneMatch(s -> s.key().equals(key)))
				throw wrong("\"" + part + "." + key + "\", which this version of LIIF does not know");
		}
		Settings settings = Settings.defaults(type.settings());
		for (final Setting setting : type.settings()) {
			final JsonElement value = json.getAsJsonObject().get(setting.key());
			if (value == null && !setting.isRequired())
				continue;
			final String text = value == null ? null : text(setting, value);
			if (text == null || !setting.accepts(text))
				throw wrong("\"" + part + "." + setting.key() + "\" = " + value + " instead of " + setting.range());
			settings = settings.with(setting, text);
		}
		return type.create(settings);
	}

	/** A value as a setting spells it; null if it is of another JSON type: "8" is no 8, and "no" is not false. */
	private static String text(final Setting setting, final JsonElement json) {
		switch (setting.kind()) {
		case CHOICE :
			return isString(json) ? json.getAsString() : null;
		case SWITCH :
			return json.isJsonPrimitive() && json.getAsJsonPrimitive().isBoolean() ? json.getAsString() : null;
		case WIDTHS :
			return widths(json);
		default :
			return isNumber(json) ? json.getAsString() : null;
		}
	}

	private static String widths(final JsonElement json) {
		final List<String> widths = new ArrayList<>();
		for (final JsonElement width : json.isJsonArray() ? json.getAsJsonArray() : new JsonArray()) {
			if (!isNumber(width))
				return null;
			widths.add(width.getAsString());
		}
		return json.isJsonArray() ? String.join(",", widths) : null;
	}

	private boolean noise(final JsonElement json) {
		if (json != null && !(json.isJsonPrimitive() && json.getAsJsonPrimitive().isBoolean()))
			throw wrong("\"noise_input\" = " + json + " instead of true or false");
		return json != null && json.getAsBoolean();
	}

	private Normalisation normalisation(final JsonElement json) {
		if (json == null)
			return Normalisation.REFERENCE;
		final JsonObject object = json.isJsonObject() ? json.getAsJsonObject() : new JsonObject();
		final JsonElement subtract = object.get("subtract");
		final JsonElement divide = object.get("divide");
		if (!isNumber(subtract) || !isNumber(divide) || !Double.isFinite(subtract.getAsDouble())
				|| !Double.isFinite(divide.getAsDouble()) || divide.getAsDouble() == 0)
			throw wrong("a \"normalisation\" that is not two finite numbers, the second not 0");
		return new Normalisation(subtract.getAsDouble(), divide.getAsDouble());
	}

	private double[] scales(final JsonElement json) {
		if (json == null)
			return new double[]{1, 4};
		final JsonArray two = json.isJsonArray() ? json.getAsJsonArray() : new JsonArray();
		if (two.size() == 2 && isNumber(two.get(0)) && isNumber(two.get(1))) {
			final double[] scales = {two.get(0).getAsDouble(), two.get(1).getAsDouble()};
			if (scales[0] >= 1 && scales[1] >= scales[0] && Double.isFinite(scales[1]))
				return scales;
		}
		throw wrong("\"training_scales\" that are not two growing numbers from 1 on");
	}

	private static boolean isNumber(final JsonElement json) {
		return json != null && json.isJsonPrimitive() && json.getAsJsonPrimitive().isNumber();
	}

	private static boolean isString(final JsonElement json) {
		return json != null && json.isJsonPrimitive() && json.getAsJsonPrimitive().isString();
	}

	private LiifException wrong(final String what) {
		return new LiifException(source + " has " + what + ": correct it or get a fresh copy of the model.");
	}
}
