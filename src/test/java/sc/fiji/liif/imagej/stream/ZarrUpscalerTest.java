// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.stream;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;

import sc.fiji.liif.AtomicFolder;
import sc.fiji.liif.Failures;
import sc.fiji.liif.Progress;
import sc.fiji.liif.TestModels;
import sc.fiji.liif.imagej.ImagePlusUpscaler;
import sc.fiji.liif.imagej.UpscaleOptions;
import sc.fiji.liif.imagej.io.ImageFiles;
import sc.fiji.liif.imagej.values.ColourChannels;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.network.NetworkOptions;
import sc.fiji.liif.network.Networks;
import sc.fiji.liif.omezarr.OmeImage;
import sc.fiji.liif.omezarr.OmeShape;
import sc.fiji.liif.zarr.ElementType;
import sc.fiji.liif.zarr.FolderStore;
import sc.fiji.liif.zarr.ZarrVersion;

/** Block by block, stopped or not, there are the pixels that are computed at once. */
public class ZarrUpscalerTest {

	private static final int WIDTH = 67;
	private static final int HEIGHT = 45;

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private Networks networks;

	@Before
	public void makeModels() throws Exception {
		final Path models = temporary.newFolder("models").toPath();
		TestModels.random(TestModels.edsrOf(8, 2), TestModels.liifOf("16,16", true, true, true, true), 1)
				.write(models.resolve("gray"));
		TestModels.noiseAware(TestModels.edsrOf(8, 2), TestModels.heatOf("12", 9, true, true), 1)
				.write(models.resolve("aware"));
		TestModels.random(TestModels.edsrOf(8, 2), TestModels.heatOf("12", 9, true, true), 3)
				.write(models.resolve("colours"));
		networks = new Networks(new ModelRegistry(Collections.singletonList(models)), NetworkOptions.defaults());
	}

	/** Of every kind of image, read from memory and from OME-Zarr, by any blocks: difference 0. */
	@Test
	public void samePixels() {
		for (final String model : new String[]{"gray", "aware", "colours"}) {
			for (final int bits : new int[]{8, 16, 24, 32}) {
				final ImagePlus image = image(bits, bits == 24 ? 1 : 2, 2);
				check(model + bits, image, new PlusBoxes(image), model);
				if (bits == 24)
					continue;
				final Path input = path("input-" + model + bits + ".zarr");
				ImageFiles.save(image, input, false);
				check(model + bits + "-zarr", image, new ZarrBoxes(new FolderStore(input)), model);
			}
		}
	}

	/** The colours of a picture are looked at together. */
	@Test
	public void coloursTogether() {
		final ImagePlus image = image(16, 3, 1);
		for (int c = 0; c < 3; c++)
			image.getStack().setSliceLabel(ColourChannels.RGB.get(c), c + 1);
		check("colours", image, new PlusBoxes(image), "colours");
		final Path input = path("colours-input.zarr");
		ImageFiles.save(image, input, false);
		check("colours-zarr", image, new ZarrBoxes(new FolderStore(input)), "colours");
	}

	/** What was stopped goes on; what is whole is not made again. */
	@Test
	public void goesOnWhereItWas() throws Exception {
		final ImagePlus image = image(16, 2, 3);
		final StreamOptions options = StreamOptions.scale(2.3).model("aware").chunks(16, 2);
		final Path whole = path("whole.zarr");
		new ZarrUpscaler(networks, Progress.NONE).upscale(new PlusBoxes(image), new FolderStore(whole), options);
		final Path stopped = path("stopped.zarr");
		for (final double until : new double[]{0.2, 0.5, 0.95}) {
			assertThrows(CancellationException.class, () -> new ZarrUpscaler(networks, until(until))
					.upscale(new PlusBoxes(image), new FolderStore(stopped), options));
		}
		final Path early = stopped.resolve("0").resolve("0").resolve("0").resolve("0").resolve("0");
		final FileTime written = Files.getLastModifiedTime(early);
		new ZarrUpscaler(networks, Progress.NONE).upscale(new PlusBoxes(image), new FolderStore(stopped), options);
		assertEquals(written, Files.getLastModifiedTime(early));
		assertEqual(whole, stopped);
		AtomicFolder.delete(stopped.resolve("0").resolve("1").resolve("1"));
		AtomicFolder.delete(stopped.resolve("1").resolve("0"));
		new ZarrUpscaler(networks, Progress.NONE).upscale(new PlusBoxes(image), new FolderStore(stopped), options);
		assertEqual(whole, stopped);
		Failures.assertSentence(() -> new ZarrUpscaler(networks, Progress.NONE).upscale(new PlusBoxes(image),
				new FolderStore(stopped), options.noise("0")), "another image", "choose another name");
		final Path other = path("other.zarr");
		ImageFiles.save(image, other, false);
		Failures.assertSentence(() -> new ZarrUpscaler(networks, Progress.NONE).upscale(new PlusBoxes(image),
				new FolderStore(other), options), "another image");
	}

