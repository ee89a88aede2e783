// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.spark;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;
import ij.ImagePlus;

import sc.fiji.liif.AtomicFolder;
import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.ImagePlusUpscaler;
import sc.fiji.liif.imagej.UpscaleOptions;
import sc.fiji.liif.imagej.io.ImageFiles;
import sc.fiji.liif.imagej.stream.StreamOptions;
import sc.fiji.liif.omezarr.OmeFormat;

/** Spark in this process, with two threads: the pixels of one machine, whatever fails in between. */
public class MainTest {

	private static final List<String> CONFIGURATION = Arrays.asList("spark.master", "local[2]", "spark.ui.enabled",
			"false", "spark.driver.host", "127.0.0.1", "spark.driver.bindAddress", "127.0.0.1");

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private Path folder;

	@BeforeClass
	public static void configure() {
		for (int i = 0; i < CONFIGURATION.size(); i += 2)
			System.setProperty(CONFIGURATION.get(i), CONFIGURATION.get(i + 1));
	}

	@AfterClass
	public static void reset() {
		for (int i = 0; i < CONFIGURATION.size(); i += 2)
			System.clearProperty(CONFIGURATION.get(i));
	}

	@Before
	public void findFolder() {
		folder = temporary.getRoot().toPath();
	}

	/** 8 and 16 bits and floats, by any blocks. */
	@Test
	public void samePixels() throws Exception {
		for (final int bits : new int[]{8, 16, 32}) {
			final Path source = Trial.image(folder.resolve(bits + ".zarr"), 90, 70, 2, bits);
			final String size = bits == 16 ? "40x40x2" : "48x48x1";
			final Path alone = folder.resolve(bits + "-alone.zarr");
			Trial.alone(source, alone, StreamOptions.upscale(2.3).model("micro").format(OmeFormat.of(size)).atOnce(9));
			for (final int scale : new int[]{1, 2}) {
				final Path made = folder.resolve(bits + "-" + scale + ".zarr");
				assertEquals(0, Main.run("upscale", source.toString(), made.toString(), "--scale", "2.3", "--model",
						"micro", "--blockSize", size, "--blockScale", Integer.toString(scale)));
				Trial.assertEqual(alone, made);
			}
		}
	}

	@Test
	public void sameVoxels() throws Exception {
		final Path source = Trial.image(folder.resolve("stack.zarr"), 50, 40, 8, 16);
		final Path alone = folder.resolve("alone.zarr");
		Trial.alone(source, alone, StreamOptions.isotropic(0, 0, false).format(OmeFormat.of("0.5 gzip 24x24x8")));
		final Path made = folder.resolve("made.zarr");
		assertEquals(0, Main.run("isotropic", source.toString(), made.toString(), "--format", "0.5 gzip", "--blockSize",
				"24x24x8", "--blockScale", "1"));
		Trial.assertEqual(alone, made);
	}

	/** What can't be read is listed, all else is made; once it is mended, the rest comes. */
	@Test
	public void brokenChunks() throws Exception {
		final Path source = Trial.image(folder.resolve("in.zarr"), 200, 60, 1, 16);
		final String[] command = {"upscale", source.toString(), folder.resolve("out.zarr").toString(), "--scale", "2",
				"--model", "micro", "--noise", "0", "--blockSize", "64", "--blockScale", "1", "--tries", "2"};
		assertEquals(0, Main.run("upscale", source.toString(), folder.resolve("whole.zarr").toString(), "--scale", "2",
				"--model", "micro", "--noise", "0", "--blockSize", "64"));
		// What is settled has looked at all of the image; so it breaks after that.
		final String[] dry = Arrays.copyOf(command, command.length + 1);
		dry[command.length] = "--dryRun";
		// 7 x 2 chunks of 64, then 4 x 1, 2 x 1, 1 x 1.
		assertTrue(said(0, dry),
				said(0, dry).contains("400 x 120 x 1 pixels, 1 channels, 1 frames; 14 blocks at least, 21 files"));
		assertFalse(Files.exists(folder.resolve("out.zarr")));
		assertEquals(0, Main.run(command));
		final Path last = folder.resolve("out.zarr").resolve("0").resolve("0").resolve("6");
		Files.delete(last);
		final Path chunk = source.resolve("0").resolve("0").resolve("6");
		final byte[] good = Files.readAllBytes(chunk);
		Files.write(chunk, Arrays.copyOf(good, good.length / 2));
		assertTrue(said(1, command), said(1, command).contains("--resume"));
		final String[] resumed = Arrays.copyOf(command, command.length + 1);
		resumed[command.length] = "--resume";
		final String failed = said(1, resumed);
		assertTrue(failed, failed.contains("1 of 14 blocks could not be made: 6 (The chunk 0/6 of "));
		assertFalse(Files.exists(last));
		Files.write(chunk, good);
		assertEquals(0, Main.run(resumed));
		Trial.assertEqual(folder.resolve("whole.zarr"), folder.resolve("out.zarr"));
	}

