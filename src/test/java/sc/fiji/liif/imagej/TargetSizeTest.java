// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import static org.junit.Assert.assertEquals;
import static sc.fiji.liif.Failures.assertSentence;

import java.awt.Rectangle;

import org.junit.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.Calibration;

import sc.fiji.liif.sampling.GridSampling;

/** Sizes as they are asked for, in pixels and in units of length. */
public class TargetSizeTest {

	@Test
	public void aPixelSizeIsKeptExactly() {
		final ImagePlus image = image(100, 60, 0.1, "micron");
		final UpscalePlan plan = new UpscalePlan(image, TargetSize.ofPixelSize(0.065, 0.03));
		assertEquals("100 x 0.1 / 0.065 = 153.8", 154, plan.grid().width());
		assertEquals(200, plan.grid().height());
		assertEquals(0.065, plan.calibration().pixelWidth, 1e-15);
		assertEquals(0.03, plan.calibration().pixelHeight, 1e-15);
		assertEquals("the corner stays where it is", 0.065 / 2, 0.1 * (plan.grid().x(0) + 0.5), 1e-9);
		assertEquals("and so does the last pixel", 153.5 * 0.065, 0.1 * (plan.grid().x(153) + 0.5), 1e-9);
	}

	@Test
	public void asLargeAsAnotherImages() {
		final ImagePlus image = image(100, 60, 0.1, "\u00b5m");
		for (final ImagePlus other : new ImagePlus[]{image(9, 9, 50, "nm"), image(9, 9, 0.05, "um"),
				image(9, 9, 0.05, "Microns"), image(9, 9, 5e-5, "mm")}) {
			final GridSampling grid = TargetSize.like(other).grid(image, new Rectangle(10, 10, 20, 30));
			assertEquals(40, grid.width());
			assertEquals(2, grid.scaleY(), 1e-9);
		}
	}

	@Test
	public void asLargeAsItIsAlready() {
		final GridSampling grid = TargetSize.ofPixelSize(0.3, 0.3).grid(image(7, 5, 0.1 * 3, "mm"),
				new Rectangle(7, 5));
		assertEquals("whatever the rounding", 1, grid.scaleX(), 0);
	}

	@Test
	public void whatIsNotPossibleIsOneSentence() {
		final Rectangle all = new Rectangle(10, 10);
		final ImagePlus image = image(10, 10, 0.2, "micron");
		assertSentence(() -> TargetSize.ofPixelSize(0.5, 0.1).grid(image, all), "0.5 micron", "from 0.003125 to 0.2");
		assertSentence(() -> TargetSize.ofPixelSize(0, 0.1), "0 x 0.1", "above 0");
		assertSentence(() -> TargetSize.ofPixelSize(Double.NaN, 0.1), "above 0");
		assertSentence(() -> TargetSize.like(image(9, 9, 1, "furlong")).grid(image, all), "furlong", "micron");
		final ImagePlus bare = IJ.createImage("bare", "8-bit black", 10, 10, 1);
		assertSentence(() -> TargetSize.ofPixelSize(0.5, 0.5).grid(bare, all), "\"bare\"", "Image > Properties");
		assertSentence(() -> TargetSize.like(bare), "\"bare\"", "no pixel size");
	}

	private static ImagePlus image(final int width, final int height, final double pixel, final String unit) {
		final ImagePlus image = IJ.createImage("image", "8-bit black", width, height, 1);
		final Calibration calibration = image.getCalibration();
		calibration.pixelWidth = pixel;
		calibration.pixelHeight = pixel;
		calibration.setUnit(unit);
		return image;
	}
}
