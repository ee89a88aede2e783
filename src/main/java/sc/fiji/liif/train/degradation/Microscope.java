// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.degradation;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import sc.fiji.liif.raster.CameraPixel;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.Resize;
import sc.fiji.liif.setting.Setting;
import sc.fiji.liif.setting.Settings;

/**
 * What a microscope with a camera does to a specimen: blurs it with a Gaussian
 * point spread function, integrates over the camera's pixels, counts photons
 * (Poisson noise) and adds the camera's own noise (Gaussian).
 */
final class Microscope implements Degradation {

	private static final Setting PSF = Setting
			.number("psf", 0, 50, 2, "PSF width (input pixels)",
					"microscope: width of the point spread function (FWHM), in input pixels")
			.onlyWith("degradation", "microscope");
	private static final Setting PHOTONS = Setting
			.number("photons", 0, 1e9, 200, "Photons at intensity 1",
					"microscope: photons of intensity 1 in an input pixel; 0: no shot noise")
			.onlyWith("degradation", "microscope");
	private static final Setting READ_NOISE = Setting
			.number("read_noise", 0, 1, 0.01, "Read noise (of the range)",
					"microscope: standard deviation of the camera's noise, as a fraction of the intensity range")
			.onlyWith("degradation", "microscope");

	/** The microscope. */
	static final class Type implements DegradationType {

		@Override
		public String name() {
			return "microscope";
		}

		@Override
		public List<Setting> settings() {
			return Arrays.asList(PSF, PHOTONS, READ_NOISE);
		}

		@Override
		public Degradation create(final Settings settings) {
			return new Microscope(settings.number(PSF.key()), settings.number(PHOTONS.key()),
					settings.number(READ_NOISE.key()));
		}
	}

	private final double width;
	private final double photons;
	private final double readNoise;
	private final Resize blur;
	private final Camera camera;

	/**
	 * @param width     full width at half maximum of the point spread function in
	 *                  pixels of the reduced picture
	 * @param photons   expected count for intensity 1; 0 for no shot noise
	 * @param readNoise standard deviation of the camera's noise, intensities being
	 *                  in [0,1]
	 */
	Microscope(final double width, final double photons, final double readNoise) {
		this.width = width;
		this.photons = photons;
		this.readNoise = readNoise;
		blur = new Resize(new CameraPixel(width));
		camera = new Camera(photons, 0, readNoise);
	}

	@Override
	public Degraded apply(final Raster picture, final int newWidth, final int newHeight, final Random random) {
		final Raster exact = Raster.ofFloats(picture.width(), picture.height(), picture.channels(),
				picture.intensities());
		final Raster seen = blur.apply(exact, newWidth, newHeight);
		return new Degraded(picture, camera.expose(seen, random), camera.noise());
	}

	@Override
	public String description() {
		return "microscope: Gaussian point spread function of " + width + " input pixels (FWHM), "
				+ (photons > 0 ? photons + " photons at intensity 1" : "no shot noise") + ", read noise " + readNoise;
	}
}
