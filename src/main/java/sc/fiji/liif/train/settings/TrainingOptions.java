// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.settings;

import java.util.stream.Collectors;
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
	 * The presets' names, the default first: small ones for a desktop without GPU, those of the models
	 * that come along, and the published settings of the paper's two models.
	 */
	public static final List<String> PRESETS = Collections.unmodifiableList(
			Arrays.asList("light", "light-heat", "photo", "photo-robust", "micro", "axial", "paper-edsr", "paper-rdn"));

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
		case "photo" :
			return large(paper).with("odds_bicubic", 7).with("odds_binning", 2).with("odds_gaussian", 1)
					.with("odds_nearest", 20).with("psf_min", 0.3).with("psf_max", 0.8)
					.with(TrainingSettings.DRAWN, 0.15).with(TrainingSettings.DRAWN_CONTRAST, 0.5);
		case "photo-robust" :
			return large(paper).with("odds_bicubic", 5).with("odds_binning", 2).with("odds_gaussian", 3)
					.with("odds_nearest", 20).with("psf_min", 0.3).with("psf_max", 1.2).with("noisy", 0.5)
					.with("photons_min", 100).with("photons_max", 20_000).with("read_noise_max", 0.06)
					.with("jpeg_before", 0.2).with("jpeg", 0.6).with("sharpened", 0.1)
					.with(TrainingSettings.DRAWN, 0.15).with(TrainingSettings.DRAWN_CONTRAST, 0.5);
		case "micro" :
			return large(paper).with("blocks", 10).with(TrainingSettings.CHANNELS, 1)
					.with(TrainingSettings.NOISE_INPUT, true).with(TrainingSettings.LOSS, "l2")
					.with(TrainingSettings.DRAWN, 0.3).with(TrainingSettings.DRAWN_KIND, "both")
					.with(TrainingSettings.DRAWN_CONTRAST, 0.4).with("odds_bicubic", 0.5).with("odds_binning", 2)
					.with("odds_gaussian", 5).with("odds_airy", 2).with("odds_nearest", 20).with("noisy", 0.75)
					.with("photons_min", 12).with("photons_max", 3000).with("dark_max", 0.1)
					.with("read_noise_max", 0.04).with("hot_pixels", 0.00003).with("contrast_min", 0.3)
					.with("background_max", 0.2);
		case "axial" :
			return large(paper).with("degradation", "axial").with("blocks", 10).with(TrainingSettings.CHANNELS, 1)
					.with(TrainingSettings.PATCH, 32).with(TrainingSettings.SCALE_MAX, 10)
					.with(TrainingSettings.NOISE_INPUT, true).with(TrainingSettings.LOSS, "l2").with("odds_gaussian", 3)
					.with("odds_airy", 1).with("psf_min", 0.6).with("psf_max", 1.4).with("noisy", 0.7)
					.with("photons_min", 15).with("photons_max", 3000).with("dark_max", 0.1)
					.with("read_noise_max", 0.03).with("hot_pixels", 0.00003).with("contrast_min", 0.08)
					.with("contrast_weight", 1).with("background_max", 0.1);
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

	/** Those that differ from others', the number of steps aside, such as "loss=l2 patch=64"; empty if none do. */
	public String changesFrom(final TrainingOptions others) {
		return asMap().entrySet().stream().filter(entry -> !entry.getKey().equals(TrainingSettings.STEPS.key()))
				.filter(entry -> !entry.getValue().equals(others.asMap().get(entry.getKey())))
				.map(entry -> entry.getKey() + "=" + entry.getValue()).collect(Collectors.joining(" "));
	}

	/** The settings set to others', but for those that describe a network. */
	public TrainingOptions withTrainingOf(final TrainingOptions others) {
		TrainingOptions options = this;
		for (final Setting setting : TrainingSettings.list()) {
			if (!TrainingSettings.isArchitecture(setting))
				options = options.with(setting, others.text(setting));
		}
		return options;
	}

	/** The settings that describe a network set to those of a model. */
	public TrainingOptions withArchitecture(final ModelSpec spec) {
		TrainingOptions options = with(TrainingSettings.ENCODER, spec.encoder().type().name())
				.with(TrainingSettings.DECODER, spec.decoder().type().name())
				.with(TrainingSettings.CHANNELS, spec.channels())
				.with(TrainingSettings.NOISE_INPUT, spec.isNoiseAware());
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

	public boolean is(final Setting flag) {
		return settings.is(flag.key());
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
		return new ModelSpec(name, whole(TrainingSettings.CHANNELS), is(TrainingSettings.NOISE_INPUT),
				encoder().create(of(encoder())), decoder().create(of(decoder())), Normalisation.REFERENCE,
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

	/** Twelve times the multiplications of the light ones, most of them once per pixel of the input. */
	private static TrainingOptions large(final TrainingOptions paper) {
		return light(paper).with("features", 64).with("blocks", 14).with(TrainingSettings.DECODER, "heat")
				.with("components", 32).with("hidden", "128,128").with(TrainingSettings.SAMPLES, 1024)
				.with("degradation", "varied").with(TrainingSettings.AVERAGE, 0.999)
				.with(TrainingSettings.LEARNING_RATE, 7e-4).with(TrainingSettings.STEPS, 40_000)
				.with(TrainingSettings.VALIDATE_EVERY, 1000);
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
