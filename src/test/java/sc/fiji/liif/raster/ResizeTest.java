// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.raster;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

import com.google.gson.JsonObject;

import sc.fiji.liif.Fixture;

/** Resizing gives Pillow's pictures, to the grey level. */
public class ResizeTest {

	@Test
	public void bicubicIsPillows() {
		final Fixture fixture = new Fixture("data_pipeline");
		int cases = 0;
		for (final JsonObject test : fixture.cases()) {
			final String from = test.get("image").getAsString();
			if (!test.get("id").getAsString().startsWith("bicubic"))
				continue;
			cases++;
			final Raster expected = picture(fixture, test.get("out").getAsString());
			final Raster resized = Resize.bicubic(picture(fixture, from), expected.width(), expected.height());
			for (int i = 0; i < expected.width() * expected.height() * 3; i++)
				assertEquals(test.get("id").getAsString(), expected.level(i), resized.level(i));
		}
		assertEquals(14, cases);
	}

	@Test
	public void floatsAreResizedAsBytesAreButForTheirRounding() {
		final Raster bytes = picture(new Fixture("data_pipeline"), "img/noise");
		final Raster floats = Raster.ofFloats(bytes.width(), bytes.height(), 3, bytes.intensities());
		for (final Filter filter : Filter.values()) {
			final Raster a = new Resize(filter).apply(bytes, 12, 41);
			final Raster b = new Resize(filter).apply(floats, 12, 41);
			for (int i = 0; i < 12 * 41 * 3; i++) {
				final double clipped = Math.max(0, Math.min(1, b.intensity(i)));
				// Clipping between the two directions is part of 8-bit resizing.
				assertEquals(filter + " " + i, clipped, a.intensity(i), filter.support(1) > 1 ? 0.25 : 1.2 / 255);
			}
		}
	}

	@Test
	public void aConstantStaysConstant() {
		final float[] values = new float[31 * 17];
		java.util.Arrays.fill(values, 0.3f);
		final Raster constant = Raster.ofFloats(31, 17, 1, values);
		for (final Filter filter : Filter.values()) {
			for (final float value : new Resize(filter).apply(constant, 12, 40).intensities())
				assertEquals(filter.toString(), 0.3f, value, 1e-6);
		}
	}

	@Test
	public void aPerfectCameraBinsExactly() {
		final Raster row = Raster.ofFloats(5, 1, 1, new float[]{1, 2, 3, 4, 5});
		final float[] binned = new Resize(new CameraPixel(0)).apply(row, 2, 1).intensities();
		assertEquals((1 + 2 + 0.5 * 3) / 2.5, binned[0], 1e-6);
		assertEquals((0.5 * 3 + 4 + 5) / 2.5, binned[1], 1e-6);
	}

	/** Rows of the fixtures' images come first in their shapes. */
	public static Raster picture(final Fixture fixture, final String name) {
		final int[] shape = fixture.shape(name);
		final int[] levels = fixture.bytesOf(name);
		final byte[] bytes = new byte[levels.length];
		for (int i = 0; i < bytes.length; i++)
			bytes[i] = (byte) levels[i];
		return Raster.ofBytes(shape[1], shape[0], shape[2], bytes);
	}
}
