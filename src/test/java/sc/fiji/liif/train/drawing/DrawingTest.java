// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.drawing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.util.Random;

import org.junit.Test;

import sc.fiji.liif.raster.Raster;

/** Drawings show something, the same for the same chance. */
public class DrawingTest {

	@Test
	public void everyKindDrawsSomethingNew() {
		for (final String kind : Drawing.KINDS) {
			for (final int channels : new int[]{1, 3}) {
				int shown = 0;
				for (int seed = 0; seed < 30; seed++) {
					final Raster picture = Drawing.of(kind).draw(50, channels, 2.3, new Random(seed)).picture();
					assertEquals(kind, picture, Drawing.of(kind).draw(50, channels, 2.3, new Random(seed)).picture());
					assertNotEquals(picture,
							Drawing.of(kind).draw(50, channels, 2.3, new Random(seed + 100)).picture());
					assertEquals(50 * 50 * channels, picture.intensities().length);
					for (final float value : picture.intensities())
						assertTrue(kind + " " + value, value >= 0 && value < 100);
					shown += picture.standardDeviation() > 0.02 ? 1 : 0;
				}
				assertTrue(kind + " " + shown, shown >= 24);
			}
		}
	}

	@Test
	public void aShapeCoversPixelsAsFarAsItReaches() {
		final Canvas canvas = new Canvas(9, 1);
		canvas.paint(Canvas.disc(4, 4, 2.5), 4, 4, 3, canvas.gray(1));
		final Raster picture = canvas.raster();
		double area = 0;
		for (final float value : picture.intensities())
			area += value;
		assertEquals(Math.PI * 2.5 * 2.5, area, 0.4);
		assertEquals(1, picture.intensity(4 * 9 + 4), 0);
		assertEquals(0, picture.intensity(0), 0);
	}
}
