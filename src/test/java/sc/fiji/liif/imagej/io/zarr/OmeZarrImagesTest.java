// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.zarr;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.awt.Color;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import com.google.gson.JsonObject;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;
import ij.process.LUT;

import sc.fiji.liif.AtomicFolder;
import sc.fiji.liif.Failures;
import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.planes.LabelledStack;
import sc.fiji.liif.imagej.io.ImageFiles;
import sc.fiji.liif.imagej.io.ImageFolder;
import sc.fiji.liif.omezarr.OmeImage;
import sc.fiji.liif.omezarr.OmeShape;
import sc.fiji.liif.zarr.FolderStore;
import sc.fiji.liif.zarr.ZarrNode;
import sc.fiji.liif.omezarr.ImageBlock;
import sc.fiji.liif.omezarr.OmeFormat;
import sc.fiji.liif.zarr.ZarrVersion;

/** Images survive OME-Zarr, and their coarser resolutions are means that lie where they should. */
public class OmeZarrImagesTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	@Test
	public void everyKindSurvives() {
		for (final String version : OmeFormat.VERSIONS) {
			for (final int bits : new int[]{8, 16, 24, 32}) {
				final ImagePlus image = image(bits, bits == 24 ? 1 : 3, 4, 2, 21, 17);
				final Path folder = path(bits + "-" + version + ".zarr");
				OmeZarrWriter.write(image, folder,
						OmeFormat.of(version + (bits == 8 ? " gzip" : bits == 16 ? " zstd 512x512x2" : "")),
						Progress.NONE);
				final ImagePlus read = open(folder);
				assertTrue(read.getStack().isVirtual());
				assertArrayEquals(new int[]{21, 17, 3, 4, 2}, read.getDimensions());
				assertEquals(0.1, read.getCalibration().pixelWidth, 1e-12);
				assertEquals(0.2, read.getCalibration().pixelHeight, 1e-12);
				assertEquals(0.7, read.getCalibration().pixelDepth, 1e-12);
				assertEquals("\u00b5m", read.getCalibration().getUnit());
				assertEquals(5, read.getCalibration().xOrigin, 1e-12);
				assertEquals(2.5, read.getCalibration().frameInterval, 1e-12);
				for (int n = 1; n <= read.getStackSize(); n++) {
					final int[] position = read.convertIndexToPosition(n);
					final ImageProcessor expected = image.getStack()
							.getProcessor(image.getStackIndex(bits == 24 ? 1 : position[0], position[1], position[2]));
					final ImageProcessor actual = read.getStack().getProcessor(n);
					for (int i = 0; i < 21 * 17; i++)
						assertEquals(
								bits == 24 ? expected.get(i) >> 16 - 8 * (position[0] - 1) & 255 : expected.getf(i),
								actual.getf(i), 0);
				}
				if (bits != 24) {
					final LUT second = ((CompositeImage) read).getChannelLut(2);
					assertEquals(Color.MAGENTA.getRGB(), second.getRGB(255));
					assertEquals(7, second.min, 0);
					assertEquals(99, second.max, 0);
					assertFalse(((CompositeImage) read).getActiveChannels()[2]);
				}
			}
		}
	}

	/** What has one plane has two axes. */
	@Test
	public void singlePlanes() {
		final ImagePlus image = image(16, 1, 1, 1, 30, 20);
		image.setDisplayRange(3, 50);
		OmeZarrWriter.write(image, path("plane.zarr"), OmeFormat.of("none"), Progress.NONE);
		final OmeImage written = OmeImage.open(new FolderStore(path("plane.zarr")));
		assertEquals(Arrays.asList("y", "x"), written.shape(0).axes());
		final ImagePlus read = open(path("plane.zarr"));
		assertEquals(1, read.getStackSize());
		assertEquals(3, read.getDisplayRangeMin(), 0);
		assertEquals(50, read.getDisplayRangeMax(), 0);
	}

	/** Chunks that are several planes deep are unpacked once for them: planes in any order, and parts of them. */
	@Test
	public void deepChunks() {
		final Random random = new Random(1);
		for (final int bits : new int[]{8, 16, 32}) {
			final ImagePlus image = image(bits, 2, 7, 2, 50, 40);
			OmeZarrWriter.write(image, path(bits + "deep.zarr"), OmeFormat.of("16x16x3"), Progress.NONE);
			final ImagePlus read = open(path(bits + "deep.zarr"));
			Rectangle part = new Rectangle(50, 40);
			for (int i = 0; i < 300; i++) {
				if (random.nextInt(4) == 0)
					part = new Rectangle(random.nextInt(20), random.nextInt(20), 1 + random.nextInt(30),
							1 + random.nextInt(20));
				final int n = 1 + random.nextInt(image.getStackSize());
				final ImageProcessor plane = LabelledStack.part(read.getStack(), n, part);
				final ImageProcessor expected = LabelledStack.part(image.getStack(), n, part);
				assertArrayEquals(expected.getFloatArray(), plane.getFloatArray());
				// Nobody else sees what is changed in a plane.
				plane.set(0, 1);
			}
		}
	}

	/** Against the slow way; each centre lies between those that it is the mean of. */
	@Test
	public void coarserResolutions() {
		final ImagePlus image = image(16, 2, 1, 1, 1301, 1100);
		OmeZarrWriter.write(image, path("large.zarr"), OmeFormat.of("0.5"), Progress.NONE);
		final OmeImage written = OmeImage.open(new FolderStore(path("large.zarr")));
		assertEquals(3, written.levels());
		for (int level = 1; level < 3; level++) {
			final OmeShape shape = written.shape(level);
			final OmeShape finer = written.shape(level - 1);
			assertEquals((finer.size("x") + 1) / 2, shape.size("x"));
			assertEquals(0.1 * (1 << level), shape.scale("x"), 1e-12);
			assertEquals(-0.5 + 0.1 * ((1 << level) - 1) / 2, shape.translation("x"), 1e-12);
			assertEquals(0.2 * ((1 << level) - 1) / 2, shape.translation("y"), 1e-12);
			final short[] pixels = (short[]) written.read(level, 1,
					new ImageBlock(0, 0, 0, 0, 1, (int) shape.size("y"), (int) shape.size("x")));
			final short[] fine = (short[]) written.read(level - 1, 1,
					new ImageBlock(0, 0, 0, 0, 1, (int) finer.size("y"), (int) finer.size("x")));
			for (int y = 0; y < shape.size("y"); y++) {
				for (int x = 0; x < shape.size("x"); x++) {
					int sum = 0;
					int count = 0;
					for (int fy = 2 * y; fy < Math.min(2 * y + 2, finer.size("y")); fy++) {
						for (int fx = 2 * x; fx < Math.min(2 * x + 2, finer.size("x")); fx++) {
							sum += fine[fy * (int) finer.size("x") + fx] & 0xffff;
							count++;
						}
					}
					assertEquals((2 * sum + count) / (2 * count), pixels[y * (int) shape.size("x") + x] & 0xffff);
				}
			}
		}
	}

	/** A file like others, for all that opens and saves images. */
	@Test
	public void filesLikeOthers() throws IOException {
		final Path file = path("cells.zarr");
		final ImagePlus image = image(8, 1, 3, 1, 10, 9);
		ImageFiles.save(image, file, false);
		assertTrue(ImageFiles.isZarr(file));
		assertEquals(3, ImageFiles.open(file).getNSlices());
		Failures.assertSentence(() -> ImageFiles.save(image, file, false), "exists already");
		ImageFiles.save(image(8, 1, 5, 1, 10, 9), file, true);
		assertEquals(5, ImageFiles.open(file).getNSlices());
		ImageFiles.save(image(8, 1, 1, 1, 10, 9), path("a.tif"), false);
		for (final boolean isDeep : new boolean[]{true, false})
			assertEquals(2, new ImageFolder(temporary.getRoot().toPath(), isDeep).images().size());
		assertEquals("nothing is left over", 2, temporary.getRoot().list().length);
	}

	@Test
	public void whatIsWrongIsSaid() throws IOException {
		Failures.assertSentence(() -> open(path("nothing.zarr")), "no Zarr");
		final Path folder = path("wrong.zarr");
		final FolderStore place = new FolderStore(folder);
		ZarrNode.writeGroup(place, ZarrVersion.TWO, new JsonObject());
		Failures.assertSentence(() -> open(folder), "no OME-Zarr image");
		final JsonObject plate = new JsonObject();
		plate.add("plate", new JsonObject());
		ZarrNode.writeGroup(place, ZarrVersion.TWO, plate);
		Failures.assertSentence(() -> open(folder), "several images", "one of them");
		AtomicFolder.delete(folder);
		OmeZarrWriter.write(image(16, 1, 3, 1, 700, 600), folder, OmeFormat.STANDARD, Progress.NONE);
		AtomicFolder.delete(folder.resolve("1"));
		Failures.assertSentence(() -> open(folder), "resolution \"1\"");
		AtomicFolder.delete(folder);
		OmeZarrWriter.write(image(16, 1, 3, 1, 70, 60), folder, OmeFormat.STANDARD, Progress.NONE);
		final ImagePlus open = open(folder);
		Files.write(folder.resolve("0").resolve("1").resolve("0").resolve("0"), new byte[]{1, 2, 3});
		assertEquals(16, open.getStack().getProcessor(1).getBitDepth());
		Failures.assertSentence(() -> open.getStack().getProcessor(2), "chunk 1/0/0");
	}

	// -- Helper methods --

	private static ImagePlus open(final Path folder) {
		return OmeZarrImages.open(folder, remark -> {
			throw new AssertionError(remark);
		});
	}

	private Path path(final String name) {
		return temporary.getRoot().toPath().resolve(name);
	}

	private static ImagePlus image(final int bits, final int channels, final int slices, final int frames,
			final int width, final int height) {
		final ImagePlus plain = IJ.createHyperStack("cells", width, height, channels, slices, frames, bits);
		final Random random = new Random(bits);
		for (int n = 1; n <= plain.getStackSize(); n++) {
			final ImageProcessor plane = plain.getStack().getProcessor(n);
			for (int i = 0; i < plane.getPixelCount(); i++) {
				if (bits == 32)
					plane.setf(i, random.nextFloat());
				else
					plane.set(i, random.nextInt() & (bits == 24 ? 0xffffff : (1 << bits) - 1));
			}
		}
		plain.getCalibration().setUnit("um");
		plain.getCalibration().pixelWidth = 0.1;
		plain.getCalibration().pixelHeight = 0.2;
		plain.getCalibration().pixelDepth = 0.7;
		plain.getCalibration().xOrigin = 5;
		plain.getCalibration().frameInterval = 2.5;
		plain.getCalibration().setTimeUnit("sec");
		if (channels == 1)
			return plain;
		final CompositeImage composite = new CompositeImage(plain, IJ.COMPOSITE);
		final LUT[] luts = composite.getLuts();
		luts[1] = LUT.createLutFromColor(Color.MAGENTA);
		luts[1].min = 7;
		luts[1].max = 99;
		composite.setLuts(luts);
		if (channels > 2)
			composite.getActiveChannels()[2] = false;
		return composite;
	}
}
