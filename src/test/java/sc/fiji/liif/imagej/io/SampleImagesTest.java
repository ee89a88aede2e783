// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

import ij.ImagePlus;

import sc.fiji.liif.Failures;
import sc.fiji.liif.command.Sample;
import sc.fiji.liif.command.option.Declaration;

/** The pictures that come along can be opened, by the names that the command offers. */
public class SampleImagesTest {

	@Test
	public void allOpen() {
		for (final String name : SampleImages.names()) {
			final ImagePlus image = SampleImages.open(name);
			assertEquals(name, image.getTitle());
			assertTrue(name, image.getWidth() > 100);
		}
		assertArrayEquals(SampleImages.names().stream().map(name -> name.replaceAll("\\..*", "")).toArray(),
				Declaration.of(Sample.class).option("image").get().choices().toArray());
	}

	@Test
	public void micrographsHaveTheirSize() {
		final ImagePlus cells = SampleImages.open("noisy-cells");
		assertEquals(16, cells.getBitDepth());
		assertEquals(0.23, cells.getCalibration().pixelWidth, 0.001);
		final ImagePlus nuclei = SampleImages.open("nuclei-stack");
		assertEquals(37, nuclei.getNSlices());
		assertEquals(4, nuclei.getCalibration().pixelDepth, 0);
		assertEquals("\u00b5m", nuclei.getCalibration().getUnit());
	}

	@Test
	public void anotherIsASentence() {
		Failures.assertSentence(() -> SampleImages.open("lena"), "There is no sample image \"lena\"");
	}
}