	/** Pixels lie where they did, and are smaller. */
	@Test
	public void geometry() {
		final ImagePlus image = image(8, 1, 1);
		image.getCalibration().xOrigin = 10;
		final OmeImage result = new ZarrUpscaler(networks, Progress.NONE).upscale(new PlusBoxes(image),
				new FolderStore(path("geometry.zarr")), StreamOptions.scale(4).model("gray"));
		final OmeShape shape = result.shape(0);
		assertEquals(4 * WIDTH, shape.size("x"));
		assertEquals(0.05, shape.scale("x"), 1e-12);
		// The centre of the first pixel was at -10 pixels of 0.2; a quarter of it begins where it did.
		assertEquals(-2 - 0.1 + 0.025, shape.translation("x"), 1e-12);
		assertEquals("micrometer", shape.lengthUnit());
	}

	/** Planes beyond what ImageJ can hold are judged by parts of them, and cost no memory. */
	@Test
	public void planesBeyondImageJ() {
		final OmeShape shape = new OmeShape(Arrays.asList("y", "x"), new long[]{1, 1, 1, 100_000, 100_000},
				new double[]{1, 1, 1, 1, 1}, new double[5], null, null);
		final FolderStore place = new FolderStore(path("huge.zarr"));
		final OmeImage huge = OmeImage.create(place, ZarrVersion.TWO, "huge", ElementType.UINT16, shape,
				new ArrayList<>(), new int[]{1, 1, 1, 512, 512}, "zstd");
		final short[] chunk = new short[512 * 512];
		Arrays.fill(chunk, (short) 700);
		huge.level(0).writeChunk(chunk, 194, 194);
		final ZarrBoxes boxes = new ZarrBoxes(place);
		assertEquals(25, boxes.sample().getStackSize());
		final ImageProcessor corner = boxes.read(0, 0, 0, 99_300, 99_328, 40, 10);
		assertEquals(0, corner.get(0, 0));
		assertEquals(700, corner.get(28, 0));
	}

	// -- Helper methods --

	private void check(final String name, final ImagePlus image, final ImageBoxes boxes, final String model) {
		final double scale = 2.3;
		final ImagePlus expected = new ImagePlusUpscaler(networks, Progress.NONE).upscale(image,
				UpscaleOptions.scale(scale).model(model));
		final int atOnce = 1 + name.length() % 3;
		final Path folder = path(name + ".zarr");
		new ZarrUpscaler(networks, Progress.NONE).upscale(boxes, new FolderStore(folder),
				StreamOptions.scale(scale).model(model).chunks(24, atOnce));
		final ImagePlus result = ImageFiles.open(folder);
		assertEquals(expected.getWidth(), result.getWidth());
		assertEquals(expected.getNSlices(), result.getNSlices());
		for (int n = 1; n <= result.getStackSize(); n++) {
			final int[] position = result.convertIndexToPosition(n);
			final boolean isRgb = expected.getBitDepth() == 24;
			final ImageProcessor plane = expected.getStack()
					.getProcessor(expected.getStackIndex(isRgb ? 1 : position[0], position[1], position[2]));
			final ImageProcessor actual = result.getStack().getProcessor(n);
			for (int i = 0; i < plane.getPixelCount(); i++)
				assertEquals(name + " " + n + " " + i,
						isRgb ? plane.get(i) >> 16 - 8 * (position[0] - 1) & 255 : plane.getf(i), actual.getf(i), 0);
		}
	}

	/** All files, but for the descriptions' dates. */
	private static void assertEqual(final Path one, final Path other) throws Exception {
		final List<Path> files = new ArrayList<>();
		try (java.util.stream.Stream<Path> all = Files.walk(one)) {
			all.filter(Files::isRegularFile).forEach(files::add);
		}
		for (final Path file : files)
			assertArrayEquals(file.toString(), Files.readAllBytes(file),
					Files.readAllBytes(other.resolve(one.relativize(file).toString())));
		assertTrue("" + files.size(), files.size() > 20);
	}

	/** Canceled when so much is done. */
	private static Progress until(final double part) {
		final boolean[] isCanceled = {false};
		return new Progress() {

			@Override
			public void report(final double done, final double total, final String what) {
				isCanceled[0] |= done / total > part && what.contains("coding");
			}

			@Override
			public boolean isCanceled() {
				return isCanceled[0];
			}
		};
	}

	private Path path(final String name) {
		return temporary.getRoot().toPath().resolve(name);
	}

	private static ImagePlus image(final int bits, final int channels, final int slices) {
		final ImagePlus image = IJ.createHyperStack("waves", WIDTH, HEIGHT, channels, slices, 1, bits);
		final Random random = new Random(bits);
		for (int n = 1; n <= image.getStackSize(); n++) {
			final ImageProcessor plane = image.getStack().getProcessor(n);
			for (int k = 0; k < plane.getPixelCount(); k++) {
				final double value = 120 + 60 * Math.sin(0.3 * (k % WIDTH) + n) + 20 * random.nextDouble();
				if (bits == 24)
					plane.set(k, (int) value << 16 | (int) (value / 2) << 8 | (int) (value / 3));
				else
					plane.setf(k, (float) (bits == 16 ? 20 * value : value));
			}
		}
		image.getCalibration().setUnit("um");
		image.getCalibration().pixelWidth = 0.2;
		image.getCalibration().pixelHeight = 0.2;
		return image;
	}
}
