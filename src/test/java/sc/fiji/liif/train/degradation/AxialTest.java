// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.degradation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.Test;

import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.Resize;
import sc.fiji.liif.raster.Spot;

/** Slices see a plane through a point spread function along one axis, at single points, and nothing along the other. */
public class AxialTest {

	private static final int WIDTH = 5;
	private static final int HEIGHT = 120;
	private static final int SLICES = 20;

	/** A point becomes a Gaussian of the width that was asked for, centred where it was. */
	@Test
	public void aPointBecomesThePointSpreadFunction() {
		final double scale = (double) HEIGHT / SLICES;
		for (final double psf : new double[]{0.8, 1.6}) {
			final float[] point = new float[WIDTH * HEIGHT];
			final int row = 57;
			point[row * WIDTH + 2] = 1;
			final Raster seen = Degradations.of("axial odds_gaussian=1 psf_min=" + psf + " psf_max=" + psf)
					.apply(Raster.ofFloats(WIDTH, HEIGHT, 1, point), WIDTH, SLICES, new Random(1)).input();
			assertEquals(WIDTH, seen.width());
			final double sigma = psf / 2.3548;
			double all = 0;
			for (int z = 0; z < SLICES; z++) {
				final double d = (z + 0.5 - (row + 0.5) / scale) / sigma;
				assertEquals(Math.exp(-d * d / 2) / (sigma * Math.sqrt(2 * Math.PI) * scale),
						seen.intensity(z * WIDTH + 2), 2e-3);
				assertEquals("nothing is blurred along x", 0, seen.intensity(z * WIDTH + 1), 0);
				all += seen.intensity(z * WIDTH + 2);
			}
			// Of a narrow one single points miss some light, or see more.
			assertEquals(1 / scale, all, (psf > 1 ? 0.02 : 0.25) / scale);
		}
	}

	/** Flat places stay what they are, up to the border, at any width and place of the point spread function. */
	@Test
	public void flatStaysFlat() {
		final float[] flat = new float[WIDTH * HEIGHT];
		Arrays.fill(flat, 0.4f);
		for (final double shift : new double[]{0, 0.7, -0.7}) {
			final Raster seen = new Resize(new Spot(1.3, shift)).alongY(Raster.ofFloats(WIDTH, HEIGHT, 1, flat),
					SLICES);
			for (int i = 0; i < WIDTH * SLICES; i++)
				assertEquals(0.4, seen.intensity(i), 1e-6);
		}
	}

	@Test
	public void itIsAxialAndToldToBe() {
		assertTrue(Degradations.of("axial").isAxial());
		assertTrue(Degradations.of("axial").ofHardEdges().isAxial());
		assertTrue(Degradations.of("axial").description().startsWith("axial: "));
		assertTrue(!Degradations.of("varied").isAxial());
	}
}
