// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.degradation;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import sc.fiji.liif.setting.Setting;
import sc.fiji.liif.setting.Settings;

/** How likely and how strong each part of {@link Varied} is. Immutable. */
final class VariedSettings {

	static final Setting BICUBIC = odds("odds_bicubic", 1, "bicubic reduction");
	static final Setting BINNING = odds("odds_binning", 0, "the mean over a camera's pixels");
	static final Setting GAUSSIAN = both(odds("odds_gaussian", 0, "a Gaussian point spread function"));
	static final Setting AIRY = both(odds("odds_airy", 0, "a point spread function with a halo"));
	static final Setting NEAREST = odds("odds_nearest", 0, "single points, of drawn hard edges alone, which stay hard");
	static final Setting PSF_MIN = both(
			number("psf_min", 50, 0.4, "Smallest PSF", "narrowest PSF (FWHM), in input pixels"));
	static final Setting PSF_MAX = both(number("psf_max", 50, 1.2, "Largest PSF", "widest PSF"));
	static final Setting NOISY = both(number("noisy", 1, 0, "Noisy", "share of samples that are noisy"));
	static final Setting PHOTONS_MIN = both(number("photons_min", 1e9, 16, "Fewest photons",
			"fewest photons of intensity 1 in an input pixel, 0 for no shot noise"));
	static final Setting PHOTONS_MAX = both(number("photons_max", 1e9, 2000, "Most photons", "most of them"));
	static final Setting DARK = both(
			number("dark_max", 10, 0, "Dark light", "largest intensity of light that is seen by its noise alone"));
	static final Setting READ_NOISE = both(number("read_noise_max", 1, 0.03, "Largest read noise",
			"largest standard deviation of the camera's noise, as a fraction of the range"));
	static final Setting HOT_PIXELS = both(
			number("hot_pixels", 1, 0, "Hot pixels", "share of hot pixels in noisy samples"));
	static final Setting CONTRAST = both(number("contrast_min", 1, 1, "Least contrast",
			"contrast of the darkest scenes, 1 being the pictures' own"));
	static final Setting CONTRAST_WEIGHT = both(number("contrast_weight", 2, 0, "Weight of contrast",
			"how much more dark scenes count: by the contrast to the power of minus this"));
	static final Setting BACKGROUND = both(
			number("background_max", 1, 0, "Background", "largest intensity of a slowly varying background"));
	static final Setting SHARPENED = number("sharpened", 1, 0, "Sharpened", "share of samples that are sharpened");
	static final Setting JPEG_BEFORE = number("jpeg_before", 1, 0, "JPEG before",
			"share of samples that are compressed before they are reduced");
	static final Setting JPEG = number("jpeg", 1, 0, "JPEG", "share of samples that are compressed afterwards");
	static final Setting QUALITY_MIN = number("quality_min", 100, 30, "Least quality", "worst quality of JPEG");
	static final Setting QUALITY_MAX = number("quality_max", 100, 97, "Best quality", "best quality of JPEG");

	/** Of which one happens. */
	static final List<Setting> ODDS = Arrays.asList(BICUBIC, BINNING, GAUSSIAN, AIRY);
	static final List<Setting> ODDS_OF_HARD_EDGES = Arrays.asList(BICUBIC, BINNING, GAUSSIAN, AIRY, NEAREST);
	static final List<Setting> ODDS_OF_SLICES = Arrays.asList(GAUSSIAN, AIRY);
	/** What slices along the optical axis know of it. */
	static final List<Setting> OF_SLICES = Collections.unmodifiableList(Arrays.asList(GAUSSIAN, AIRY, PSF_MIN, PSF_MAX,
			NOISY, PHOTONS_MIN, PHOTONS_MAX, DARK, READ_NOISE, HOT_PIXELS, CONTRAST, CONTRAST_WEIGHT, BACKGROUND));
	static final List<Setting> ALL = Collections.unmodifiableList(Arrays.asList(BICUBIC, BINNING, GAUSSIAN, AIRY,
			NEAREST, PSF_MIN, PSF_MAX, NOISY, PHOTONS_MIN, PHOTONS_MAX, DARK, READ_NOISE, HOT_PIXELS, CONTRAST,
			CONTRAST_WEIGHT, BACKGROUND, SHARPENED, JPEG_BEFORE, JPEG, QUALITY_MIN, QUALITY_MAX));

