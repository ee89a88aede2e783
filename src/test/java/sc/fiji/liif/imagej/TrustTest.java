// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Random;

import org.junit.Test;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

/** What the models that come along do to measured intensities: they don't overshoot, invent no texture, and keep means. */
public class TrustTest {

	private static final int SIDE = 64;
	private static final double LOW = 0.3;
	private static final double HIGH = 0.7;
	private static final double NOISE = 20;
	private static final int BANDS = 16;

	/** Between pixels that no camera has averaged there is nothing to know; what was measured, and a little room. */
	@Test
	public void hardEdges() {
		assertOvershoot("photo", 0, 0.35);
		assertOvershoot("photo-robust", 0, 0.35);
		assertOvershoot("micro", 0, 0.3);
	}

	@Test
	public void edgesOfACamera() {
		for (final String model : new String[]{"photo", "photo-robust", "micro"})
			assertOvershoot(model, 1, 0.05);
	}

	/**
	 * The spectrum of an enlarged picture of nothing but white noise, in rings of spatial frequency up to the input's
	 * Nyquist frequency, as a multiple of the input's own: a model that draws labyrinths has a ridge there.
	 */
	@Test
	public void pureNoiseHasNoTexture() {
		assertTrue("a model that knows nothing of noise " + ridge("heat-light", "auto"),
				ridge("heat-light", "auto") > 1.8);
		assertTrue("measured " + ridge("micro", "auto"), ridge("micro", "auto") < 1.1);
		assertTrue("kept " + ridge("micro", "0"), ridge("micro", "0") < 1.5);
		assertEquals("what is left of it", 0, enlarged(noise(1), "micro", "auto").getStatistics().stdDev / NOISE, 0.25);
	}

	@Test
	public void multipliedAndShiftedIntensitiesGiveMultipliedAndShiftedResults() {
		final FloatProcessor plane = scene(7);
		final FloatProcessor other = (FloatProcessor) plane.duplicate();
		other.multiply(17);
		other.add(-400);
		final ImageProcessor expected = enlarged(plane, "micro", "auto");
		final ImageProcessor actual = enlarged(other, "micro", "auto");
		final double range = expected.getStatistics().max - expected.getStatistics().min;
		for (int i = 0; i < expected.getPixelCount(); i++)
			assertEquals(17 * expected.getf(i) - 400, actual.getf(i), 17 * 1e-3 * range);
	}

	/** Brought back to the pixels of the input, a result differs from it by the noise alone. */
	@Test
	public void whatIsTakenAwayIsTheNoise() {
		final FloatProcessor plane = scene(3);
		final ImageProcessor large = enlarged(plane, "micro", "auto");
		final ImageProcessor small = large.bin(2);
		double chiSquare = 0;
		for (int i = 0; i < plane.getPixelCount(); i++)
			chiSquare += Math.pow((plane.getf(i) - small.getf(i)) / NOISE, 2) / plane.getPixelCount();
		assertEquals(1, chiSquare, 0.2);
		assertEquals("the mean", plane.getStatistics().mean, large.getStatistics().mean,
				0.003 * plane.getStatistics().mean);
	}

	// -- Helper methods --

	private static ImageProcessor enlarged(final ImageProcessor plane, final String model, final String noise) {
		return new ImagePlusUpscaler()
				.upscale(new ImagePlus("sample", plane), UpscaleOptions.scale(2).model(model).noise(noise))
				.getProcessor();
	}

	private static FloatProcessor noise(final int seed) {
		final Random random = new Random(seed);
		final FloatProcessor plane = new FloatProcessor(SIDE, SIDE);
		for (int i = 0; i < plane.getPixelCount(); i++)
			plane.setf(i, (float) (500 + NOISE * random.nextGaussian()));
		return plane;
	}

	/** Blurred discs and a slope, with noise. */
	private static FloatProcessor scene(final int seed) {
		final Random random = new Random(seed);
		final FloatProcessor plane = new FloatProcessor(SIDE, SIDE);
		for (int y = 0; y < SIDE; y++) {
			for (int x = 0; x < SIDE; x++) {
				final boolean isIn = Math.hypot(x - 20, y - 24) < 9 || Math.hypot(x - 45, y - 40) < 6;
				plane.setf(x, y, 100 + x + (isIn ? 400 : 0));
			}
		}
		plane.blurGaussian(1);
		for (int i = 0; i < plane.getPixelCount(); i++)
			plane.setf(i, (float) (plane.getf(i) + NOISE * random.nextGaussian()));
		return plane;
	}

