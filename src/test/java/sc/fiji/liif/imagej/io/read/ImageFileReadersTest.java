// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.read;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.measure.Calibration;
import ij.process.ImageProcessor;

import sc.fiji.liif.Failures;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.values.ColourChannels;
import sc.fiji.liif.imagej.values.PixelMeaning;

/** Small files of many kinds, made by {@code make.py} beside them, against what they show. */
public class ImageFileReadersTest {

	private static final Path PICTURES = Paths.get("src", "test", "resources", "pictures");

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	@Test
	public void everyKindIsReadRight() throws IOException {
		final List<String> wrong = new ArrayList<>();
		for (final Path file : list("files")) {
			final ImagePlus truth = IJ.openImage(PICTURES.resolve("truth")
					.resolve(file.getFileName().toString().replaceFirst("\\.\\w+$", ".tif")).toString());
			final ImagePlus image = open(file);
			final String problem = difference(PixelMeaning.of(image).resolve(image), truth);
			if (problem != null)
				wrong.add(file.getFileName() + ": " + problem);
		}
		assertEquals(new ArrayList<>(), wrong);
	}

	/** Stacks that would take too much of the memory are read plane by plane, and are the same. */
	@Test
	public void largeStacksAreReadPlaneByPlane() throws IOException {
		for (final int bits : new int[]{8, 16, 24, 32}) {
			final ImagePlus stack = IJ.createHyperStack("large", 9, 7, bits == 24 ? 1 : 2, 4, 3, bits);
			final Random random = new Random(bits);
			for (int n = 1; n <= stack.getStackSize(); n++) {
				final ImageProcessor plane = stack.getStack().getProcessor(n);
				for (int i = 0; i < plane.getPixelCount(); i++) {
					if (bits == 32)
						plane.setf(i, random.nextFloat());
					else
						plane.set(i, random.nextInt() & (bits == 24 ? 0xffffff : (1 << bits) - 1));
				}
			}
			stack.getCalibration().pixelDepth = 3.5;
			stack.getCalibration().setUnit("um");
			final Path file = temporary.getRoot().toPath().resolve(bits + ".tif");
			new FileSaver(stack).saveAsTiffStack(file.toString());
			final ImagePlus whole = new ImageJReader(1 << 20).read(file, remark -> {
			});
			final ImagePlus virtual = new ImageJReader(100).read(file, remark -> {
			});
			assertFalse(whole.getStack().isVirtual());
			assertTrue(virtual.getStack().isVirtual());
			assertArrayEquals(whole.getDimensions(), virtual.getDimensions());
			assertEquals(3.5, virtual.getCalibration().pixelDepth, 1e-9);
			assertEquals(whole.getCalibration().getUnit(), virtual.getCalibration().getUnit());
			for (int n = 1; n <= stack.getStackSize(); n++) {
				for (int i = 0; i < 9 * 7; i++)
					assertEquals(whole.getStack().getProcessor(n).getf(i), virtual.getStack().getProcessor(n).getf(i),
							0);
			}
		}
	}

	@Test
	public void damagedFilesAreRefused() throws IOException {
		for (final Path file : list("refuse"))
			Failures.assertSentence(() -> open(file), file.getFileName().toString());
	}

