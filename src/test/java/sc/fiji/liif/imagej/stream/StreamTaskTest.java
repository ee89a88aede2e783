// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.stream;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import com.google.gson.JsonObject;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;

import sc.fiji.liif.AtomicFolder;
import sc.fiji.liif.Failures;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.TestModels;
import sc.fiji.liif.imagej.ImagePlusUpscaler;
import sc.fiji.liif.imagej.UpscaleOptions;
import sc.fiji.liif.imagej.io.ImageFiles;
import sc.fiji.liif.imagej.planes.CountedStack;
import sc.fiji.liif.imagej.values.ColourChannels;
import sc.fiji.liif.imagej.volume.IsotropicOptions;
import sc.fiji.liif.imagej.volume.IsotropicStack;
import sc.fiji.liif.imagej.volume.VoxelPlan;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.network.NetworkOptions;
import sc.fiji.liif.network.Networks;
import sc.fiji.liif.network.Quality;
import sc.fiji.liif.omezarr.ImageBlocks;
import sc.fiji.liif.omezarr.OmeFormat;
import sc.fiji.liif.omezarr.OmeImage;
import sc.fiji.liif.omezarr.OmeShape;
import sc.fiji.liif.zarr.ElementType;
import sc.fiji.liif.zarr.FolderStore;
import sc.fiji.liif.zarr.SmallStore;
import sc.fiji.liif.zarr.Store;

/** Block by block, stopped or not, there are the pixels that are computed at once. */
public class StreamTaskTest {

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
		// With more threads than a few, processors without AVX-512 may differ in the last bit of a float.
		networks = new Networks(new ModelRegistry(Collections.singletonList(models)),
				NetworkOptions.defaults().threads(1));
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

	/** Values that are no numbers, and positions in the middle of two pixels, of which blocks might choose another one. */
	@Test
	public void middlesOfTwoPixels() {
		final ImagePlus image = image(32, 1, 1);
		for (int k = 0; k < WIDTH * HEIGHT; k += 5)
			image.getProcessor().setf(k, Float.NaN);
		check("middles", image, new PlusBoxes(image), StreamOptions.upscale(1.5).model("gray").atOnce(1));
	}

	/** The mean of eight answers. */
	@Test
	public void ensemble() {
		final ImagePlus image = image(32, 1, 1);
		check("ensemble", image, new PlusBoxes(image),
				StreamOptions.upscale(2.3).model("aware").quality(Quality.standard().ensemble(8)).atOnce(2));
	}