	private final Settings settings;

	VariedSettings(final Settings settings) {
		this.settings = settings.completed(ALL);
	}

	double number(final Setting setting) {
		return settings.number(setting.key());
	}

	boolean isPossible(final Setting share) {
		return number(share) > 0;
	}

	boolean happens(final Setting share, final Random random) {
		return isPossible(share) && random.nextDouble() < number(share);
	}

	/** Evenly from 0 to the setting. */
	double uniform(final Setting most, final Random random) {
		return isPossible(most) ? number(most) * random.nextDouble() : 0;
	}

	double between(final Setting least, final Setting most, final Random random) {
		return number(least) + (number(most) - number(least)) * random.nextDouble();
	}

	/** Evenly on a logarithmic scale, from the setting to 1. */
	double geometric(final Setting least, final Random random) {
		return number(least) == 1 ? 1 : Math.pow(Math.max(1e-6, number(least)), random.nextDouble());
	}

	double geometric(final Setting least, final Setting most, final Random random) {
		return number(least) == 0 ? 0 : number(least) * Math.pow(number(most) / number(least), random.nextDouble());
	}

	double middle(final Setting least, final Setting most) {
		return Math.sqrt(number(least) * number(most));
	}

	/** The key of one of some odds, drawn. */
	String drawn(final List<Setting> odds, final Random random) {
		double left = random.nextDouble() * odds.stream().mapToDouble(this::number).sum();
		for (final Setting one : odds) {
			left -= number(one);
			if (left < 0)
				return one.key();
		}
		return odds.get(0).key();
	}

	/** The lens alone, of middle width. */
	VariedSettings clean() {
		VariedSettings clean = this;
		for (final Setting share : Arrays.asList(NOISY, HOT_PIXELS, BACKGROUND, SHARPENED, JPEG_BEFORE, JPEG))
			clean = clean.with(share, 0);
		final double psf = (number(PSF_MIN) + number(PSF_MAX)) / 2;
		return clean.with(CONTRAST, 1).with(PSF_MIN, psf).with(PSF_MAX, psf);
	}

	/** And always so many photons, with half of the strongest read noise at most. */
	VariedSettings noisy(final double photons) {
		return clean().with(NOISY, 1).with(PHOTONS_MIN, photons).with(PHOTONS_MAX, photons).with(READ_NOISE,
				number(READ_NOISE) / 2);
	}

	/** And always compressed before, to this quality. */
	VariedSettings compressed(final double quality) {
		return clean().with(JPEG, 1).with(QUALITY_MIN, quality).with(QUALITY_MAX, quality);
	}

	/** Those that differ from the defaults. */
	@Override
	public String toString() {
		return ALL.stream().filter(s -> !settings.text(s.key()).equals(s.otherwise()))
				.map(s -> s.key() + " " + settings.text(s.key())).collect(Collectors.joining(", "));
	}

	private VariedSettings with(final Setting setting, final double value) {
		return new VariedSettings(settings.with(setting, value));
	}

	/** Of both kinds. */
	private static Setting both(final Setting setting) {
		return setting.onlyWith("degradation", "varied", "axial");
	}

	private static Setting odds(final String key, final double otherwise, final String what) {
		return number(key, 1e6, otherwise, key.substring("odds_".length()) + " odds", "odds of " + what);
	}

	private static Setting number(final String key, final double max, final double otherwise, final String label,
			final String what) {
		return Setting.number(key, 0, max, otherwise, label, "varied: " + what).onlyWith("degradation", "varied");
	}
}
