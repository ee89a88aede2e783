// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;

import sc.fiji.liif.train.data.TrainingData;

/** A training can be resumed with the same pictures, wherever they lie now, and with no others. */
public class ImageRastersTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	@Test
	public void theFingerprintIsThatOfNamesAndContents() throws IOException {
		final Path here = folder("here/photos", 20);
		assertEquals(fingerprint(here), fingerprint(folder("there/photos", 20)));
		assertNotEquals("other pictures under the same names", fingerprint(here),
				fingerprint(folder("elsewhere/photos", 21)));
	}

	private Path folder(final String name, final int width) throws IOException {
		final Path folder = temporary.getRoot().toPath().resolve(name);
		ImageFiles.save(IJ.createImage("", "8-bit ramp", width, 10, 1), folder.resolve("below").resolve("a.tif"),
				false);
		ImageFiles.save(IJ.createImage("", "8-bit ramp", 30, 10, 1), folder.resolve("b.tif"), false);
		return folder;
	}

	private static String fingerprint(final Path folder) {
		return TrainingData
				.pictures(ImageRasters.FILES.inFolders(Collections.singletonList(folder), 1), Collections.emptyList())
				.fingerprint();
	}
}
