// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static sc.fiji.liif.Failures.assertSentence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ShortProcessor;

import sc.fiji.liif.imagej.io.ImageFiles;

/** What can't be done is said in one sentence, and nothing has changed. */
public class UpscaleErrorsTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	@Test
	public void impossibleSizes() {
		assertRefused(UpscaleOptions.scale(0), "scale of 0", "from 1 to 64");
		assertRefused(UpscaleOptions.scale(Double.NaN), "NaN", "from 1 to 64");
		assertRefused(UpscaleOptions.scale(0.5), "0.5", "from 1 to 64");
		assertRefused(UpscaleOptions.scale(-3), "-3", "from 1 to 64");
		assertRefused(UpscaleOptions.scale(2, 65), "65", "from 1 to 64");
		assertRefused(UpscaleOptions.scale(Double.POSITIVE_INFINITY), "from 1 to 64");
		assertRefused(UpscaleOptions.size(100000, 0), "100000", "from 200 to 12800");
		assertRefused(UpscaleOptions.size(100, 0), "100", "from 200");
		assertRefused(UpscaleOptions.size(-1, 300), "-1");
		assertSentence(() -> UpscaleOptions.scale(2).tile(-1), "tile", "from 1 on");
	}

	@Test
	public void planesLargerThanImageJs() {
		final ImagePlus image = new ImagePlus("large", new ByteProcessor(3000, 3000));
		assertSentence(() -> new ImagePlusUpscaler().upscale(image, UpscaleOptions.scale(20)), "60000 x 60000",
				"larger than an ImageJ image");
	}

	@Test
	public void resultsThatDoNotFitIntoMemory() {
		final ImagePlus image = new ImagePlus("stack", IJ.createImage("", "32-bit black", 600, 600, 100).getStack());
		assertSentence(() -> new ImagePlusUpscaler().upscale(image, UpscaleOptions.scale(64)), "GB", "memory",
				"smaller size");
	}

	@Test
	public void missingImagesAndModels() {
		assertSentence(() -> new ImagePlusUpscaler().upscale(null, UpscaleOptions.defaults()), "no image");
		assertRefused(UpscaleOptions.scale(2).model("nothing"), "nothing", "photo");
		assertRefused(UpscaleOptions.scale(2).model(temporary.getRoot().getPath()), "model.json");
	}

	@Test
	public void selectionsOutsideOfTheImage() {
		final ImagePlus image = image();
		image.setRoi(new Roi(500, 500, 20, 20));
		if (image.getRoi() != null)
			assertSentence(() -> new ImagePlusUpscaler().upscale(image, UpscaleOptions.defaults()), "outside");
	}

	@Test
	public void filesThatAreNoImages() throws IOException {
		final Path text = temporary.newFile("picture.png").toPath();
		Files.write(text, "not a picture".getBytes());
		assertSentence(() -> ImageFiles.open(text), "picture.png", "can read");
		assertSentence(() -> ImageFiles.open(text.resolveSibling("absent.tif")), "absent.tif");
		final Path truncated = temporary.newFile("half.tif").toPath();
		ImageFiles.save(image(), truncated, true);
		final byte[] bytes = Files.readAllBytes(truncated);
		Files.write(truncated, Arrays.copyOf(bytes, 60));
		assertSentence(() -> ImageFiles.open(truncated), "half.tif");
	}

	@Test
	public void truncatedStacks() throws IOException {
		final Path file = temporary.newFile("stack.tif").toPath();
		ImageFiles.save(IJ.createImage("", "16-bit ramp", 30, 30, 9), file, true);
		final byte[] bytes = Files.readAllBytes(file);
		Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
		assertSentence(() -> ImageFiles.open(file), "truncated");
	}

	@Test
	public void filesThatCanNotBeWritten() throws IOException {
		final Path plain = temporary.newFile("a.png").toPath();
		assertSentence(() -> ImageFiles.save(image(), plain.resolve("b.png"), true), "no folder");
		final ImagePlus wide = new ImagePlus("", new ByteProcessor(70000, 2));
		assertSentence(() -> ImageFiles.save(wide, plain.resolveSibling("wide.jpg"), true), "65500");
		assertEquals(1, temporary.getRoot().list().length);
	}

	@Test
	public void writtenFilesHoldTheIntensities() throws IOException {
		final Path file = temporary.getRoot().toPath().resolve("a.png");
		final ImagePlus bytes = IJ.createImage("", "8-bit ramp", 256, 4, 1);
		bytes.setDisplayRange(100, 150);
		bytes.setOverlay(new Overlay(new Roi(2, 2, 5, 1)));
		ImageFiles.save(bytes, file, false);
		assertArrayEquals((byte[]) bytes.getProcessor().getPixels(),
				(byte[]) ImageFiles.open(file).getProcessor().getPixels());
		assertEquals("the image is as it was", 100, bytes.getDisplayRangeMin(), 0);
		final ImagePlus shorts = IJ.createImage("", "16-bit ramp", 256, 4, 1);
		ImageFiles.save(shorts, file, true);
		assertArrayEquals((short[]) shorts.getProcessor().getPixels(),
				(short[]) ImageFiles.open(file).getProcessor().getPixels());
		shorts.getProcessor().invertLut();
		ImageFiles.save(shorts, file, true);
		assertEquals("it looks as it did", 65535 - shorts.getProcessor().get(9),
				ImageFiles.open(file).getProcessor().get(9));
	}

	@Test
	public void filesThatExistAreKept() throws IOException {
		final Path file = temporary.newFile("there.tif").toPath();
		Files.write(file, new byte[]{1, 2, 3});
		assertSentence(() -> ImageFiles.save(image(), file, false), "there.tif", "exists");
		assertArrayEquals(new byte[]{1, 2, 3}, Files.readAllBytes(file));
		ImageFiles.save(image(), file, true);
		assertEquals(200, ImageFiles.open(file).getWidth());
		assertEquals("no left-overs", 1, temporary.getRoot().list().length);
	}

	@Test
	public void formatsThatWouldLoseSomething() {
		final Path folder = temporary.getRoot().toPath();
		final ImagePlus deep = new ImagePlus("", new ShortProcessor(4, 4));
		final ImagePlus real = new ImagePlus("", new FloatProcessor(4, 4));
		final ImagePlus stack = IJ.createImage("", "8-bit black", 4, 4, 2);
		assertSentence(() -> ImageFiles.save(deep, folder.resolve("a.jpg"), false), "16-bit", ".tif");
		assertSentence(() -> ImageFiles.save(real, folder.resolve("a.png"), false), "32-bit", ".tif");
		assertSentence(() -> ImageFiles.save(stack, folder.resolve("a.png"), false), "stack", ".tif");
		assertSentence(() -> ImageFiles.save(image(), folder.resolve("a.xyz"), false), "a.xyz", ".tif");
		assertEquals(0, temporary.getRoot().list().length);
		ImageFiles.save(deep, folder.resolve("a.png"), false);
		assertEquals(16, ImageFiles.open(folder.resolve("a.png")).getBitDepth());
	}

	private static void assertRefused(final UpscaleOptions options, final String... words) {
		final ImagePlus image = image();
		assertSentence(() -> new ImagePlusUpscaler().upscale(image, options), words);
		assertEquals(200, image.getWidth());
		assertEquals("plain", image.getTitle());
	}

	private static ImagePlus image() {
		return new ImagePlus("plain", new ByteProcessor(200, 100));
	}
}