	/** Damage of every kind ends with an image or a sentence. */
	@Test
	public void randomDamageNeverThrowsAnythingElse() throws IOException {
		final Random random = new Random(7);
		for (final Path file : list("files")) {
			final Path damaged = temporary.getRoot().toPath().resolve(file.getFileName());
			for (int i = 0; i < 12; i++) {
				final byte[] bytes = Files.readAllBytes(file);
				for (int k = 0; k < 3; k++)
					bytes[random.nextInt(k == 0 ? bytes.length : Math.min(bytes.length, 200))] = (byte) random
							.nextInt();
				Files.write(damaged, i % 4 == 3 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
				try {
					open(damaged);
				}
				catch (final LiifException e) {
					assertTrue(e.getMessage(), e.getMessage().length() < 400 && !e.getMessage().contains("\n"));
				}
			}
		}
	}

	@Test
	public void alphaIsAChannelOfItsOwn() {
		final ImagePlus image = open(PICTURES.resolve("files/rgba_16.png"));
		assertEquals(16, image.getBitDepth());
		assertTrue(ColourChannels.areRgb(image) && ColourChannels.hasAlpha(image));
		assertEquals("as in the file", 76 * 257, image.getStack().getProcessor(4).get(0), 0);
		assertTrue(ColourChannels.hasAlpha(open(PICTURES.resolve("files/gray_alpha.png"))));
	}

	@Test
	public void pagesWithSeveralSamplesAreSlicesWithChannels() {
		final ImagePlus image = open(PICTURES.resolve("files/pages_rgb16.tif"));
		assertArrayEquals(new int[]{40, 28, 3, 3, 1}, image.getDimensions());
		assertEquals("Blue", image.getStack().getSliceLabel(6));
	}

	@Test
	public void omeSaysWhatPagesAre() {
		final ImagePlus image = open(PICTURES.resolve("files/two_channels.ome.tif"));
		assertArrayEquals(new int[]{40, 28, 2, 3, 1}, image.getDimensions());
		assertEquals(0.25, image.getCalibration().pixelWidth, 0);
		assertEquals(1.5, image.getCalibration().pixelDepth, 0);
		assertEquals("\u00b5m", image.getCalibration().getUnit());
		final ImagePlus compressed = open(PICTURES.resolve("files/imagej_zip.tif"));
		assertArrayEquals(new int[]{40, 28, 2, 3, 1}, compressed.getDimensions());
		assertEquals(0.25, compressed.getCalibration().pixelWidth, 1e-9);
		assertEquals(2.5, compressed.getCalibration().pixelDepth, 0);
	}

	@Test
	public void signedNumbersAreCalibrated() {
		final ImagePlus image = open(PICTURES.resolve("files/signed_8.tif"));
		final Calibration calibration = image.getCalibration();
		assertEquals(-128, calibration.getCValue(0), 0);
		assertTrue(open(PICTURES.resolve("files/signed_16_zip_tiled.tif")).getCalibration().isSigned16Bit());
	}

	/** Numbers lie across the ends of what is read at once. */
	@Test
	public void filesOfEveryLength() throws IOException {
		final Path file = temporary.getRoot().toPath().resolve("shifted.tif");
		final byte[] good = Files.readAllBytes(PICTURES.resolve("files/big_endian_16.tif"));
		for (int shift = 0; shift < 16; shift++) {
			// The directory moves behind padding whose end is at the end of a block.
			final int directory = ByteBuffer.wrap(good).getInt(4);
			final int to = (1 << 16) - 8 * shift - 2 * (shift % 4);
			final byte[] moved = Arrays.copyOf(good, to + good.length - directory);
			System.arraycopy(good, directory, moved, to, good.length - directory);
			ByteBuffer.wrap(moved).putInt(4, to);
			Files.write(file, moved);
			assertEquals("" + shift, 1, TiffHeader.read(file).pages().size());
		}
		final byte[] content = new byte[200_000];
		new Random(1).nextBytes(content);
		Files.write(file, content);
		try (WatchedInput in = new WatchedInput(file)) {
			for (int at = 0; at + 8 <= content.length; at += 7) {
				in.seek(at);
				assertEquals(ByteBuffer.wrap(content).getLong(at), in.readLong());
			}
		}
	}

	@Test
	public void manySmallPages() throws IOException {
		final Path file = temporary.getRoot().toPath().resolve("many.tif");
		assertTrue(new FileSaver(IJ.createImage("", "16-bit ramp", 16, 16, 6000)).saveAsTiffStack(file.toString()));
		assertEquals(6000, open(file).getStackSize());
	}

	@Test
	public void whatIsLeftOutIsSaid() {
		final List<String> remarks = new ArrayList<>();
		ImageFileReaders.open(PICTURES.resolve("files/with_thumbnail.tif"), remarks::add);
		assertEquals(1, remarks.size());
		assertTrue(remarks.get(0), remarks.get(0).contains("reduced copies"));
	}

	// -- Helper methods --

	private static ImagePlus open(final Path file) {
		return ImageFileReaders.open(file, remark -> {
		});
	}

	private static List<Path> list(final String folder) throws IOException {
		try (Stream<Path> files = Files.list(PICTURES.resolve(folder))) {
			return files.sorted().collect(Collectors.toList());
		}
	}

	/** Of calibrated values, alpha aside; null if there is none. */
	private static String difference(final ImagePlus image, final ImagePlus truth) {
		final List<ImageProcessor> is = planes(image);
		final List<ImageProcessor> wanted = planes(truth);
		if (is.size() != wanted.size())
			return is.size() + " planes, not " + wanted.size();
		final boolean isLossy = image.getTitle().endsWith(".jpg") || image.getTitle().startsWith("jpeg")
				|| image.getTitle().startsWith("cmyk");
		// Colours that were multiplied by alpha and rounded.
		final double tolerance = isLossy ? 40 : image.getTitle().contains("premultiplied") ? 3 : 1e-3;
		for (int i = 0; i < is.size(); i++) {
			final ImageProcessor a = is.get(i);
			final ImageProcessor b = wanted.get(i);
			if (a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight())
				return a.getWidth() + " x " + a.getHeight();
			double mean = 0;
			for (int k = 0; k < a.getPixelCount(); k++) {
				final double difference = Math.abs(image.getCalibration().getCValue(a.getf(k)) - b.getf(k));
				mean += difference / a.getPixelCount();
				if (!(difference <= tolerance * Math.max(1, Math.abs(b.getf(k)) * 1e-4)))
					return "plane " + i + ", pixel " + k + ": " + image.getCalibration().getCValue(a.getf(k)) + ", not "
							+ b.getf(k);
			}
			if (mean > (image.getTitle().startsWith("cmyk.") ? 12 : 2))
				return "plane " + i + " differs by " + mean + " in the mean";
		}
		return null;
	}

	private static List<ImageProcessor> planes(final ImagePlus image) {
		final List<ImageProcessor> planes = new ArrayList<>();
		for (int i = 1; i <= image.getStackSize(); i++) {
			if (ColourChannels.ALPHA.equals(image.getStack().getSliceLabel(i)))
				continue;
			final ImageProcessor plane = image.getStack().getProcessor(i);
			for (int c = 0; c < plane.getNChannels(); c++)
				planes.add(plane.toFloat(c, null));
		}
		return planes;
	}
}