	@Test
	public void batch() throws Exception {
		final Path images = Files.createDirectories(folder.resolve("images"));
		for (int i = 0; i < 3; i++) {
			final ImagePlus image = IJ.createImage("ramp" + i, "16-bit ramp", 40 + i, 30, 1);
			ImageFiles.save(image, images.resolve("ramp" + i + ".tif"), false);
		}
		Files.write(images.resolve("broken.png"), new byte[]{1, 2, 3});
		Files.write(images.resolve("notes.txt"), new byte[]{1, 2, 3});
		final Path out = folder.resolve("results");
		final String failed = said(1, "batch", images.toString(), out.toString(), "--scale", "2.5", "--tries", "1");
		assertTrue(failed, failed.contains("1 of 4 images could not be made: 0 ("));
		final ImagePlus expected = new ImagePlusUpscaler(Workshop.networks(), Progress.NONE)
				.upscale(ImageFiles.open(images.resolve("ramp1.tif")), UpscaleOptions.scale(2.5).model("auto"));
		final ImagePlus actual = ImageFiles.open(out.resolve("ramp1.tif"));
		assertArrayEquals((short[]) expected.getProcessor().getPixels(), (short[]) actual.getProcessor().getPixels());
		Files.delete(images.resolve("broken.png"));
		Files.delete(out.resolve("ramp2.tif"));
		assertEquals(0, Main.run("batch", images.toString(), out.toString(), "--scale", "2.5"));
		assertTrue(Files.exists(out.resolve("ramp2.tif")));
	}

	/** What is not possible is one sentence. */
	@Test
	public void sentences() throws Exception {
		final Path source = Trial.image(folder.resolve("in.zarr"), 40, 30, 1, 8);
		final String out = folder.resolve("out.zarr").toString();
		final Path coarseless = Trial.image(folder.resolve("coarseless.zarr"), 40, 30, 1, 8);
		AtomicFolder.delete(coarseless.resolve("1"));
		final Path strange = Trial.image(folder.resolve("strange.zarr"), 40, 30, 1, 8);
		final Path array = strange.resolve("0").resolve(".zarray");
		Files.writeString(array, Files.readString(array).replace("\"gzip\"", "\"jpeg2k\""));
		for (final String[] wrong : new String[][]{{folder.resolve("none.zarr").toString(), "--scale", "2", "no Zarr"},
				{coarseless.toString(), "--scale", "2", "The resolution \"1\""},
				{strange.toString(), "--scale", "2", "the codec \"jpeg2k\""},
				{source.toString(), "--scale", "0.5", "choose one from 1 to 64"},
				{source.toString(), "--model", "nobody", "nobody"}, {source.toString(), "--format", "0.9", "0.4, 0.5"},
				{source.toString(), "--noise", "much", "is not possible for noise"},
				{source.toString(), "--blockSize", "0", "not possible"},
				{source.toString(), "--blockScale", "0", "not possible"}}) {
			final String said = said(1, "upscale", wrong[0], out, wrong[1], wrong[2]);
			assertTrue(said, said.contains(wrong[3]));
			assertFalse(said, said.contains("Exception"));
		}
		assertFalse(Files.exists(folder.resolve("out.zarr")));
		final String nowhere = said(1, "upscale", source.toString(), array.resolve("out.zarr").toString());
		assertTrue(nowhere, nowhere.contains("check the path and its permissions."));
		final String flat = said(1, "isotropic", source.toString(), out);
		assertTrue(flat, flat.contains("open a stack"));
	}

	/** What a run says in the place for errors. */
	private static String said(final int code, final String... arguments) {
		final PrintStream before = System.err;
		final PrintStream printed = System.out;
		final ByteArrayOutputStream said = new ByteArrayOutputStream();
		System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
		System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
		try {
			assertEquals(code, Main.run(arguments));
			return said.toString(StandardCharsets.UTF_8);
		}
		finally {
			System.setErr(before);
			System.setOut(printed);
		}
	}
}
