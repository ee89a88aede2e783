// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.cli;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.liif.imagej.ImageFiles;

/** The command line does what it says and its exit code tells how it went. */
public class MainTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	@Test
	public void oneFile() {
		final Path in = write("in.tif", "16-bit ramp");
		final Path out = path("out.tif");
		assertEquals(0, Main.run("upscale", in.toString(), out.toString(), "--scale", "2.5"));
		final ImagePlus result = ImageFiles.open(out);
		assertEquals(50, result.getWidth());
		assertEquals(16, result.getBitDepth());
		assertEquals(0.1, result.getCalibration().pixelWidth, 1e-9);
		assertEquals("micron", result.getCalibration().getUnit().replace("\u00b5m", "micron"));
	}

	@Test
	public void sizesAndModels() {
		final Path in = write("in.png", "RGB ramp");
		assertEquals(0, Main.run("upscale", in.toString(), path("a.png").toString(), "--width", "60"));
		assertEquals(30, ImageFiles.open(path("a.png")).getHeight());
		assertEquals(0, Main.run("upscale", in.toString(), path("b.jpg").toString(), "--scale", "3", "--scale-y", "2",
				"--model", "edsr-light", "--tile", "9"));
		assertEquals(60, ImageFiles.open(path("b.jpg")).getWidth());
		assertEquals(20, ImageFiles.open(path("b.jpg")).getHeight());
	}

	@Test
	public void mistakesHaveExitCodes() throws IOException {
		final Path in = write("in.tif", "8-bit ramp");
		final Path out = path("out.tif");
		assertEquals(1, Main.run("upscale", in.toString(), out.toString(), "--scale", "0"));
		assertEquals(1, Main.run("upscale", in.toString(), out.toString(), "--model", "none"));
		assertEquals(1, Main.run("upscale", path("absent.tif").toString(), out.toString()));
		assertEquals(1, Main.run("upscale", in.toString(), path("out.gif").toString()));
		assertEquals(1, Main.run("upscale", in.toString(), out.toString(), "--width", "0"));
		assertEquals(1, Main.run("upscale", in.toString(), out.toString(), "--width", "50", "--scale", "3"));
		assertEquals(1, Main.run("upscale", in.getParent().toString(), in.getParent().toString(), "--overwrite"));
		assertEquals(2, Main.run("upscale", in.toString()));
		assertEquals(2, Main.run("upscale", in.toString(), out.toString(), "--scale", "big"));
		assertEquals(2, Main.run("downscale"));
		assertFalse(Files.exists(out));
		Files.write(out, new byte[]{7});
		assertEquals(1, Main.run("upscale", in.toString(), out.toString()));
		assertArrayEquals(new byte[]{7}, Files.readAllBytes(out));
		assertEquals(0, Main.run("upscale", in.toString(), out.toString(), "--overwrite"));
		assertEquals(40, ImageFiles.open(out).getWidth());
	}

	@Test
	public void aFolderSkipsWhatIsThereAndGoesOnAfterErrors() throws IOException {
		final Path in = Files.createDirectory(path("in"));
		final Path out = path("out");
		write("in/a.tif", "8-bit ramp");
		Files.write(in.resolve("b.png"), "broken".getBytes());
		write("in/c.png", "RGB ramp");
		Files.write(in.resolve("notes.txt"), "not an image".getBytes());
		Files.write(in.resolve("._c.png"), "what some systems leave behind".getBytes());
		assertEquals(1, Main.run("upscale", in.toString(), out.toString(), "--scale", "2"));
		assertArrayEquals(new String[]{"a.tif", "c.png"}, sorted(out));
		Files.delete(in.resolve("b.png"));
		Files.write(out.resolve("a.tif"), new byte[]{1});
		assertEquals(0, Main.run("upscale", in.toString(), out.toString(), "--scale", "2"));
		assertEquals("skipped", 1, Files.size(out.resolve("a.tif")));
		assertEquals(0, Main.run("upscale", in.toString(), out.toString(), "--scale", "2", "--overwrite"));
		assertEquals(40, ImageFiles.open(out.resolve("a.tif")).getWidth());
	}

	@Test
	public void theDemonstrationShowsBeforeAndAfter() {
		assertEquals(0, Main.run("demo", "--out", path("demo").toString()));
		assertTrue(Files.exists(path("demo").resolve("before-after.png")));
		assertEquals(451 * 6, ImageFiles.open(path("demo").resolve("after-x6.png")).getWidth());
	}

	// -- Helper methods --

	private Path path(final String name) {
		return temporary.getRoot().toPath().resolve(name);
	}

	private Path write(final String name, final String type) {
		final ImagePlus image = IJ.createImage(name, type, 20, 10, 1);
		image.getCalibration().pixelWidth = 0.25;
		image.getCalibration().pixelHeight = 0.25;
		image.getCalibration().setUnit("micron");
		ImageFiles.save(image, path(name), false);
		return path(name);
	}

	private static String[] sorted(final Path folder) {
		final String[] names = folder.toFile().list();
		Arrays.sort(names);
		return names;
	}
}
