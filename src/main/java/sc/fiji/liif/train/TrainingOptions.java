// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.model.DecoderSpec;
import sc.fiji.liif.model.EdsrSpec;
import sc.fiji.liif.model.EncoderSpec;
import sc.fiji.liif.model.LiifSpec;
import sc.fiji.liif.model.MetaSrSpec;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.model.Normalisation;
import sc.fiji.liif.model.RdnSpec;

/**
 * All settings of a training. Immutable.
 *
 * <pre>
 * TrainingOptions options = TrainingOptions.preset("light").with(Setting.STEPS, 5000);
 * </pre>
 */
public final class TrainingOptions {

	/**
	 * The presets' names: the published settings of the paper's two models, and a
	 * small one for a desktop without GPU.
	 */
	public static final List<String> PRESETS = Collections
			.unmodifiableList(Arrays.asList("light", "paper-edsr", "paper-rdn"));

	private final Map<Setting, String> values;

	private TrainingOptions(final Map<Setting, String> values) {
		this.values = values;
	}

	/** @throws LiifException in one sentence, if there is no such preset */
	public static TrainingOptions preset(final String name) {
		if (!PRESETS.contains(name))
			throw new LiifException(
					"There is no preset \"" + name + "\": the presets are " + String.join(", ", PRESETS) + ".");
		TrainingOptions options = new TrainingOptions(new EnumMap<>(Setting.class)).with(Setting.ENCODER, "edsr")
				.with(Setting.FEATURES, 64).with(Setting.BLOCKS, 16).with(Setting.CONVOLUTIONS, 8)
				.with(Setting.GROWTH, 64).with(Setting.DECODER, "liif").with(Setting.HIDDEN, "256,256,256,256")
				.with(Setting.FEATURE_UNFOLDING, true).with(Setting.LOCAL_ENSEMBLE, true)
				.with(Setting.CELL_DECODING, true).with(Setting.RESIDUAL, false).with(Setting.CHANNELS, 3)
				.with(Setting.PATCH, 48).with(Setting.BATCH, 16).with(Setting.SAMPLES, 2304).with(Setting.SCALE_MIN, 1)
				.with(Setting.SCALE_MAX, 4).with(Setting.FLAT, 0).with(Setting.DEGRADATION, "bicubic")
				.with(Setting.PSF, 2).with(Setting.PHOTONS, 200).with(Setting.READ_NOISE, 0.01)
				.with(Setting.TARGET_SIZE, 0).with(Setting.LOSS, "l1").with(Setting.STEPS, 1_000_000)
				.with(Setting.LEARNING_RATE, 1e-4).with(Setting.SCHEDULE, "halving").with(Setting.WARM_UP, 0)
				.with(Setting.FREEZE, "none").with(Setting.SEED, 0).with(Setting.VALIDATE_EVERY, 1000)
				.with(Setting.CHECKPOINT_EVERY, 1000);
		if (name.equals("paper-rdn"))
			options = options.with(Setting.ENCODER, "rdn");
		if (name.equals("light"))
			options = options.with(Setting.FEATURES, 32).with(Setting.BLOCKS, 8).with(Setting.HIDDEN, "64,64,64,64")
					.with(Setting.RESIDUAL, true).with(Setting.FLAT, 0.025).with(Setting.STEPS, 20_000)
					.with(Setting.LEARNING_RATE, 1e-3).with(Setting.SCHEDULE, "cosine").with(Setting.WARM_UP, 200)
					.with(Setting.VALIDATE_EVERY, 500).with(Setting.CHECKPOINT_EVERY, 500);
		return options;
	}

	/** What {@link #asMap} gave; settings that it lacks are those of the paper. */
	static TrainingOptions of(final Map<String, String> map) {
		TrainingOptions options = preset("paper-edsr");
		for (final Map.Entry<String, String> option : map.entrySet())
			options = options.with(Setting.of(option.getKey())
					.orElseThrow(() -> new LiifException("The training was started by a newer version of LIIF, "
							+ "which knows \"" + option.getKey() + "\": update LIIF.")),
					option.getValue());
		return options;
	}

	/** @throws LiifException in one sentence, if the value is not possible */
	public TrainingOptions with(final Setting setting, final Object value) {
		final Map<Setting, String> changed = new EnumMap<>(Setting.class);
		changed.putAll(values);
		changed.put(setting, setting.canonical(String.valueOf(value)));
		return new TrainingOptions(changed);
	}

