// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.degradation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.file.Paths;
import java.util.Random;

import org.junit.Test;

import sc.fiji.liif.imagej.io.ImageRasters;
import sc.fiji.liif.raster.JpegTraces;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.RasterStack;
import sc.fiji.liif.raster.Resize;

/** Compressed pictures are told from others. */
public class JpegTracesTest {

	@Test
	public void compressionLeavesTraces() {
		int pictures = 0;
		for (final RasterStack stack : ImageRasters.FILES.inFolder(Paths.get("examples"), 3)) {
			final Raster picture = stack.read().get(0);
			if (!stack.name().endsWith(".png") || picture.width() < 200 || picture.height() < 200
					|| !stack.name().matches(".*(chelsea|coffee|camera).*"))
				continue;
			pictures++;
			assertFalse(stack.name() + " " + JpegTraces.strength(picture), JpegTraces.areIn(picture));
			for (final int quality : new int[]{30, 50, 75}) {
				for (final boolean halvesColours : new boolean[]{true, false}) {
					final Raster compressed = new Jpeg(quality, halvesColours).applyAnywhere(picture,
							new Random(quality));
					assertTrue(stack.name() + " " + quality + ": " + JpegTraces.strength(compressed),
							JpegTraces.areIn(compressed));
				}
			}
			assertFalse("small differences don't matter", JpegTraces.areIn(new Jpeg(98, false).apply(picture)));
			final Raster resized = Resize.bicubic(new Jpeg(50, true).apply(picture), picture.width() * 5 / 7,
					picture.height() * 5 / 7);
			assertFalse("resized ones have lost them", JpegTraces.areIn(resized));
		}
		assertTrue("seen: " + pictures, pictures >= 1);
	}

	@Test
	public void oddPicturesHaveNone() {
		assertEquals(0, JpegTraces.strength(Raster.ofFloats(5, 300, 1, new float[1500])), 0);
		assertEquals(0, JpegTraces.strength(Raster.ofFloats(64, 64, 3, new float[64 * 64 * 3])), 0);
		final float[] noise = new float[100 * 100];
		final Random random = new Random(2);
		for (int i = 0; i < noise.length; i++)
			noise[i] = random.nextFloat();
		assertFalse(JpegTraces.areIn(Raster.ofFloats(100, 100, 1, noise)));
	}
}
