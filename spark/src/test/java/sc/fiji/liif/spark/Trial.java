// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.spark;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;

import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.io.zarr.OmeZarrWriter;
import sc.fiji.liif.imagej.stream.StreamOptions;
import sc.fiji.liif.imagej.stream.StreamTask;
import sc.fiji.liif.imagej.stream.ZarrBoxes;
import sc.fiji.liif.omezarr.OmeFormat;
import sc.fiji.liif.zarr.FolderStore;

/** Images to try Spark on, and what one machine makes of them. */
final class Trial {

	private Trial() {}

	/** Blobs and noise, in a folder. @param bits 8, 16 or 32 */
	static Path image(final Path folder, final int width, final int height, final int slices, final int bits) {
		final ImagePlus image = IJ.createHyperStack("blobs", width, height, 1, slices, 1, bits);
		final Random random = new Random(bits);
		for (int n = 1; n <= slices; n++) {
			final ImageProcessor plane = image.getStack().getProcessor(n);
			for (int i = 0; i < width * height; i++) {
				final double value = 90 + 70 * Math.sin(0.21 * (i % width) + 0.3 * n) * Math.cos(0.17 * (i / width));
				plane.setf(i, (float) ((value + 9 * random.nextGaussian()) * (bits == 16 ? 12 : 1)));
			}
		}
		image.getCalibration().setUnit("um");
		image.getCalibration().pixelWidth = 0.2;
		image.getCalibration().pixelHeight = 0.2;
		image.getCalibration().pixelDepth = 0.7;
		OmeZarrWriter.write(image, folder, OmeFormat.of("0.4 gzip 32"), Progress.NONE);
		return folder;
	}

	/** By one thread of this machine. */
	static void alone(final Path source, final Path target, final StreamOptions options) {
		try (StreamTask task = StreamTask.begin(new ZarrBoxes(new FolderStore(source)), new FolderStore(target),
				options, Workshop.networks(), Progress.NONE)) {
			task.run(Progress.NONE);
		}
	}

	/** All files, to the last byte. */
	static void assertEqual(final Path expected, final Path actual) throws IOException {
		final Set<Path> files = files(expected);
		assertEquals(files, files(actual));
		assertTrue("" + files, files.size() > 3);
		for (final Path file : files)
			assertArrayEquals(file.toString(), Files.readAllBytes(expected.resolve(file)),
					Files.readAllBytes(actual.resolve(file)));
	}

	private static Set<Path> files(final Path folder) throws IOException {
		try (Stream<Path> all = Files.walk(folder)) {
			return all.filter(Files::isRegularFile).map(folder::relativize).collect(Collectors.toSet());
		}
	}
}
