// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.data;

import sc.fiji.liif.raster.RobustRange;
import sc.fiji.liif.train.drawing.Drawing;
import sc.fiji.liif.train.degradation.Degraded;
import java.util.Random;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.train.degradation.Degradation;
import sc.fiji.liif.train.degradation.Degradations;
import sc.fiji.liif.train.settings.TrainingOptions;
import sc.fiji.liif.train.settings.TrainingSettings;

/**
 * The paper's self-supervised task (section 4.1): a random scale, a random crop
 * of a picture, and as input the same crop reduced to the patch's size. Pictures
 * that are too small for a scale serve at the scales that fit.
 */
final class DegradedSamples implements SampleSource {

	/** Flat patches are drawn again, so often at most. */
	private static final int TRIES = 10;
	/** Of drawings, as a part of the largest one. */
	private static final double LEAST_CONTRAST = 0.2;

	private final Pool<Raster> pool;
	private final Degradation degradation;
	private final int patch;
	private final double scaleMin;
	private final double scaleMax;
	private final double flat;
	private final int channels;
	private final boolean isNoiseAware;
	private final double drawn;
	private final Drawing drawing;
	private final double contrast;

	DegradedSamples(final Pool<Raster> pool, final TrainingOptions options) {
		this.pool = pool;
		degradation = Degradations.of(options.settings());
		patch = options.whole(TrainingSettings.PATCH);
		scaleMin = options.number(TrainingSettings.SCALE_MIN);
		scaleMax = options.number(TrainingSettings.SCALE_MAX);
		flat = options.number(TrainingSettings.FLAT);
		channels = options.whole(TrainingSettings.CHANNELS);
		isNoiseAware = options.is(TrainingSettings.NOISE_INPUT);
		drawn = options.number(TrainingSettings.DRAWN);
		drawing = Drawing.of(options.text(TrainingSettings.DRAWN_KIND));
		contrast = options.number(TrainingSettings.DRAWN_CONTRAST);
	}

	@Override
	public Sample draw(final long item, final Random random) {
		final boolean isDrawn = drawn > 0 && random.nextDouble() < drawn;
		Raster target = null;
		Degradation how = degradation;
		for (int i = 0; i < TRIES && (target == null || target.standardDeviation() < flat); i++) {
			if (isDrawn) {
				final Drawing.Drawn drawing = drawing(random);
				target = isNoiseAware
						? RobustRange.stretched(RobustRange.withoutOutliers(drawing.picture()))
						: drawing.picture();
				how = drawing.isHard() ? degradation.ofHardEdges() : degradation;
			}
			else
				target = crop(item, random);
		}
		if (isDrawn)
			target = dimmed(target, random);
		final Degraded degraded = how.apply(target, patch, patch, random);
		return new Sample(isNoiseAware ? degraded.noise().joinedTo(degraded.input()) : degraded.input(),
				degraded.truth(), degraded.weight());
	}

	/** Why a picture can't serve; null if it can. */
	static String objection(final Raster picture, final TrainingOptions options) {
		final int smallest = side(options.number(TrainingSettings.SCALE_MIN), options.whole(TrainingSettings.PATCH));
		return smallest <= Math.min(picture.width(), picture.height())
				? null
				: "is too small (" + picture.width() + " x " + picture.height() + " pixels instead of " + smallest
						+ " or more).";
	}

	private Drawing.Drawn drawing(final Random random) {
		final int side = side(scaleMin + random.nextDouble() * (scaleMax - scaleMin), patch);
		if (!degradation.isAxial())
			return drawing.draw(side, channels, (double) side / patch, random);
		return drawing.draw(side, channels, 1 + random.nextDouble(), random).crop(random.nextInt(side - patch + 1), 0,
				patch, side);
	}

	/** Of less contrast, between black and white. */
	private Raster dimmed(final Raster picture, final Random random) {
		if (contrast == 1)
			return picture;
		final double own = contrast * (LEAST_CONTRAST + (1 - LEAST_CONTRAST) * random.nextDouble());
		final double ground = (1 - own) * Math.pow(random.nextDouble(), 2);
		final float[] values = picture.intensities();
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (ground + own * values[i]);
		return Raster.ofFloats(picture.width(), picture.height(), picture.channels(), values);
	}

	private Raster crop(final long item, final Random random) {
		final int smallest = side(scaleMin, patch);
		final Raster picture = pool.draw(item, random);
		if (picture == null)
			throw new LiifException("None of the pictures is " + smallest + " x " + smallest
					+ " pixels or larger: give larger ones, or choose a smaller patch or scale_min.");
		final double fits = (double) Math.min(picture.width(), picture.height()) / patch;
		final double scale = scaleMin + random.nextDouble() * (Math.min(scaleMax, fits) - scaleMin);
		final int side = Math.max(smallest, Math.min(side(scale, patch), Math.min(picture.width(), picture.height())));
		if (degradation.isAxial()) {
			final boolean isTurned = random.nextBoolean();
			final int width = isTurned ? side : patch;
			final int height = isTurned ? patch : side;
			final Raster crop = picture.crop(random.nextInt(picture.width() - width + 1),
					random.nextInt(picture.height() - height + 1), width, height);
			return isTurned ? crop.turned(false, false, true) : crop;
		}
		return picture.crop(random.nextInt(picture.width() - side + 1), random.nextInt(picture.height() - side + 1),
				side, side);
	}

	/** Rounded half to even, as the reference does. */
	private static int side(final double scale, final int patch) {
		return (int) Math.rint(patch * scale);
	}
}
