// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.settings;

import sc.fiji.liif.train.drawing.Drawing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.architecture.Architectures;
import sc.fiji.liif.setting.Setting;
import sc.fiji.liif.train.degradation.Degradations;

/**
 * Everything about a training that can be set: macros, the command line, the
 * dialog, checkpoints and the documentation follow this list. What encoders,
 * decoders and degradations have of their own comes from these.
 */
public final class TrainingSettings {

	public static final Setting ENCODER = Setting.choice("encoder", new ArrayList<>(Architectures.encoders().keySet()),
			"Encoder", "the encoder network");
	public static final Setting DECODER = Setting.choice("decoder", new ArrayList<>(Architectures.decoders().keySet()),
			"Decoder", "the decoder network");
	public static final Setting CHANNELS = Setting.choice("channels", Arrays.asList("3", "1"), "Channels",
			"channels of the pictures");

	public static final Setting NOISE_INPUT = Setting.flag("noise_input", false, "Noise input",
			"tell the encoder how strong the noise is; pictures are then stretched from percentile to percentile");

	public static final Setting PATCH = Setting.whole("patch", 8, 1024, 48, "Patch",
			"side of the input patches in pixels");
	public static final Setting BATCH = Setting.whole("batch", 1, 1024, 16, "Batch", "patches per step");
	public static final Setting SAMPLES = Setting.whole("samples", 1, 1_000_000, 2304, "Samples",
			"pixels per patch that are learned from");
	public static final Setting SCALE_MIN = Setting.number("scale_min", 1, 64, 1, "Smallest scale",
			"smallest scale of the training");
	public static final Setting SCALE_MAX = Setting.number("scale_max", 1, 64, 4, "Largest scale",
			"largest scale of the training");
	public static final Setting FLAT = Setting.number("flat", 0, 0.5, 0, "Flat",
			"patches with a smaller standard deviation of intensities, from 0 to 1, are rejected");
	public static final Setting DRAWN = Setting.number("drawn", 0, 1, 0, "Drawn",
			"share of samples that are drawn instead of taken from pictures");
	public static final Setting DRAWN_KIND = Setting.choice("drawn_kind", Drawing.KINDS, "Kind of drawings",
			"what is drawn: edges, lines, writing and gratings, or filaments, membranes, vesicles and nuclei, or both");
	public static final Setting DRAWN_CONTRAST = Setting.number("drawn_contrast", 0.01, 1, 1, "Contrast of drawings",
			"largest contrast of drawings, 1 being black and white; those of full contrast outweigh pictures");
	public static final Setting TARGET_SIZE = Setting.whole("target_size", 0, 100_000, 0, "Target size",
			"pairs only: resize all targets to this many pixels; 0: learn at their own sizes");

	public static final Setting LOSS = Setting.choice("loss", Arrays.asList("l1", "l2"), "Loss",
			"mean absolute (l1, the paper's) or mean squared error (l2, which PSNR rewards)");
	public static final Setting STEPS = Setting.whole("steps", 1, 1_000_000_000, 1_000_000, "Steps",
			"steps of the training");
	public static final Setting LEARNING_RATE = Setting.number("learning_rate", 0, 1, 1e-4, "Learning rate",
			"Adam's learning rate");
	public static final Setting SCHEDULE = Setting.choice("schedule", Arrays.asList("halving", "cosine"), "Schedule",
			"how the learning rate falls: halved after each fifth of the training, or along a cosine");
	public static final Setting WARM_UP = Setting.whole("warm_up", 0, 1_000_000, 0, "Warm-up",
			"steps in which the learning rate rises");
	public static final Setting AVERAGE = Setting.number("average", 0, 0.99999, 0, "Average",
			"what a step leaves of the running mean of the weights, which becomes the model; 0: the weights themselves");
	public static final Setting FREEZE = Setting.choice("freeze", Arrays.asList("none", "encoder", "decoder"), "Freeze",
			"the part that keeps its weights");
	public static final Setting SEED = Setting.whole("seed", 0, Integer.MAX_VALUE, 0, "Seed",
			"start of all random numbers");
	public static final Setting VALIDATE_EVERY = Setting.whole("validate_every", 1, 1_000_000_000, 1000,
			"Validate every", "steps between validations");
	public static final Setting CHECKPOINT_EVERY = Setting.whole("checkpoint_every", 1, 1_000_000_000, 1000,
			"Checkpoint every", "steps between checkpoints");

	private static final List<Setting> ARCHITECTURE = architecture();
	private static final Map<String, Setting> ALL = all();

	private TrainingSettings() {}

	/** All settings, those that describe the network first. */
	public static List<Setting> list() {
		return new ArrayList<>(ALL.values());
	}

	/**
	 * The setting of this key.
	 *
	 * @throws LiifException in one sentence, if there is none
	 */
	public static Setting of(final String key) {
		return find(key).orElseThrow(() -> new LiifException(
				"There is no setting \"" + key + "\": the settings are " + String.join(", ", ALL.keySet()) + "."));
	}

	/** The setting of this key, if there is one. */
	public static Optional<Setting> find(final String key) {
		return Optional.ofNullable(ALL.get(key));
	}

	/** Whether it says what the network looks like. */
	public static boolean isArchitecture(final Setting setting) {
		return ARCHITECTURE.contains(setting);
	}

	private static List<Setting> architecture() {
		final List<Setting> settings = new ArrayList<>(Arrays.asList(ENCODER, DECODER));
		settings.addAll(Architectures.settings());
		settings.add(CHANNELS);
		settings.add(NOISE_INPUT);
		return Collections.unmodifiableList(settings);
	}

	private static Map<String, Setting> all() {
		final List<Setting> settings = new ArrayList<>(ARCHITECTURE);
		settings.addAll(
				Arrays.asList(PATCH, BATCH, SAMPLES, SCALE_MIN, SCALE_MAX, FLAT, DRAWN, DRAWN_KIND, DRAWN_CONTRAST));
		settings.addAll(Degradations.settings());
		settings.addAll(Arrays.asList(TARGET_SIZE, LOSS, STEPS, LEARNING_RATE, SCHEDULE, WARM_UP, AVERAGE, FREEZE, SEED,
				VALIDATE_EVERY, CHECKPOINT_EVERY));
		final Map<String, Setting> all = new LinkedHashMap<>();
		settings.forEach(setting -> all.put(setting.key(), setting));
		return Collections.unmodifiableMap(all);
	}
}
