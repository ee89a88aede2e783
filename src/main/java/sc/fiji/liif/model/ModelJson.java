// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import sc.fiji.liif.LiifException;

/**
 * {@code model.json} as text: reads it into a {@link ModelSpec}, saying in one
 * sentence what is wrong with it, and writes it. The README specifies the
 * format.
 */
final class ModelJson {

	/** The version of the format that is written, and the only one that is read. */
	private static final int FORMAT = 1;
	private static final int MAX_WIDTH = 4096;
	private static final int MAX_DEPTH = 256;

	private static final Gson GSON = new GsonBuilder()
			.setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES).setPrettyPrinting()
			.disableHtmlEscaping().create();

	private static final List<String> SWITCHES = Arrays.asList("feature_unfolding", "local_ensemble", "cell_decoding",
			"residual");
	private static final List<String> COUNTS = Arrays.asList("features", "blocks", "convolutions", "growth");

	private Integer format;
	private String name;
	private Integer channels;
	private Encoder encoder;
	private Decoder decoder;
	private Normalise normalisation;
	private double[] trainingScales;

	private static final class Encoder {

		private String type;
		private Integer features;
		private Integer blocks;
		private Double resScale;
		private Integer convolutions;
		private Integer growth;
	}

	private static final class Decoder {

		private String type;
		private List<Integer> hidden;
		private Boolean featureUnfolding;
		private Boolean localEnsemble;
		private Boolean cellDecoding;
		private boolean residual;
	}

	private static final class Normalise {

		private double subtract = Normalisation.REFERENCE.subtract();
		private double divide = Normalisation.REFERENCE.divide();
	}

	/**
	 * @param source where the text comes from, for messages
	 * @throws LiifException in one sentence
	 */
	static ModelSpec read(final String text, final String source) {
		return new Reader(source).read(parse(text, source));
	}

	/** The whole of the text, prose members included. */
	static JsonObject parse(final String text, final String source) {
		try {
			return JsonParser.parseString(text).getAsJsonObject();
		}
		catch (JsonParseException | IllegalStateException e) {
			throw new LiifException(source + " is not a JSON object: get a fresh copy of the model.", e);
		}
		catch (final StackOverflowError e) {
			throw new LiifException(source + " is nested too deeply: get a fresh copy of the model.", e);
		}
	}

	/**
	 * @param card the prose members to keep, such as {@code training} or
	 *             {@code licence}; members of the spec in it are replaced
	 */
	static String write(final ModelSpec spec, final JsonObject card) {
		final ModelJson json = new ModelJson();
		json.format = FORMAT;
		json.name = spec.name();
		json.channels = spec.channels();
		json.encoder = new Encoder();
		json.encoder.type = spec.encoder().type();
		json.encoder.features = spec.encoder().features();
		if (spec.encoder() instanceof EdsrSpec) {
			final EdsrSpec edsr = (EdsrSpec) spec.encoder();
			json.encoder.blocks = edsr.blocks();
			json.encoder.resScale = edsr.residualScale();
		}
		else {
			final RdnSpec rdn = (RdnSpec) spec.encoder();
			json.encoder.blocks = rdn.blocks();
			json.encoder.convolutions = rdn.convolutions();
			json.encoder.growth = rdn.growth();
		}
		json.decoder = new Decoder();
		json.decoder.type = spec.decoder().type();
		json.decoder.hidden = new ArrayList<>();
		for (final int width : spec.decoder().hidden())
			json.decoder.hidden.add(width);
		json.decoder.residual = spec.decoder().residual();
		if (spec.decoder() instanceof LiifSpec) {
			final LiifSpec liif = (LiifSpec) spec.decoder();
			json.decoder.featureUnfolding = liif.featureUnfolding();
			json.decoder.localEnsemble = liif.localEnsemble();
			json.decoder.cellDecoding = liif.cellDecoding();
		}
		json.normalisation = new Normalise();
		json.normalisation.subtract = spec.normalisation().subtract();
		json.normalisation.divide = spec.normalisation().divide();
		json.trainingScales = spec.trainingScales();
		final JsonObject all = GSON.toJsonTree(json).getAsJsonObject();
		for (final String member : card.keySet()) {
			if (!all.has(member))
				all.add(member, card.get(member));
		}
		return GSON.toJson(all) + "\n";
	}

	/** Reads and judges one {@code model.json}. */
	private static final class Reader {

		private final String source;

		private Reader(final String source) {
			this.source = source;
		}

		private ModelSpec read(final JsonObject all) {
			final JsonElement format = all.get("format");
			if (format == null || !format.toString().equals(Integer.toString(FORMAT)))
				throw new LiifException(source + " is of format " + format + ", but this version of LIIF reads format "
						+ FORMAT + ": update LIIF or convert the model.");
			checkTypes("encoder", all.get("encoder"));
			checkTypes("decoder", all.get("decoder"));
			final ModelJson json;
			try {
				json = GSON.fromJson(all, ModelJson.class);
			}
			catch (final JsonParseException e) {
				throw wrong("a member of the wrong type", e);
			}
			if (json.name == null || json.name.trim().isEmpty())
				throw wrong("no \"name\"", null);
			if (json.channels == null || json.channels != 1 && json.channels != 3)
				throw wrong("\"channels\" = " + json.channels + " instead of 1 or 3", null);
			final Normalisation normalisation = normalisation(json.normalisation);
			final double[] scales = json.trainingScales == null ? new double[]{1, 4} : json.trainingScales;
			if (scales.length != 2 || !(scales[0] >= 1) || !(scales[1] >= scales[0]) || Double.isInfinite(scales[1]))
				throw wrong("\"training_scales\" that are not two growing numbers from 1 on", null);
			return new ModelSpec(json.name, json.channels, encoder(json.encoder), decoder(json.decoder), normalisation,
					scales);
		}

		/** Gson would take 8.5 for 8 and "no" for false. */
		private void checkTypes(final String part, final JsonElement json) {
			if (json == null || !json.isJsonObject())
				return;
			for (final Map.Entry<String, JsonElement> member : json.getAsJsonObject().entrySet()) {
				final String name = part + "." + member.getKey();
				if (SWITCHES.contains(member.getKey()) && !"true".equals(member.getValue().toString())
						&& !"false".equals(member.getValue().toString()))
					throw wrong("\"" + name + "\" = " + member.getValue() + " instead of true or false", null);
				if (COUNTS.contains(member.getKey()) && !member.getValue().toString().matches("-?\\d{1,9}"))
					throw wrong("\"" + name + "\" = " + member.getValue() + " instead of a whole number", null);
			}
		}

		private EncoderSpec encoder(final Encoder json) {
			if (json == null)
				throw wrong("no \"encoder\"", null);
			final int features = width("encoder.features", json.features);
			final int blocks = depth("encoder.blocks", json.blocks);
			if ("edsr".equals(json.type)) {
				final double scale = json.resScale == null ? 1 : json.resScale;
				if (!Double.isFinite(scale))
					throw wrong("\"encoder.res_scale\" = " + scale, null);
				return new EdsrSpec(features, blocks, scale);
			}
			if ("rdn".equals(json.type))
				return new RdnSpec(blocks, depth("encoder.convolutions", json.convolutions),
						width("encoder.growth", json.growth), features);
			throw wrong("\"encoder.type\" = " + json.type + " instead of edsr or rdn", null);
		}

		private DecoderSpec decoder(final Decoder json) {
			if (json == null)
				throw wrong("no \"decoder\"", null);
			final boolean isMetaSr = "metasr".equals(json.type);
			if (!isMetaSr && !"liif".equals(json.type))
				throw wrong("\"decoder.type\" = " + json.type + " instead of liif or metasr", null);
			if (json.hidden == null || json.hidden.isEmpty() || json.hidden.size() > MAX_DEPTH)
				throw wrong("\"decoder.hidden\" that is not a list of layer widths", null);
			for (final Integer width : json.hidden)
				width("decoder.hidden", width);
			if (isMetaSr && json.hidden.size() != 1)
				throw wrong("\"decoder.hidden\" of " + json.hidden.size() + " layers instead of metasr's one", null);
			if (isMetaSr)
				return new MetaSrSpec(json.hidden.get(0), json.residual);
			return new LiifSpec(json.hidden, isOn(json.featureUnfolding), isOn(json.localEnsemble),
					isOn(json.cellDecoding), json.residual);
		}

		private static boolean isOn(final Boolean value) {
			return value == null || value;
		}

		private Normalisation normalisation(final Normalise json) {
			if (json == null)
				return Normalisation.REFERENCE;
			if (!Double.isFinite(json.subtract) || !Double.isFinite(json.divide) || json.divide == 0)
				throw wrong("a \"normalisation\" that is not two finite numbers, the second not 0", null);
			return new Normalisation(json.subtract, json.divide);
		}

		private int width(final String member, final Integer value) {
			return count(member, value, MAX_WIDTH);
		}

		private int depth(final String member, final Integer value) {
			return count(member, value, MAX_DEPTH);
		}

		private int count(final String member, final Integer value, final int max) {
			if (value == null || value < 1 || value > max)
				throw wrong("\"" + member + "\" = " + value + " instead of a whole number from 1 to " + max, null);
			return value;
		}

		private LiifException wrong(final String what, final Throwable cause) {
			return new LiifException(source + " has " + what + ": correct it or get a fresh copy of the model.", cause);
		}
	}
}
