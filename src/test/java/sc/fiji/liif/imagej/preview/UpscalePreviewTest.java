// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.preview;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;

import java.awt.Rectangle;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import org.junit.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.ImagePlusUpscaler;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.UpscaleOptions;
import sc.fiji.liif.imagej.planes.CountedStack;

/** What is shown in advance is what comes. */
public class UpscalePreviewTest {

	private static final int SIDE = 50;
	private static final String MODEL = "heat-light";

	@Test
	public void itShowsTheVeryPixelsOfTheResult() {
		for (final UpscaleOptions options : Arrays.asList(UpscaleOptions.scale(2), UpscaleOptions.scale(3.7, 2.2),
				UpscaleOptions.size(155, 0))) {
			for (final int bits : new int[]{8, 16, 32, 24}) {
				final ImagePlus image = IJ.createImage("ramp", bits == 24 ? "RGB ramp" : bits + "-bit ramp", 60, 44, 3);
				image.setSlice(2);
				for (int i = 0; i < 400; i++)
					image.getProcessor().putPixel(i * 17 % 60, i * 29 % 44, i * 37);
				image.setDisplayRange(0, bits == 32 ? 0.7 : 200);
				final ImagePlus whole = new ImagePlusUpscaler().upscale(image, options.model(MODEL));
				whole.setSlice(2);
				final List<PreviewPicture> shown = draw(image, options, new Point2D.Double(21.3, 30.8),
						Collections.emptyList());
				assertEquals(Arrays.asList("nearest", "bicubic", MODEL), captions(shown));
				final Rectangle part;
				try (UpscalePreview preview = preview(image)) {
					part = preview.region(options, new Point2D.Double(21.3, 30.8)).pixels();
				}
				assertEquals(SIDE, part.width);
				check(whole.getBufferedImage(), part, shown.get(2).picture(),
						bits + " bits, " + part + " of " + whole.getWidth());
			}
		}
	}

	@Test
	public void modelsAreShownSideBySide() {
		final ImagePlus image = IJ.createImage("ramp", "16-bit ramp", 60, 44, 1);
		final List<PreviewPicture> shown = draw(image, UpscaleOptions.scale(3), null, Arrays.asList(MODEL, "micro"));
		assertEquals(Arrays.asList("nearest", "bicubic", MODEL, "micro"), captions(shown));
	}

	@Test
	public void theRegionStaysWithinTheResult() {
		final ImagePlus image = IJ.createImage("ramp", "8-bit ramp", 60, 44, 1);
		try (UpscalePreview preview = preview(image)) {
			final UpscaleOptions options = UpscaleOptions.scale(2);
			assertEquals(new Rectangle(70, 38, SIDE, SIDE),
					preview.region(options, new Point2D.Double(1000, 1000)).pixels());
			assertEquals(new Rectangle(0, 0, SIDE, SIDE), preview.region(options, new Point2D.Double(-5, 1)).pixels());
			assertEquals("the middle", new Rectangle(35, 19, SIDE, SIDE), preview.region(options, null).pixels());
			assertEquals(17.5, preview.region(options, null).area().getX(), 1e-9);
			image.setRoi(20, 10, 12, 40);
			final PreviewRegion part = preview.region(options, null);
			assertEquals("of a selection", new Rectangle(0, 9, 24, SIDE), part.pixels());
			assertEquals(20, part.area().getX(), 1e-9);
			assertEquals(12, part.area().getWidth(), 1e-9);
		}
	}

	/** A stack of which each plane has to be read is not read again for each keystroke. */
	@Test
	public void intensitiesAreMeasuredOnce() {
		final ImageStack planes = IJ.createImage("", 40, 30, 12, 16).getStack();
		for (int n = 1; n <= 12; n++)
			planes.getProcessor(n).set(n, n, 1000 * n);
		final CountedStack counted = new CountedStack(planes);
		final ImagePlus image = new ImagePlus("virtual", counted);
		try (UpscalePreview preview = preview(image)) {
			final UpscaleOptions options = UpscaleOptions.scale(2).model(MODEL).values("intensities");
			preview.draw(options, preview.region(options, null), Collections.emptyList(), Progress.NONE, p -> {
			});
			final int first = counted.reads();
			preview.draw(options.noise("3"), preview.region(options, null), Collections.emptyList(), Progress.NONE,
					p -> {
					});
			assertTrue(counted.reads() - first + " reads after " + first, counted.reads() - first < 12);
			preview.forget();
			preview.draw(options, preview.region(options, null), Collections.emptyList(), Progress.NONE, p -> {
			});
			assertTrue(counted.reads() + " reads", counted.reads() >= first + 12);
		}
	}

	@Test
	public void whatIsNotPossibleIsSaidAndNothingIsDrawn() {
		final ImagePlus image = IJ.createImage("ramp", "8-bit ramp", 60, 44, 1);
		try (UpscalePreview preview = preview(image)) {
			preview.region(UpscaleOptions.scale(100), null);
			fail();
		}
		catch (final LiifException e) {
			assertTrue(e.getMessage(), e.getMessage().contains("A scale of 100"));
		}
		final UpscalePreview closed = preview(image);
		closed.close();
		final List<PreviewPicture> shown = new ArrayList<>();
		try {
			closed.draw(UpscaleOptions.scale(2).model(MODEL), closed.region(UpscaleOptions.scale(2), null),
					Collections.emptyList(), Progress.NONE, shown::add);
			fail();
		}
		catch (final CancellationException e) {
			assertFalse(captions(shown).contains(MODEL));
		}
	}

	// -- Helper methods --

	private static UpscalePreview preview(final ImagePlus image) {
		return new UpscalePreview(image, Installation.current().networks(), SIDE);
	}

	private static List<PreviewPicture> draw(final ImagePlus image, final UpscaleOptions options, final Point2D centre,
			final List<String> others) {
		final List<PreviewPicture> shown = new ArrayList<>();
		try (UpscalePreview preview = preview(image)) {
			preview.draw(options.model(MODEL), preview.region(options, centre), others, Progress.NONE, shown::add);
		}
		return shown;
	}

	private static List<String> captions(final List<PreviewPicture> shown) {
		return shown.stream().map(PreviewPicture::caption).collect(Collectors.toList());
	}

	/** Up to rounding: where pixels lie is computed from another corner. */
	private static void check(final BufferedImage whole, final Rectangle part, final BufferedImage shown,
			final String what) {
		assertEquals(part.width, shown.getWidth());
		assertEquals(part.height, shown.getHeight());
		for (int y = 0; y < part.height; y++) {
			for (int x = 0; x < part.width; x++) {
				for (int shift = 0; shift <= 16; shift += 8)
					assertEquals(what + " at " + x + ", " + y, whole.getRGB(part.x + x, part.y + y) >> shift & 0xff,
							shown.getRGB(x, y) >> shift & 0xff, 1);
			}
		}
	}
}
