// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

/**
 * A chart of edges between two plateaus, upscaled: how far the result goes beyond the
 * plateaus, as a share of the edge's height. The bounds are what the shipped models
 * are known to do; better ones shall tighten them.
 */
public class OvershootTest {

	private static final int SIDE = 64;
	private static final double LOW = 0.3;
	private static final double HIGH = 0.7;

	@Test
	public void hardEdges() {
		assertOvershoot("edsr-light", 0, 0.7);
		assertOvershoot("fluo-light", 0, 0.9);
	}

	@Test
	public void edgesOfACamera() {
		assertOvershoot("edsr-light", 1, 0.15);
		assertOvershoot("fluo-light", 1, 0.3);
	}

	private static void assertOvershoot(final String model, final double blur, final double most) {
		final ImagePlus chart = chart(blur);
		final ImagePlus large = new ImagePlusUpscaler().upscale(chart, UpscaleOptions.scale(4).model(model));
		final double overshoot = overshoot(large.getProcessor());
		assertTrue(model + " overshoots by " + overshoot, overshoot > 0 && overshoot < most);
		assertEquals("plateaus stay", 1000 * LOW, large.getProcessor().getf(40, 40), 1000 * 0.02);
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
