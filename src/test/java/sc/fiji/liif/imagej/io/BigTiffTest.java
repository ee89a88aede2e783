// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;
import ij.ImagePlus;
import ij.VirtualStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/** What is too large for TIFF is BigTIFF, and comes back as it was. */
public class BigTiffTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	@Test
	public void everyTypeComesBackAsItWas() throws Exception {
		for (final String type : new String[]{"8-bit", "16-bit", "32-bit", "RGB"}) {
			final ImagePlus image = IJ.createImage(type, type + " noise", 31, 17, 12);
			image.setDimensions(2, 3, 2);
			image.setOpenAsHyperStack(true);
			image.getCalibration().pixelWidth = 0.065;
			image.getCalibration().pixelHeight = 0.065;
			image.getCalibration().pixelDepth = 0.3;
			image.getCalibration().setUnit("micron");
			final Path file = temporary.getRoot().toPath().resolve(type + ".tif");
			BigTiff.write(image, file);
			final byte[] head = new byte[4];
			Files.newInputStream(file).read(head);
			assertTrue("BigTIFF", head[2] == 43 || head[3] == 43);
			final ImagePlus back = ImageFiles.open(file);
			assertEquals(type, image.getBitDepth(), back.getBitDepth());
			assertArrayEquals(type, image.getDimensions(), back.getDimensions());
			assertEquals(type, 0.3, back.getCalibration().pixelDepth, 1e-9);
			assertEquals(type, 0.065, back.getCalibration().pixelWidth, 1e-7);
			for (int i = 1; i <= 12; i++)
				check(type + " plane " + i, image.getStack().getProcessor(i), back.getStack().getProcessor(i));
		}
	}

	@Test
	public void onlyWhatIsTooLargeNeedsIt() {
		assertFalse(BigTiff.isNeededFor(IJ.createImage("small", "16-bit", 100, 100, 3)));
		final ImagePlus large = new ImagePlus("large", new VirtualStack(4000, 4000, 300) {

			@Override
			public ImageProcessor getProcessor(final int n) {
				return new ByteProcessor(4000, 4000);
			}
		});
		assertTrue(BigTiff.isNeededFor(large));
	}

	private static void check(final String what, final ImageProcessor wanted, final ImageProcessor is) {
		for (int i = 0; i < wanted.getPixelCount(); i++) {
			if (wanted instanceof ColorProcessor)
				assertEquals(what, wanted.get(i) & 0xffffff, is.get(i) & 0xffffff);
			else
				assertEquals(what, wanted.getf(i), is.getf(i), 0);
		}
	}
}
