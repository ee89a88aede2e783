// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.zarr.Store;
import sc.fiji.liif.zarr.ZarrNode;

/**
 * What was settled before an image was begun, kept among its attributes, so that whoever goes on with it makes the same pixels:
 * what was asked for and of what, and all that was found out: the model, the values that are black and white, the noise, and in
 * which form the network computes. Immutable.
 */
final class WorkRecord {

	private static final String KEY = "liif";

	private final Map<String, String> wanted;
	private final SourceMark source;
	private final String model;
	private final String digest;
	private final String form;
	private final String precision;
	private final List<String> exposures;

	/**
	 * @param wanted    see {@link StreamOptions#wanted}
	 * @param source    what the image is made of
	 * @param model     its name or folder; empty if values are labels, which no network sees
	 * @param digest    of its weights
	 * @param form      in which the network computes
	 * @param precision that it has, whatever was asked for
	 * @param exposures of all channels
	 */
	WorkRecord(final Map<String, String> wanted, final SourceMark source, final String model, final String digest,
			final String form, final String precision, final List<String> exposures) {
		this.wanted = Collections.unmodifiableMap(new TreeMap<>(wanted));
		this.source = source;
		this.model = model;
		this.digest = digest;
		this.form = form;
		this.precision = precision;
		this.exposures = Collections.unmodifiableList(new ArrayList<>(exposures));
	}

	/**
	 * That of an image that was begun.
	 *
	 * @throws LiifException in one sentence, if it has none
	 */
	static WorkRecord of(final Store target) {
		final JsonObject attributes = ZarrNode.attributes(target);
		if (!attributes.has(KEY) || !attributes.get(KEY).isJsonObject())
			throw new LiifException("At " + target + " there is another image: choose another name, or delete it.");
		try {
			final JsonObject json = attributes.getAsJsonObject(KEY);
			final Map<String, String> wanted = new TreeMap<>();
			for (final Map.Entry<String, JsonElement> entry : json.getAsJsonObject("wanted").entrySet())
				wanted.put(entry.getKey(), entry.getValue().getAsString());
			final List<String> exposures = new ArrayList<>();
			json.getAsJsonArray("exposures").forEach(one -> exposures.add(one.getAsString()));
			return new WorkRecord(wanted,
					new SourceMark(json.get("source").getAsString(), json.get("pixels").getAsString()),
					json.get("model").getAsString(), json.get("digest").getAsString(), json.get("form").getAsString(),
					json.get("precision").getAsString(), exposures);
		}
		catch (final RuntimeException e) {
			throw new LiifException("What is said of how " + target + " was begun makes no sense: delete it.", e);
		}
	}

	/** As {@link #of(Store)} reads it from among the attributes. */
	JsonObject asAttribute() {
		final JsonObject json = new JsonObject();
		final JsonObject asked = new JsonObject();
		wanted.forEach(asked::addProperty);
		json.add("wanted", asked);
		json.addProperty("source", source.words());
		json.addProperty("pixels", source.pixels());
		json.addProperty("model", model);
		json.addProperty("digest", digest);
		json.addProperty("form", form);
		json.addProperty("precision", precision);
		final JsonArray all = new JsonArray();
		exposures.forEach(all::add);
		json.add("exposures", all);
		final JsonObject attribute = new JsonObject();
		attribute.add(KEY, json);
		return attribute;
	}

	/** @throws LiifException in one sentence, if that is not what was begun */
	void check(final StreamOptions options, final SourceMark newSource, final boolean isModelLeft, final Store target) {
		for (final Map.Entry<String, String> entry : options.wanted().entrySet()) {
			if (!entry.getValue().equals(wanted.get(entry.getKey())))
				throw another(target, entry.getKey().replace('_', ' ') + " " + wanted.get(entry.getKey())
						+ " instead of " + entry.getValue());
		}
		final String difference = source.difference(newSource);
		if (!difference.isEmpty())
			throw another(target, difference);
		if (!isModelLeft && !areLabels() && !options.model().trim().equals(model))
			throw another(target, "made with the model " + model + " instead of " + options.model().trim());
	}

	/** @throws LiifException in one sentence, if the model has other weights by now, or computes otherwise here */
	void check(final String newDigest, final String newPrecision) {
		if (!newPrecision.equals(precision))
			throw new LiifException(
					"This processor computes in " + newPrecision + " precision, and the image was begun in " + precision
							+ " precision: go on where it was begun, or choose another name for the result.");
		if (!newDigest.equals(digest))
			throw new LiifException("The model " + model
					+ " is another one than that by which the image was begun: give the old one, or choose another name for the result.");
	}

	Map<String, String> wanted() {
		return wanted;
	}

	boolean areLabels() {
		return model.isEmpty();
	}

	String model() {
		return model;
	}

	String form() {
		return form;
	}

	Exposure[] exposures() {
		return exposures.stream().map(Exposure::of).toArray(Exposure[]::new);
	}

	private static LiifException another(final Store target, final String difference) {
		return new LiifException(
				"At " + target + " there is another image (" + difference + "): choose another name, or delete it.");
	}
}