	/** Of the mean over some pictures of noise. */
	private static double ridge(final String model, final String noise) {
		final double[] before = new double[BANDS];
		final double[] after = new double[BANDS];
		for (int seed = 0; seed < 3; seed++) {
			final FloatProcessor plane = noise(seed);
			addSpectrum(plane, before);
			addSpectrum(enlarged(plane, model, noise), after);
		}
		double most = 0;
		for (int band = 0; band < BANDS; band++)
			most = Math.max(most, after[band] / before[band]);
		return most;
	}

	/** Power of the mean pixel at frequencies up to the Nyquist frequency of a picture of SIDE pixels. */
	private static void addSpectrum(final ImageProcessor plane, final double[] rings) {
		final int n = plane.getWidth();
		final int most = SIDE / 2;
		final double[][][] columns = new double[2 * most + 1][n][2];
		for (int k = -most; k <= most; k++) {
			for (int y = 0; y < n; y++) {
				for (int x = 0; x < n; x++) {
					columns[k + most][y][0] += plane.getf(x, y) * Math.cos(2 * Math.PI * k * x / n);
					columns[k + most][y][1] -= plane.getf(x, y) * Math.sin(2 * Math.PI * k * x / n);
				}
			}
		}
		for (int k = -most; k <= most; k++) {
			for (int l = -most; l <= most; l++) {
				final int ring = (int) (BANDS * Math.hypot(k, l) / most);
				if (ring >= BANDS || k == 0 && l == 0)
					continue;
				double real = 0;
				double imaginary = 0;
				for (int y = 0; y < n; y++) {
					final double[] c = columns[k + most][y];
					final double cos = Math.cos(2 * Math.PI * l * y / n);
					final double sin = Math.sin(2 * Math.PI * l * y / n);
					real += c[0] * cos + c[1] * sin;
					imaginary += c[1] * cos - c[0] * sin;
				}
				rings[ring] += (real * real + imaginary * imaginary) / Math.pow(n, 4);
			}
		}
	}

	private static void assertOvershoot(final String model, final double blur, final double most) {
		final ImagePlus chart = chart(blur);
		final ImagePlus large = new ImagePlusUpscaler().upscale(chart, UpscaleOptions.scale(4).model(model));
		final double overshoot = overshoot(large.getProcessor());
		assertTrue(model + " overshoots by " + overshoot, overshoot < most);
		assertEquals(model + " keeps plateaus", 1000 * LOW, large.getProcessor().getf(40, 40), 1000 * 0.02);
	}

	/** A bright disc and a bright corner: edges of all directions, far from the picture's border. */
	private static ImagePlus chart(final double blur) {
		final ImageProcessor plane = new FloatProcessor(SIDE, SIDE);
		for (int y = 0; y < SIDE; y++) {
			for (int x = 0; x < SIDE; x++) {
				final boolean isHigh = Math.hypot(x - 36, y - 36) < 16 || x < 5 && y > 55;
				plane.setf(x, y, (float) (1000 * (isHigh ? HIGH : LOW)));
			}
		}
		if (blur > 0)
			plane.blurGaussian(blur);
		// The range of the values is that of a whole picture.
		plane.setValue(0);
		plane.fill(new Roi(SIDE - 6, 0, 6, 6));
		plane.setValue(1000);
		plane.fill(new Roi(SIDE - 6, SIDE - 6, 6, 6));
		return new ImagePlus("chart", plane);
	}

	/** Of the disc. */
	private static double overshoot(final ImageProcessor large) {
		double most = 0;
		for (int y = 40; y < 220; y++) {
			for (int x = 60; x < 220; x++) {
				final double value = large.getf(x, y) / 1000;
				most = Math.max(most, Math.max(value - HIGH, LOW - value) / (HIGH - LOW));
			}
		}
		return most;
	}
}
