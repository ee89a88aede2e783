// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.degradation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import sc.fiji.liif.Numbers;
import sc.fiji.liif.raster.CameraPixel;
import sc.fiji.liif.raster.Filter;
import sc.fiji.liif.raster.Noise;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.Resize;
import sc.fiji.liif.raster.Spot;
import sc.fiji.liif.setting.Setting;
import sc.fiji.liif.setting.Settings;

/**
 * What pictures go through in the world, drawn anew for each: another light on the scene, a
 * first compression, a lens and a camera's pixels, photon and camera noise, hot pixels, a
 * camera's sharpening, a second compression. {@link VariedSettings} says how likely and how
 * strong each of them is. What is taken at single points no camera saw: it has neither noise nor sharpening.
 */
final class Varied implements Degradation {

	/** What pictures are judged by is in the middle of what they learn from. */
	private static final double MIDDLE_QUALITY = 50;
	/** An Airy-like point spread function has a core, and so much of its light in a halo so much wider. */
	private static final double HALO = 0.15;
	private static final double HALO_WIDTH = 2.5;
	/** Of an axial one on one side of its middle: the most light, its width and its place, in widths. */
	private static final double SIDE = 0.5;
	private static final double SIDE_WIDTH = 1.6;
	private static final double SIDE_SHIFT = 0.7;
	private static final double SHARPEST = 0.8;
	/** Brighter ones look the same to an encoder whose inputs are bounded, and would outweigh all else in a squared error. */
	private static final double HOTTEST = 1.2;
	/** What is told of the noise is an estimate: the standard deviation's relative error. */
	private static final double NOISE_ERROR = 0.08;

	private final VariedSettings settings;
	private final List<Setting> lenses;
	private final boolean isAxial;

	Varied(final Settings settings) {
		this(new VariedSettings(settings), VariedSettings.ODDS, false);
	}

	private Varied(final VariedSettings settings, final List<Setting> lenses, final boolean isAxial) {
		this.settings = settings;
		this.lenses = lenses;
		this.isAxial = isAxial;
	}

	/** What becomes of the planes along the optical axis, of which slices are taken. */
	static Varied axial(final Settings settings) {
		return new Varied(new VariedSettings(settings), VariedSettings.ODDS_OF_SLICES, true);
	}

	@Override
	public Degradation ofHardEdges() {
		return isAxial ? this : new Varied(settings, VariedSettings.ODDS_OF_HARD_EDGES, false);
	}

	@Override
	public boolean isAxial() {
		return isAxial;
	}

	@Override
	public Degraded apply(final Raster picture, final int width, final int height, final Random random) {
		final double contrast = settings.geometric(VariedSettings.CONTRAST, random);
		final Raster scene = lit(picture, contrast, random);
		final Raster seen = settings.happens(VariedSettings.JPEG_BEFORE, random)
				? jpeg(random).applyAnywhere(scene, random)
				: scene;
		final String lens = settings.drawn(lenses, random);
		Raster small = reduced(seen, lens, width, height, random);
		Noise noise = Noise.NONE;
		final boolean isPhotographed = !lens.equals(VariedSettings.NEAREST.key());
		if (isPhotographed && settings.happens(VariedSettings.NOISY, random)) {
			final Camera camera = new Camera(
					settings.geometric(VariedSettings.PHOTONS_MIN, VariedSettings.PHOTONS_MAX, random),
					settings.uniform(VariedSettings.DARK, random), settings.uniform(VariedSettings.READ_NOISE, random));
			small = spoiled(camera.expose(small, random), random);
			noise = camera.noise().stronger(Math.exp(NOISE_ERROR * random.nextGaussian()));
		}
		if (isPhotographed && settings.happens(VariedSettings.SHARPENED, random))
			small = sharpened(small, SHARPEST * random.nextDouble());
		if (settings.happens(VariedSettings.JPEG, random))
			small = jpeg(random).applyAnywhere(small, random);
		return new Degraded(scene, scene.isEightBit() ? inEightBits(small) : small, noise,
				Math.pow(contrast, -settings.number(VariedSettings.CONTRAST_WEIGHT)));
	}

	@Override
	public Map<String, Degradation> purposes() {
		final Map<String, Degradation> purposes = new LinkedHashMap<>();
		purposes.put("", new Varied(settings.clean(), lenses, isAxial));
		if (settings.isPossible(VariedSettings.NOISY)) {
			final double photons = settings.middle(VariedSettings.PHOTONS_MIN, VariedSettings.PHOTONS_MAX);
			purposes.put(String.format(Locale.ROOT, "%.0f photons", photons),
					new Varied(settings.noisy(photons), lenses, isAxial));
		}
		if (settings.isPossible(VariedSettings.JPEG) || settings.isPossible(VariedSettings.JPEG_BEFORE))
			purposes.put("JPEG " + Numbers.text(MIDDLE_QUALITY),
					new Varied(settings.compressed(MIDDLE_QUALITY), lenses, isAxial));
		return purposes;
	}

