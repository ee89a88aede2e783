// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io;

import static org.junit.Assert.assertEquals;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;
import ij.io.FileSaver;

/** ImageJ's own options stay as the user set them. */
public class ImageFilesTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	@Test
	public void theQualityOfJpegIsPutBack() {
		final int before = FileSaver.getJpegQuality();
		FileSaver.setJpegQuality(61);
		try {
			ImageFiles.save(IJ.createImage("", "8-bit ramp", 20, 10, 1), temporary.getRoot().toPath().resolve("a.jpg"),
					false);
			assertEquals(61, FileSaver.getJpegQuality());
		}
		finally {
			FileSaver.setJpegQuality(before);
		}
	}
}
