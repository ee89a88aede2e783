// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.raster;

import java.util.Locale;

/**
 * How strong the noise of a picture is: the variance at a pixel is a straight line of its
 * true value, {@code gain * value + floor}. Counted photons make the gain, the camera's
 * electronics the floor (Foi et al., IEEE TIP 2008). Immutable.
 */
public final class Noise {

	/** No noise at all. */
	public static final Noise NONE = new Noise(0, 0);

	/** Over so many pixels (FWHM) values are averaged before their noise is told: they are noisy themselves. */
	private static final double SMOOTHING = 3.5;

	private final double gain;
	private final double floor;

	/**
	 * @param gain  variance per unit of the values: of photons, counted, 1 if the values are their number
	 * @param floor variance where the values are 0; may be negative if they have an offset
	 */
	public Noise(final double gain, final double floor) {
		this.gain = gain;
		this.floor = floor;
	}

	/** The same standard deviation everywhere. */
	public static Noise constant(final double deviation) {
		return new Noise(0, deviation * deviation);
	}

	public double gain() {
		return gain;
	}

	public double floor() {
		return floor;
	}

	/** Standard deviation where the true value is this. */
	public double deviation(final double value) {
		return Math.sqrt(Math.max(0, gain * value + floor));
	}

	/** The same noise of {@code (value - zero) / (one - zero)}; none if these are equal. */
	public Noise inRange(final double zero, final double one) {
		final double length = one - zero;
		return length == 0 ? NONE : new Noise(gain / length, (floor + gain * zero) / (length * length));
	}

	/** The mean of two variances. */
	public Noise mixedWith(final Noise other) {
		return new Noise((gain + other.gain) / 2, (floor + other.floor) / 2);
	}

	/** Stronger noise of the same kind. */
	public Noise stronger(final double factor) {
		return new Noise(gain * factor * factor, floor * factor * factor);
	}

	/** The standard deviation at each pixel of a picture, from the mean of its channels; one channel. */
	public Raster plane(final Raster picture) {
		final int n = picture.width() * picture.height();
		final float[] means = new float[n];
		for (int i = 0; i < n; i++) {
			double sum = 0;
			for (int c = 0; c < picture.channels(); c++)
				sum += picture.intensity(i * picture.channels() + c);
			means[i] = (float) (sum / picture.channels());
		}
		Raster smooth = Raster.ofFloats(picture.width(), picture.height(), 1, means);
		if (gain != 0)
			smooth = new Resize(new CameraPixel(SMOOTHING)).apply(smooth, picture.width(), picture.height());
		final float[] deviations = new float[n];
		for (int i = 0; i < n; i++)
			deviations[i] = (float) deviation(smooth.intensity(i));
		return Raster.ofFloats(picture.width(), picture.height(), 1, deviations);
	}

	/** The picture with its {@link #plane} as one more channel: what a noise-aware model wants to see. */
	public Raster joinedTo(final Raster picture) {
		final Raster plane = plane(picture);
		final int channels = picture.channels();
		final float[] joined = new float[picture.width() * picture.height() * (channels + 1)];
		for (int i = 0; i < joined.length; i++) {
			final int c = i % (channels + 1);
			final int pixel = i / (channels + 1);
			joined[i] = c < channels ? picture.intensity(pixel * channels + c) : plane.intensity(pixel);
		}
		return Raster.ofFloats(picture.width(), picture.height(), channels + 1, joined);
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, "variance = %.4g * value + %.4g", gain, floor);
	}
}
