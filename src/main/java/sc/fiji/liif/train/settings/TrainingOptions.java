// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.architecture.ArchitectureType;
import sc.fiji.liif.architecture.Architectures;
import sc.fiji.liif.architecture.Decoder;
import sc.fiji.liif.architecture.DecoderType;
import sc.fiji.liif.architecture.EncoderType;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.model.Normalisation;
import sc.fiji.liif.setting.Setting;
import sc.fiji.liif.setting.Settings;

/**
 * All settings of a training. Immutable.
 *
 * <pre>
 * TrainingOptions options = TrainingOptions.preset("light").with(TrainingSettings.STEPS, 5000);
 * </pre>
 */
public final class TrainingOptions {

	/**
	 * The presets' names, the default first: the published settings of the paper's
	 * two models, and small ones for a desktop without GPU.
	 */
	public static final List<String> PRESETS = Collections
			.unmodifiableList(Arrays.asList("light", "light-heat", "paper-edsr", "paper-rdn"));

	private final Settings settings;

	private TrainingOptions(final Settings settings) {
		this.settings = settings;
	}

	/** @throws LiifException in one sentence, if there is no such preset */
	public static TrainingOptions preset(final String name) {
		if (!PRESETS.contains(name))
			throw new LiifException(
					"There is no preset \"" + name + "\": the presets are " + String.join(", ", PRESETS) + ".");
		final TrainingOptions paper = new TrainingOptions(Settings.defaults(TrainingSettings.list()))
				.with(TrainingSettings.ENCODER, "edsr").with(TrainingSettings.DECODER, "liif");
		switch (name) {
		case "paper-rdn" :
			return paper.with(TrainingSettings.ENCODER, "rdn");
		case "paper-edsr" :
			return paper;
		case "light-heat" :
			return light(paper).with(TrainingSettings.DECODER, "heat").with("blocks", 5).with("hidden", "64,64")
					.with("components", 16);
		default :
			return light(paper).with("hidden", "64,64,64,64");
		}
	}

	/** What {@link #asMap} gave; settings that it lacks are those of the paper. */
	public static TrainingOptions of(final Map<String, String> map) {
		TrainingOptions options = preset("paper-edsr");
		for (final Map.Entry<String, String> option : map.entrySet())
			options = options.with(TrainingSettings.find(option.getKey())
					.orElseThrow(() -> new LiifException("The training was started by a newer version of LIIF, "
							+ "which knows \"" + option.getKey() + "\": update LIIF.")),
					option.getValue());
		return options;
	}

	/** @throws LiifException in one sentence, if the value is not possible */
	public TrainingOptions with(final Setting setting, final Object value) {
		return new TrainingOptions(settings.with(setting, value));
	}

	/** @throws LiifException in one sentence, if there is no such setting, or the value is not possible */
	public TrainingOptions with(final String key, final Object value) {
		return with(TrainingSettings.of(key), value);
	}

	/** The settings that describe a network set to those of a model. */
	public TrainingOptions withArchitecture(final ModelSpec spec) {
		TrainingOptions options = with(TrainingSettings.ENCODER, spec.encoder().type().name())
				.with(TrainingSettings.DECODER, spec.decoder().type().name())
				.with(TrainingSettings.CHANNELS, spec.channels());
		for (final Setting setting : Architectures.settings())
			options = options.with(setting, setting.otherwise());
		for (final Settings part : Arrays.asList(spec.encoder().settings(), spec.decoder().settings())) {
			for (final Map.Entry<String, String> value : part.asMap().entrySet())
				options = options.with(value.getKey(), value.getValue());
		}
		return options;
	}

	/** @throws LiifException in one sentence, if settings contradict each other */
	public void check() {
		if (number(TrainingSettings.SCALE_MAX) < number(TrainingSettings.SCALE_MIN))
			throw new LiifException("scale_max (" + text(TrainingSettings.SCALE_MAX) + ") is smaller than scale_min ("
					+ text(TrainingSettings.SCALE_MIN) + "): exchange them.");
		checkArchitecture();
		if (number(TrainingSettings.LEARNING_RATE) == 0)
			throw new LiifException("With a learning_rate of 0 nothing is learned: give a number such as 0.001.");
	}

	public int whole(final Setting setting) {
		return settings.whole(setting.key());
	}

	public double number(final Setting setting) {
		return settings.number(setting.key());
	}

	public String text(final Setting setting) {
		return settings.text(setting.key());
	}

	/** All of them, for those who know some by other means. */
	public Settings settings() {
		return settings;
	}

	/**
	 * The network to be trained, with the reference's normalisation.
	 *
	 * @throws LiifException in one sentence, if it can't be of such settings
	 */
	public ModelSpec spec(final String name) {
		return new ModelSpec(name, whole(TrainingSettings.CHANNELS), encoder().create(of(encoder())),
				decoder().create(of(decoder())), Normalisation.REFERENCE,
				new double[]{number(TrainingSettings.SCALE_MIN), number(TrainingSettings.SCALE_MAX)});
	}

	/** Keys and values, in the settings' order. */
	public Map<String, String> asMap() {
		return settings.asMap();
	}

	// -- Helper methods --

	private static TrainingOptions light(final TrainingOptions paper) {
		return paper.with("features", 32).with("blocks", 8).with(Decoder.RESIDUAL, true)
				.with(TrainingSettings.FLAT, 0.025).with(TrainingSettings.STEPS, 20_000)
				.with(TrainingSettings.LEARNING_RATE, 1e-3).with(TrainingSettings.SCHEDULE, "cosine")
				.with(TrainingSettings.WARM_UP, 200).with(TrainingSettings.VALIDATE_EVERY, 500)
				.with(TrainingSettings.CHECKPOINT_EVERY, 500);
	}

	private EncoderType encoder() {
		return Architectures.encoders().get(text(TrainingSettings.ENCODER));
	}

	private DecoderType decoder() {
		return Architectures.decoders().get(text(TrainingSettings.DECODER));
	}

	private Settings of(final ArchitectureType<?> type) {
		return settings.only(type.settings());
	}

	/** What was changed must belong to the chosen encoder and decoder. */
	private void checkArchitecture() {
		of(encoder());
		of(decoder());
		final List<Setting> own = new ArrayList<>(encoder().settings());
		own.addAll(decoder().settings());
		for (final Setting setting : Architectures.settings()) {
			if (own.stream().noneMatch(s -> s.key().equals(setting.key()))
					&& !text(setting).equals(setting.otherwise()))
				throw new LiifException(
						setting.key() + " does not belong to the encoder " + text(TrainingSettings.ENCODER)
								+ " nor to the decoder " + text(TrainingSettings.DECODER) + ": leave it out.");
		}
	}
}