	/** The settings that describe a network set to those of a model. */
	public TrainingOptions withArchitecture(final ModelSpec spec) {
		final DecoderSpec decoder = spec.decoder();
		final LiifSpec liif = decoder instanceof LiifSpec ? (LiifSpec) decoder : null;
		final String hidden = Arrays.stream(decoder.hidden()).mapToObj(Integer::toString)
				.collect(Collectors.joining(","));
		TrainingOptions options = with(Setting.ENCODER, spec.encoder().type())
				.with(Setting.FEATURES, spec.encoder().features()).with(Setting.DECODER, decoder.type())
				.with(Setting.HIDDEN, hidden).with(Setting.FEATURE_UNFOLDING, liif == null || liif.featureUnfolding())
				.with(Setting.LOCAL_ENSEMBLE, liif == null || liif.localEnsemble())
				.with(Setting.CELL_DECODING, liif == null || liif.cellDecoding())
				.with(Setting.RESIDUAL, decoder.residual()).with(Setting.CHANNELS, spec.channels());
		if (spec.encoder() instanceof EdsrSpec)
			options = options.with(Setting.BLOCKS, ((EdsrSpec) spec.encoder()).blocks());
		else {
			final RdnSpec rdn = (RdnSpec) spec.encoder();
			options = options.with(Setting.BLOCKS, rdn.blocks()).with(Setting.CONVOLUTIONS, rdn.convolutions())
					.with(Setting.GROWTH, rdn.growth());
		}
		return options;
	}

	/** @throws LiifException in one sentence, if settings contradict each other */
	public void check() {
		if (number(Setting.SCALE_MAX) < number(Setting.SCALE_MIN))
			throw new LiifException("scale_max (" + text(Setting.SCALE_MAX) + ") is smaller than scale_min ("
					+ text(Setting.SCALE_MIN) + "): exchange them.");
		if (isMetaSr() && text(Setting.HIDDEN).contains(","))
			throw new LiifException("The decoder metasr has one hidden layer: give its width, such as hidden=256.");
		if (isMetaSr() && !(is(Setting.FEATURE_UNFOLDING) && is(Setting.LOCAL_ENSEMBLE) && is(Setting.CELL_DECODING)))
			throw new LiifException("feature_unfolding, local_ensemble and cell_decoding belong to the decoder liif: "
					+ "leave them out for metasr.");
		if (number(Setting.LEARNING_RATE) == 0)
			throw new LiifException("With a learning_rate of 0 nothing is learned: give a number such as 0.001.");
	}

	private boolean isMetaSr() {
		return text(Setting.DECODER).equals("metasr");
	}

	public int whole(final Setting setting) {
		return Integer.parseInt(text(setting));
	}

	public double number(final Setting setting) {
		return Double.parseDouble(text(setting));
	}

	public boolean is(final Setting setting) {
		return Boolean.parseBoolean(text(setting));
	}

	public String text(final Setting setting) {
		return values.get(setting);
	}

	/** The network to be trained, with the reference's normalisation. */
	public ModelSpec spec(final String name) {
		final int features = whole(Setting.FEATURES);
		final EncoderSpec encoder = text(Setting.ENCODER).equals("rdn")
				? new RdnSpec(whole(Setting.BLOCKS), whole(Setting.CONVOLUTIONS), whole(Setting.GROWTH), features)
				: new EdsrSpec(features, whole(Setting.BLOCKS), 1);
		final List<Integer> hidden = Arrays.stream(text(Setting.HIDDEN).split(",")).map(Integer::valueOf)
				.collect(Collectors.toList());
		final DecoderSpec decoder = isMetaSr()
				? new MetaSrSpec(hidden.get(0), is(Setting.RESIDUAL))
				: new LiifSpec(hidden, is(Setting.FEATURE_UNFOLDING), is(Setting.LOCAL_ENSEMBLE),
						is(Setting.CELL_DECODING), is(Setting.RESIDUAL));
		return new ModelSpec(name, whole(Setting.CHANNELS), encoder, decoder, Normalisation.REFERENCE,
				new double[]{number(Setting.SCALE_MIN), number(Setting.SCALE_MAX)});
	}

	/** Keys and values, in the settings' order. */
	public Map<String, String> asMap() {
		final Map<String, String> map = new LinkedHashMap<>();
		values.forEach((setting, value) -> map.put(setting.key(), value));
		return map;
	}
}
