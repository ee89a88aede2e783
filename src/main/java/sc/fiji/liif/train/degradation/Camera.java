// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.degradation;

import java.util.Random;

import sc.fiji.liif.raster.Noise;
import sc.fiji.liif.raster.Raster;

/** A camera that counts photons (Poisson noise) and adds its own noise (Gaussian). Immutable. */
final class Camera {

	/** From here on a Poisson distribution is as good as Gaussian. */
	private static final double MANY = 60;

	private final double photons;
	private final double dark;
	private final double readNoise;

	/**
	 * @param photons   expected count for intensity 1; 0 for no shot noise
	 * @param dark      intensity of the light that was taken away from the picture, but for its noise
	 * @param readNoise standard deviation of the camera's noise, intensities being in [0,1]
	 */
	Camera(final double photons, final double dark, final double readNoise) {
		this.photons = photons;
		this.dark = dark;
		this.readNoise = readNoise;
	}

	Noise noise() {
		final double gain = photons > 0 ? 1 / photons : 0;
		return new Noise(gain, gain * dark + readNoise * readNoise);
	}

	/** A picture of a scene. */
	Raster expose(final Raster scene, final Random random) {
		final float[] values = scene.intensities();
		for (int i = 0; i < values.length; i++) {
			if (photons > 0)
				values[i] = (float) (poisson(Math.max(0, values[i] + dark) * photons, random) / photons - dark);
			if (readNoise > 0)
				values[i] += (float) (readNoise * random.nextGaussian());
		}
		return Raster.ofFloats(scene.width(), scene.height(), scene.channels(), values);
	}

	private static double poisson(final double mean, final Random random) {
		if (mean > MANY)
			return Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
		final double limit = Math.exp(-mean);
		int count = 0;
		for (double product = random.nextDouble(); product > limit; product *= random.nextDouble())
			count++;
		return count;
	}
}
