// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import sc.fiji.liif.LiifException;

/**
 * Everything about a training that can be set. Macros, the command line, the
 * dialog and checkpoints all use these keys.
 */
public enum Setting {

	ENCODER("encoder", "the encoder network", "edsr", "rdn"),
	FEATURES("features", "length of a latent vector", 1, 4096),
	BLOCKS("blocks", "residual blocks of the encoder", 1, 256),
	CONVOLUTIONS("convolutions", "convolutions in each block of an RDN encoder", 1, 256),
	GROWTH("growth", "features that each of them adds", 1, 4096),
	DECODER("decoder", "the decoder network", "liif", "metasr"),
	HIDDEN("hidden", "widths of the decoder's hidden layers, with commas between"),
	FEATURE_UNFOLDING("feature_unfolding", "join each latent with its neighbours (-u of the paper: false)", "true",
			"false"),
	LOCAL_ENSEMBLE("local_ensemble", "blend the answers of four latents (-e: false)", "true", "false"),
	CELL_DECODING("cell_decoding", "tell the decoder the pixel's size (-c: false)", "true", "false"),
	RESIDUAL("residual", "answer with offsets from the input's colour (not in the paper)", "true", "false"),
	CHANNELS("channels", "channels of the pictures: 1 or 3", "3", "1"),

	PATCH("patch", "side of the input patches in pixels", 8, 1024),
	BATCH("batch", "patches per step", 1, 1024),
	SAMPLES("samples", "pixels per patch that are learned from", 1, 1_000_000),
	SCALE_MIN("scale_min", "smallest scale", 1.0, 64.0),
	SCALE_MAX("scale_max", "largest scale", 1.0, 64.0),
	FLAT("flat", "patches with a smaller standard deviation of intensities, from 0 to 1, are rejected", 0.0, 0.5),
	DEGRADATION("degradation", "how inputs are made of pictures", "bicubic", "binning", "microscope"),
	PSF("psf", "width of the microscope's point spread function (FWHM), in input pixels", 0.0, 50.0),
	PHOTONS("photons", "photons of intensity 1 in an input pixel; 0: no shot noise", 0.0, 1e9),
	READ_NOISE("read_noise", "standard deviation of the camera's noise, as a fraction of the intensity range", 0.0,
			1.0),
	TARGET_SIZE("target_size", "pairs only: resize all targets to this many pixels; 0: learn at their own sizes", 0,
			100_000),

	LOSS("loss", "mean absolute (l1, the paper's) or mean squared error (l2, which PSNR rewards)", "l1", "l2"),
	STEPS("steps", "steps of the training", 1, 1_000_000_000),
	LEARNING_RATE("learning_rate", "Adam's learning rate", 0.0, 1.0),
	SCHEDULE("schedule", "how the learning rate falls", "halving", "cosine"),
	WARM_UP("warm_up", "steps in which the learning rate rises", 0, 1_000_000),
	FREEZE("freeze", "the part that keeps its weights", "none", "encoder", "decoder"),
	SEED("seed", "start of all random numbers", 0, Integer.MAX_VALUE),
	VALIDATE_EVERY("validate_every", "steps between validations", 1, 1_000_000_000),
	CHECKPOINT_EVERY("checkpoint_every", "steps between checkpoints", 1, 1_000_000_000);

	private final String key;
	private final String description;
	private final double min;
	private final double max;
	private final boolean isWhole;
	private final List<String> choices;

	Setting(final String key, final String description, final int min, final int max) {
		this(key, description, min, max, true, Arrays.asList());
	}

	Setting(final String key, final String description, final double min, final double max) {
		this(key, description, min, max, false, Arrays.asList());
	}

	Setting(final String key, final String description, final String... choices) {
		this(key, description, 0, 0, false, Arrays.asList(choices));
	}

	Setting(final String key, final String description, final double min, final double max, final boolean isWhole,
			final List<String> choices) {
		this.key = key;
		this.description = description;
		this.min = min;
		this.max = max;
		this.isWhole = isWhole;
		this.choices = choices;
	}

	/** Its name in macros, such as {@code learning_rate}. */
	public String key() {
		return key;
	}

	/** Its name on the command line, such as {@code --learning-rate}. */
	public String option() {
		return "--" + key.replace('_', '-');
	}

	/** What it means, a short phrase. */
	public String description() {
		return description;
	}

	/** What it may be, if it is no number; else empty. */
	public List<String> choices() {
		return choices;
	}

	/** Whether it says what the network looks like. */
	public boolean isArchitecture() {
		return compareTo(CHANNELS) <= 0;
	}

	/** The setting of this key. */
	public static Optional<Setting> of(final String key) {
		return Arrays.stream(values()).filter(s -> s.key.equals(key)).findFirst();
	}

	/**
	 * The value in its one spelling.
	 *
	 * @throws LiifException in one sentence, if it is not possible
	 */
	String canonical(final String value) {
		final String trimmed = value.trim();
		if (this == HIDDEN)
			return widths(trimmed);
		if (!choices.isEmpty()) {
			if (!choices.contains(trimmed.toLowerCase(Locale.ROOT)))
				throw new LiifException("\"" + value + "\" is not possible for " + key + ": give "
						+ String.join(" or ", choices) + ".");
			return trimmed.toLowerCase(Locale.ROOT);
		}
		double number;
		try {
			number = Double.parseDouble(trimmed);
		}
		catch (final NumberFormatException e) {
			number = Double.NaN;
		}
		if (!(number >= min && number <= max) || isWhole && number != Math.rint(number))
			throw new LiifException("\"" + value + "\" is not possible for " + key + ": give a "
					+ (isWhole ? "whole number" : "number") + " from " + plain(min) + " to " + plain(max) + ".");
		return plain(number);
	}

	private static String widths(final String text) {
		final String width = "(40[0-8]\\d|409[0-6]|[1-3]\\d{3}|[1-9]\\d{0,2})";
		if (!text.matches(width + "( *, *" + width + "){0,255}"))
			throw new LiifException("\"" + text
					+ "\" is not possible for hidden: give the layers' widths with commas between, such as 256,256,256,256.");
		return text.replace(" ", "");
	}

	private static String plain(final double number) {
		return number == Math.rint(number) && Math.abs(number) < 1e15
				? Long.toString((long) number)
				: Double.toString(number);
	}
}