	@Override
	public String description() {
		return (isAxial ? "axial: " : "varied: ") + settings;
	}

	// -- Helper methods --

	/** Less light, and light that comes from elsewhere, more of it on one side. */
	private Raster lit(final Raster picture, final double contrast, final Random random) {
		final double background = settings.uniform(VariedSettings.BACKGROUND, random);
		if (contrast == 1 && background == 0)
			return picture;
		final double angle = 2 * Math.PI * random.nextDouble();
		final double slope = random.nextDouble() / (picture.width() + picture.height());
		final float[] values = picture.intensities();
		for (int i = 0; i < values.length; i++) {
			final int x = i / picture.channels() % picture.width() - picture.width() / 2;
			final int y = i / picture.channels() / picture.width() - picture.height() / 2;
			final double here = background * (1 + slope * (x * Math.cos(angle) + y * Math.sin(angle)));
			values[i] = (float) (contrast * values[i] + here);
		}
		return Raster.ofFloats(picture.width(), picture.height(), picture.channels(), values);
	}

	private Raster reduced(final Raster scene, final String lens, final int width, final int height,
			final Random random) {
		if (lens.equals(VariedSettings.BICUBIC.key()))
			return Resize.bicubic(scene, width, height);
		if (lens.equals(VariedSettings.NEAREST.key()))
			return new Resize(Filter.NEAREST).apply(scene, width, height);
		if (lens.equals(VariedSettings.BINNING.key()))
			return new Resize(new CameraPixel(0)).apply(scene, width, height);
		final double psf = settings.between(VariedSettings.PSF_MIN, VariedSettings.PSF_MAX, random);
		if (isAxial)
			return sliced(scene, lens, psf, height, random);
		final Raster core = new Resize(new CameraPixel(psf)).apply(scene, width, height);
		if (lens.equals(VariedSettings.GAUSSIAN.key()))
			return core;
		return mixed(core, new Resize(new CameraPixel(HALO_WIDTH * psf)).apply(scene, width, height), HALO);
	}

	/**
	 * Slices of a plane along the optical axis. Where the refractive index does not match, light is missing from the
	 * middle and found on one side (Gibson and Lanni, 1991): here as a wider Gaussian beside the first.
	 */
	private static Raster sliced(final Raster scene, final String lens, final double psf, final int height,
			final Random random) {
		final Raster exact = Raster.ofFloats(scene.width(), scene.height(), scene.channels(), scene.intensities());
		final Raster core = new Resize(new Spot(psf, 0)).alongY(exact, height);
		if (lens.equals(VariedSettings.GAUSSIAN.key()))
			return core;
		final double side = random.nextBoolean() ? 1 : -1;
		return mixed(core, new Resize(new Spot(SIDE_WIDTH * psf, side * SIDE_SHIFT * psf)).alongY(exact, height),
				SIDE * random.nextDouble());
	}

	/** With hot pixels. */
	private Raster spoiled(final Raster picture, final Random random) {
		final double share = settings.number(VariedSettings.HOT_PIXELS);
		if (share == 0)
			return picture;
		final float[] values = picture.intensities();
		for (int i = 0; i < values.length; i++) {
			if (random.nextDouble() < share)
				values[i] += (float) (HOTTEST * random.nextDouble());
		}
		return Raster.ofFloats(picture.width(), picture.height(), picture.channels(), values);
	}

	/** Unsharp masking, as cameras do it. */
	private static Raster sharpened(final Raster picture, final double amount) {
		final Raster exact = Raster.ofFloats(picture.width(), picture.height(), picture.channels(),
				picture.intensities());
		return mixed(exact, new Resize(new CameraPixel(2)).apply(exact, picture.width(), picture.height()), -amount);
	}

	private static Raster mixed(final Raster one, final Raster other, final double share) {
		final float[] values = one.intensities();
		for (int i = 0; i < values.length; i++)
			values[i] += (float) (share * (other.intensity(i) - values[i]));
		return Raster.ofFloats(one.width(), one.height(), one.channels(), values);
	}

	private Jpeg jpeg(final Random random) {
		return new Jpeg(settings.between(VariedSettings.QUALITY_MIN, VariedSettings.QUALITY_MAX, random),
				random.nextBoolean());
	}

	/** What was a picture of 8 bits stays one. */
	private static Raster inEightBits(final Raster picture) {
		if (picture.isEightBit())
			return picture;
		final float[] values = picture.intensities();
		final byte[] bytes = new byte[values.length];
		for (int i = 0; i < bytes.length; i++)
			bytes[i] = (byte) Math.round(255 * Math.max(0, Math.min(1, values[i])));
		return Raster.ofBytes(picture.width(), picture.height(), picture.channels(), bytes);
	}
}