	/** What is computed once for places that look alike is what is computed for each. */
	@Test
	public void flatPlaces() {
		for (final int bits : new int[]{8, 32}) {
			final ImagePlus image = IJ.createImage("flat", 170, 130, 1, bits);
			image.getProcessor().setColor(9);
			image.getProcessor().fill();
			for (int k = 0; k < 400; k++)
				image.getProcessor().setf(70 + k % 20, 60 + k / 20, 100 + 7 * (k % 13));
			for (final double scale : new double[]{2, 3, 1.7})
				check("flat" + bits + scale, image, new PlusBoxes(image),
						StreamOptions.upscale(scale).model("aware").atOnce(1).tile(40));
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
		final StreamOptions options = StreamOptions.upscale(2.3).model("aware").format(OmeFormat.of("16x16")).atOnce(2);
		final Path whole = path("whole.zarr");
		make(new PlusBoxes(image), whole, options, Progress.NONE);
		final Path stopped = path("stopped.zarr");
		for (final double until : new double[]{0.2, 0.5, 0.95}) {
			assertThrows(CancellationException.class, () -> make(new PlusBoxes(image), stopped, options, until(until)));
		}
		final Path early = stopped.resolve("0").resolve("0").resolve("0").resolve("0").resolve("0");
		final FileTime written = Files.getLastModifiedTime(early);
		make(new PlusBoxes(image), stopped, options, Progress.NONE);
		assertEquals(written, Files.getLastModifiedTime(early));
		assertEqual(whole, stopped);
		AtomicFolder.delete(stopped.resolve("0").resolve("1").resolve("1"));
		AtomicFolder.delete(stopped.resolve("1").resolve("0"));
		make(new PlusBoxes(image), stopped, options, Progress.NONE);
		assertEqual(whole, stopped);
		for (final StreamOptions other : new StreamOptions[]{options.noise("0"), options.model("gray"),
				options.format(OmeFormat.of("16x16 gzip")), StreamOptions.upscale(2).model("aware"),
				options.quality(Quality.standard().ensemble(8))}) {
			Failures.assertSentence(() -> make(new PlusBoxes(image), stopped, other, Progress.NONE), "another image",
					"choose another name");
		}
		image.getStack().getProcessor(4).set(3, 3, image.getStack().getProcessor(4).get(3, 3) + 1);
		Failures.assertSentence(() -> make(new PlusBoxes(image), stopped, options, Progress.NONE),
				"before its pixels were changed");
		image.getStack().getProcessor(4).set(3, 3, image.getStack().getProcessor(4).get(3, 3) - 1);
		image.setTitle("others");
		Failures.assertSentence(() -> make(new PlusBoxes(image), stopped, options, Progress.NONE), "made of \"waves\"");
		final Path other = path("other.zarr");
		ImageFiles.save(image, other, false);
		Failures.assertSentence(() -> make(new PlusBoxes(image), other, options, Progress.NONE), "another image");
	}

	/** Killed before the last file of the description was there: it is begun anew. */
	@Test
	public void killedWhileItWasBegun() throws Exception {
		for (final String version : OmeFormat.VERSIONS) {
			final Path folder = path("begun" + version + ".zarr");
			final StreamOptions options = StreamOptions.upscale(2).model("gray").format(OmeFormat.of(version));
			final List<Path> written = new ArrayList<>();
			final FolderStore store = new FolderStore(folder);
			final Store killing = (Store) Proxy.newProxyInstance(Store.class.getClassLoader(),
					new Class<?>[]{Store.class}, (proxy, method, arguments) -> {
						if (method.getName().equals("at"))
							return store.at((String) arguments[0]);
						final Object result = method.invoke(store, arguments);
						if (method.getName().equals("write")) {
							written.add(folder.resolve((String) arguments[0]));
							throw new LiifException("killed");
						}
						return result;
					});
			assertThrows(LiifException.class,
					() -> StreamTask.begin(new PlusBoxes(image(8, 1, 1)), killing, options, networks, Progress.NONE));
			assertEquals(1, written.size());
			if (version.equals("0.4"))
				assertTrue(Files.exists(written.get(0)));
			make(new PlusBoxes(image(8, 1, 1)), folder, options, Progress.NONE);
			assertEquals(2 * WIDTH, ImageFiles.open(folder).getWidth());
		}
	}

	/** A disk that is full: one sentence, and what was written stays; with room there it goes on. */
	@Test
	public void fullDisk() throws Exception {
		final ImagePlus image = image(16, 2, 2);
		for (final StreamOptions options : new StreamOptions[]{
				StreamOptions.upscale(2).model("gray").format(OmeFormat.of("32x32")).atOnce(1),
				StreamOptions.upscale(2).model("gray").format(OmeFormat.of("0.5 gzip 32x32")).atOnce(2)}) {
			final Path whole = path(options.format().zarr() + "-whole.zarr");
			make(new PlusBoxes(image), whole, options, Progress.NONE);
			final Path folder = path(options.format().zarr() + "-full.zarr");
			for (final int room : new int[]{0, 3, 9, 20, 68}) {
				Failures.assertSentence(() -> make(new PlusBoxes(image), new SmallStore(new FolderStore(folder), room),
						options, Progress.NONE), "No space left on device", "make room");
			}
			make(new PlusBoxes(image), folder, options, Progress.NONE);
			assertEqual(whole, folder);
		}
	}

	/** Pixels lie where they did, and are smaller. */
	@Test
	public void geometry() {
		final ImagePlus image = image(8, 1, 1);
		image.getCalibration().xOrigin = 10;
		final OmeShape shape = make(new PlusBoxes(image), path("geometry.zarr"), StreamOptions.upscale(4).model("gray"),
				Progress.NONE).shape(0);
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
		final OmeImage huge = OmeImage.create(place, OmeFormat.STANDARD, "huge", ElementType.UINT16, shape,
				new ArrayList<>(), new JsonObject());
		final short[] chunk = new short[512 * 512];
		Arrays.fill(chunk, (short) 700);
		huge.level(0).writeChunk(chunk, 194, 194);
		final ZarrBoxes boxes = new ZarrBoxes(place);
		assertEquals(25, boxes.sample().getStackSize());
		final ImageProcessor corner = boxes.read(0, 0, 0, 99_300, 99_328, 40, 10);
		assertEquals(0, corner.get(0, 0));
		assertEquals(700, corner.get(28, 0));
	}

	/** Cubic voxels, read from memory and from OME-Zarr, in chunks of one plane and of many: difference 0. */
	@Test
	public void sameVoxels() {
		for (final int bits : new int[]{8, 16, 24, 32}) {
			final ImagePlus image = image(bits, bits == 24 ? 1 : 2, 7);
			if (bits == 32)
				image.getStack().getProcessor(3).setf(40, 30, Float.NaN);
			image.getCalibration().pixelDepth = 0.5;
			final ImagePlus expected = new IsotropicStack(networks, Progress.NONE).of(image, VoxelPlan.of(image, 0, 0),
					IsotropicOptions.model("gray"));
			for (final String format : new String[]{"24", "16x16x5"}) {
				final CountedStack counted = new CountedStack(image.getStack());
				final ImagePlus virtual = new ImagePlus(image.getTitle(), counted);
				virtual.setDimensions(image.getNChannels(), image.getNSlices(), image.getNFrames());
				virtual.setCalibration(image.getCalibration());
				final Path folder = path(bits + format + ".zarr");
				final StreamOptions options = StreamOptions.isotropic(0, 0, false).model("gray")
						.format(OmeFormat.of(format)).atOnce(2);
				final Path input = path(bits + format + "-in.zarr");
				ImageFiles.save(image, input, false);
				final OmeImage made = make(
						bits == 8 || bits == 24 ? new PlusBoxes(virtual) : new ZarrBoxes(new FolderStore(input)),
						folder, options, Progress.NONE);
				// For what its values mean, their range, and once for all blocks; the first one, which ImageJ looks at, more often.
				for (int n = 2; n <= image.getStackSize(); n++)
					assertTrue(n + ": " + counted.reads(n), counted.reads(n) <= 3);
				assertSame(bits + format, expected, ImageFiles.open(folder));
				assertEquals(0.2, made.shape(0).scale("z"), 1e-3);
				assertEquals(expected.getCalibration().pixelDepth, made.shape(0).scale("z"), 1e-12);
				assertEquals(-0.25 + expected.getCalibration().pixelDepth / 2, made.shape(0).translation("z"), 1e-12);
			}
		}
	}

	/** Numbers of objects are not interpolated. */
	@Test
	public void labelsStayLabels() {
		final ImagePlus image = image(16, 1, 7);
		for (int n = 1; n <= 7; n++) {
			for (int k = 0; k < WIDTH * HEIGHT; k++)
				image.getStack().getProcessor(n).set(k, 900 * (k % WIDTH / 23) + 70 * (k / WIDTH / 16) + n / 4);
		}
		image.getCalibration().pixelDepth = 0.5;
		final Path planes = path("planes.zarr");
		make(new PlusBoxes(image), planes,
				StreamOptions.upscale(2.5).values("labels").format(OmeFormat.of("24")).atOnce(1), Progress.NONE);
		assertSame("planes", new ImagePlusUpscaler(networks, Progress.NONE).upscale(image,
				UpscaleOptions.scale(2.5).values("labels")), ImageFiles.open(planes));
		final Path voxels = path("voxels.zarr");
		make(new PlusBoxes(image), voxels,
				StreamOptions.isotropic(0, 0, false).values("labels").atOnce(1).format(OmeFormat.of("24x24x3")),
				Progress.NONE);
		final ImagePlus result = ImageFiles.open(voxels);
		for (int n = 1; n <= result.getStackSize(); n++) {
			for (int k = 0; k < WIDTH * HEIGHT; k++)
				assertEquals(0, result.getStack().getProcessor(n).get(k) - n / 9 - 900 * (k % WIDTH / 23)
						- 70 * (k / WIDTH / 16), 1);
		}
	}

	/** Several that begin the same image alike share its blocks; in the form that the first one computes in. */
	@Test
	public void sharedAmongSeveral() throws Exception {
		final ImagePlus image = image(32, 1, 2);
		final StreamOptions options = StreamOptions.upscale(2.3).model("aware").format(OmeFormat.of("16")).atOnce(2);
		final Networks plain = networks.pinned("encode=plain decode=plain");
		final Path whole = path("whole.zarr");
		try (StreamTask task = StreamTask.begin(new PlusBoxes(image), new FolderStore(whole), options, plain,
				Progress.NONE)) {
			task.run(Progress.NONE);
		}
		plain.close();
		final Path shared = path("shared.zarr");
		try (StreamTask first = StreamTask.begin(new PlusBoxes(image), new FolderStore(shared), options, plain,
				Progress.NONE);
				StreamTask second = StreamTask.begin(new PlusBoxes(image), new FolderStore(shared), options, networks,
						Progress.NONE)) {
			final ImageBlocks blocks = first.blocks(1);
			for (long i = blocks.count() - 1; i >= 0; i--)
				(i % 3 == 0 ? first : second).make(blocks.get(i), Progress.NONE);
			second.run(Progress.NONE);
		}
		plain.close();
		assertEqual(whole, shared);
	}

	/** A format that is written is a format that is read. */
	@Test
	public void formats() {
		for (final String text : new String[]{"0.4 zstd 512x512x1", "0.5 gzip 64x64x8", "0.5 none 100x100x1"})
			assertEquals(text, OmeFormat.of(text).toString());
		assertEquals("0.5 zstd 256x256x1", OmeFormat.of("256, 0.5").toString());
		assertEquals(OmeFormat.STANDARD.toString(), OmeFormat.of(" ").toString());
		for (final String text : new String[]{"0.6", "lz4", "64x32", "0x0", "99999"})
			Failures.assertSentence(() -> OmeFormat.of(text), text.equals("0.6") ? "0.4, 0.5" : "");
	}

	// -- Helper methods --

	private void check(final String name, final ImagePlus image, final ImageBoxes boxes, final String model) {
		check(name, image, boxes, StreamOptions.upscale(2.3).model(model).atOnce(1 + name.length() % 3));
	}

	private void check(final String name, final ImagePlus image, final ImageBoxes boxes, final StreamOptions options) {
		final ImagePlus expected = new ImagePlusUpscaler(networks, Progress.NONE).upscale(image,
				UpscaleOptions.scale(options.scale()).model(options.model()).quality(options.quality()));
		final Path folder = path(name + ".zarr");
		final OmeFormat format = OmeFormat.of(name.length() % 2 == 0 ? "24" : "0.5 gzip 24x24x2");
		make(boxes, folder, options.format(format), Progress.NONE);
		assertSame(name, expected, ImageFiles.open(folder));
	}

	private static void assertSame(final String name, final ImagePlus expected, final ImagePlus result) {
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

	private OmeImage make(final ImageBoxes source, final Path folder, final StreamOptions options,
			final Progress progress) {
		return make(source, new FolderStore(folder), options, progress);
	}

	private OmeImage make(final ImageBoxes source, final Store place, final StreamOptions options,
			final Progress progress) {
		try (StreamTask task = StreamTask.begin(source, place, options, networks, progress)) {
			task.run(progress);
			return task.image();
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
