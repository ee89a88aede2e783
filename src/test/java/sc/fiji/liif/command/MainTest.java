// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.Assume;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;
import ij.ImagePlus;

import sc.fiji.liif.TestJava;
import sc.fiji.liif.TestHome;
import sc.fiji.liif.command.option.Declaration;
import sc.fiji.liif.command.shell.QuietConsole;
import sc.fiji.liif.command.shell.ShellCommand;
import sc.fiji.liif.imagej.io.ImageFiles;
import sc.fiji.liif.imagej.io.ImageRasters;

/** The command line does what it says and its exit code tells how it went. */
public class MainTest {

	@ClassRule
	public static final TestHome HOME = new TestHome();

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
				"--model", "heat-light", "--tile", "9"));
		assertEquals(60, ImageFiles.open(path("b.jpg")).getWidth());
		assertEquals(20, ImageFiles.open(path("b.jpg")).getHeight());
	}

	/** Into OME-Zarr block by block, from OME-Zarr, and again without a word. */
	@Test
	public void omeZarr() {
		final Path in = write("in.tif", "16-bit ramp");
		final Path out = path("out.zarr");
		for (int i = 0; i < 2; i++)
			assertEquals(0,
					Main.run("upscale", in.toString(), out.toString(), "--scale", "3", "--model", "heat-light"));
		final ImagePlus result = ImageFiles.open(out);
		assertEquals(60, result.getWidth());
		assertEquals(0, Main.run("upscale", in.toString(), path("out.tif").toString(), "--scale", "3", "--model",
				"heat-light"));
		final ImagePlus expected = ImageFiles.open(path("out.tif"));
		for (int i = 0; i < result.getProcessor().getPixelCount(); i++)
			assertEquals(expected.getProcessor().get(i), result.getProcessor().get(i));
		assertEquals(0, Main.run("upscale", out.toString(), path("more.tif").toString(), "--width", "90", "--model",
				"heat-light"));
		assertEquals(90, ImageFiles.open(path("more.tif")).getWidth());
		assertFails(1, "another image", "upscale", in, out, "--scale", "2", "--model", "heat-light");
		assertFails(1, "one scale alone", "upscale", in, path("sized.zarr"), "--width", "70");
		assertFails(1, "whole results alone", "upscale", in, path("consistent.zarr"), "--consistent");
	}

	@Test
	public void modelsAreImportedEvaluatedAndExported() throws IOException {
		final Path checkpoint = Paths.get("src", "test", "resources", "fixtures", "sample_edsr_small_zip.pth");
		final Path imported = path("imported");
		assertEquals(0, Main.run("import", checkpoint.toString(), imported.toString()));
		assertFails(1, "choose another name", "import", checkpoint, imported);
		assertFails(1, "another format", "import", write("no.tif", "8-bit ramp"), path("no"));
		final Path pictures = Files.createDirectories(path("pictures"));
		ImageFiles.save(IJ.createImage("a", "RGB ramp", 60, 50, 1), pictures.resolve("a.png"), false);
		ImageFiles.save(IJ.createImage("b", "8-bit ramp", 70, 40, 1), pictures.resolve("b.tif"), false);
		final Path csv = path("scores.csv");
		assertEquals(0,
				Main.run("evaluate", "--images", pictures.toString(), "--model", "heat-light," + imported, "--scales",
						"2,2.5", "--protocol", "div2k", "--compare", "nearest,lanczos", "--csv", csv.toString(),
						"--chart", path("chart.png").toString(), "--differences", path("differences").toString()));
		final List<String> lines = Files.readAllLines(csv);
		assertEquals("pictures, scales, methods; means", 1 + 2 * 2 * 5 + 2 * 5, lines.size());
		assertTrue(lines.toString(), lines.get(1).startsWith("pictures/a.png,2,nearest,"));
		assertTrue(lines.toString(), lines.get(lines.size() - 1).startsWith("mean,2.5," + imported + ","));
		assertTrue(ImageFiles.open(path("chart.png")).getWidth() > 100);
		assertEquals(20, Files.list(path("differences")).count());
		assertFails(1, "give a folder", "evaluate", "--images", pictures, "--differences", "true");
		assertFails(1, "numbers above 1", "evaluate", "--images", pictures, "--scales", "1");
		assertFails(2, "benchmark or rgb or div2k", "evaluate", "--images", pictures, "--protocol", "mine");
		assertEquals(0, Main.run("export", imported.toString(), "--format", "savedmodel", path("saved").toString()));
		assertTrue(Files.exists(path("saved").resolve("saved_model.pb")));
		assertTrue(new String(Files.readAllBytes(path("saved").resolve("rdf.yaml"))).contains("signature: decode"));
		assertEquals(0,
				Main.run("export", imported.toString(), "--format", "safetensors", path("w.safetensors").toString()));
		assertFails(1, "adds the input's colour", "export", "heat-light", "--format", "safetensors",
				path("x.safetensors"));
		assertFails(2, "savedmodel or safetensors", "export", "heat-light", "--format", "onnx", path("x"));
	}

	@Test
	public void givenInputsAreFoundByTheirNames() throws IOException {
		final Path pictures = Files.createDirectories(path("hr"));
		ImageFiles.save(IJ.createImage("a", "8-bit ramp", 60, 50, 1), pictures.resolve("a.png"), false);
		ImageFiles.save(IJ.createImage("a", "8-bit black", 30, 25, 1), path("lr").resolve("X2").resolve("ax2.png"),
				false);
		final Path csv = path("scores.csv");
		assertEquals(0, Main.run("evaluate", "--images", pictures.toString(), "--model", "heat-light", "--model",
				"micro", "--low-resolution", path("lr").toString(), "--scales", "2,3", "--csv", csv.toString()));
		final List<String> lines = Files.readAllLines(csv);
		final double black = Double.parseDouble(lines.get(1).split(",")[3]);
		final double reduced = Double.parseDouble(lines.get(4).split(",")[3]);
		assertTrue(lines.toString(), black < 8 && reduced > 30);
	}

	@Test
	public void mistakesHaveExitCodes() throws IOException {
		final Path in = write("in.tif", "8-bit ramp");
		final Path out = path("out.tif");
		assertFails(2, "give a number from 1 to 64", "upscale", in, out, "--scale", "0");
		assertFails(2, "give a number from 1 to 64", "upscale", in, out, "--scale", "big");
		assertFails(1, "There is no model \"none\"", "upscale", in, out, "--model", "none");
		assertFails(1, "There is no file", "upscale", path("absent.tif"), out);
		assertFails(1, "end the name with .tif, .png, .jpg or .zarr", "upscale", in, path("out.gif"));
		assertFails(2, "give a whole number from 1", "upscale", in, out, "--width", "0");
		assertFails(2, "Both scale and width", "upscale", in, out, "--width", "50", "--scale", "3");
		assertFails(1, "folder of the originals", "upscale", in.getParent(), in.getParent(), "--overwrite");
		assertFails(2, "Missing required parameter: 'OUT'", "upscale", in);
		assertFails(2, "downscale", "downscale");
		assertFalse(Files.exists(out));
		Files.write(out, new byte[]{7});
		assertFails(1, "exists already", "upscale", in, out);
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
	public void aFolderNamesWhatItPassesOver() throws IOException {
		final Path in = Files.createDirectory(path("mixed"));
		write("mixed/a.tif", "8-bit ramp");
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(in.resolve("RoiSet.zip")))) {
			zip.putNextEntry(new ZipEntry("0001-0002.roi"));
		}
		Files.write(in.resolve("movie.avi"), "RIFF....AVI LIST".getBytes());
		Files.write(in.resolve("table.csv"), "x,y".getBytes());
		Files.createSymbolicLink(in.resolve("again"), in);
		Files.createSymbolicLink(in.resolve("gone.tif"), in.resolve("missing"));
		Files.createDirectory(in.resolve("more"));
		Files.createDirectories(path("mixed-out").resolve("image"));
		final StringWriter out = new StringWriter();
		assertEquals(0, Main.line().setOut(new PrintWriter(out)).execute("upscale", in.toString(),
				path("mixed-out").toString(), "--scale", "2"));
		for (final String name : new String[]{"RoiSet.zip (no image in it)", "movie.avi (a video)", "table.csv",
				"again", "gone.tif (", "more (a folder)"})
			assertTrue(name + ": " + out, out.toString().contains(name));
		assertArrayEquals(new String[]{"a.tif", "image"}, sorted(path("mixed-out")));
		assertTrue("training data are found likewise", ImageRasters.FILES.inFolder(in, 1).size() == 1);
	}

	@Test
	public void runsOverOneFolderShareTheWork() throws Exception {
		final Path in = Files.createDirectory(path("many"));
		for (int i = 0; i < 6; i++)
			write("many/" + i + ".tif", "8-bit ramp");
		final List<StringWriter> outs = Arrays.asList(new StringWriter(), new StringWriter());
		final List<Thread> runs = new ArrayList<>();
		final List<Integer> codes = Collections.synchronizedList(new ArrayList<>());
		for (final StringWriter out : outs)
			runs.add(new Thread(
					() -> codes.add(Main.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(out, true))
							.execute("upscale", in.toString(), path("shared").toString(), "--scale", "3"))));
		for (final Thread run : runs)
			run.start();
		for (final Thread run : runs)
			run.join();
		assertEquals(outs.toString(), Arrays.asList(0, 0), codes);
		int made = 0;
		for (final StringWriter out : outs)
			made += Integer.parseInt(out.toString().replaceAll("(?s).*?(\\d+) made.*", "$1"));
		assertEquals("each once", 6, made);
		assertEquals("no left-overs", 6, path("shared").toFile().list().length);
	}

	/** Java has no string for a name whose letters the locale lacks. */
	@Test
	public void namesThatTheLocaleHasNoLettersFor() throws Exception {
		Assume.assumeTrue(File.separatorChar == '/' && "UTF-8".equals(System.getProperty("sun.jnu.encoding")));
		final Path in = Files.createDirectory(path("locale"));
		Files.copy(Paths.get("src", "test", "resources", "pictures", "files", "big_endian_16.tif"),
				in.resolve("z\u00e4hlung.tif"));
		ImageFiles.save(IJ.createImage("own", "8-bit ramp", 20, 10, 2), in.resolve("\u65e5\u672c.tif"), false);
		final ProcessBuilder builder = new ProcessBuilder(TestJava.line("-cp",
				absolute(System.getProperty("java.class.path")), Main.class.getName(), "upscale", "locale", "out"));
		builder.environment().put("LC_ALL", "C");
		builder.directory(temporary.getRoot()).redirectErrorStream(true).redirectOutput(path("log").toFile());
		assertEquals(0, builder.start().waitFor());
		assertArrayEquals(new String[]{"z\u00e4hlung.tif", "\u65e5\u672c.tif"}, sorted(path("out")));
	}

	private static String absolute(final String classPath) {
		return Arrays.stream(classPath.split(File.pathSeparator)).map(part -> new File(part).getAbsolutePath())
				.collect(Collectors.joining(File.pathSeparator));
	}

	@Test
	public void alphaAndSixteenBitsStay() throws IOException {
		final Path pictures = Paths.get("src", "test", "resources", "pictures", "files");
		final Path out = path("alpha.png");
		assertEquals(0, Main.run("upscale", pictures.resolve("rgba_16.png").toString(), out.toString()));
		final ImagePlus result = ImageFiles.open(out);
		assertEquals(4, result.getNChannels());
		assertEquals(16, result.getBitDepth());
		ImageFiles.save(IJ.createImage("wide", "8-bit ramp", 2000, 4, 1), path("wide.png"), false);
		assertFails(1, "ends at 65500 pixels", "upscale", path("wide.png"), path("wide.jpg"), "--scale", "40",
				"--scale-y", "1");
		assertFails(1, "without losing its transparency", "upscale", pictures.resolve("rgba.png"), path("alpha.jpg"));
	}

	@Test
	public void theDemonstrationShowsBeforeAndAfter() {
		assertEquals(0, Main.run("demo", "--out", path("demo").toString()));
		assertTrue(Files.exists(path("demo").resolve("before-after.png")));
		assertEquals(451 * 6, ImageFiles.open(path("demo").resolve("after-x6.png")).getWidth());
	}

	@Test
	public void transformsAndProfilesFiles() throws IOException {
		final Path in = write("in.tif", "16-bit ramp");
		assertEquals(0,
				Main.run("transform", in.toString(), path("turned.tif").toString(), "--rotate", "90", "--enlarge"));
		assertEquals(10, ImageFiles.open(path("turned.tif")).getWidth());
		assertEquals(20, ImageFiles.open(path("turned.tif")).getHeight());
		assertEquals(0, Main.run("profile", in.toString(), "--line", "2,3,12,3", "--step", "0.5", "--csv",
				path("profile.csv").toString(), "--plot", path("profile.png").toString()));
		final List<String> lines = Files.readAllLines(path("profile.csv"));
		assertEquals(1 + 21, lines.size());
		assertTrue(lines.get(21), lines.get(21).startsWith("2.5"));
		assertTrue(ImageFiles.open(path("profile.png")).getWidth() > 100);
		assertFails(1, "There is no path to follow", "profile", in);
		assertFails(1, "four numbers", "profile", in, "--line", "1,2,3");
	}

	@Test
	public void aMereNameIsAFolderHere() {
		final Declaration train = Declaration.of(Train.class);
		assertEquals("." + File.separator + "mine", ShellCommand.read(train, "--output", "mine").text("output"));
		assertEquals("/a/mine", ShellCommand.read(train, "--output", "/a/mine").text("output"));
	}

	@Test
	public void modelsAreListedAndDeleted() throws IOException {
		final StringWriter out = new StringWriter();
		assertEquals(0, Main.line().setOut(new PrintWriter(out)).execute("models"));
		assertTrue(out.toString(), out.toString().contains("heat-light: 3 channels (RGB)"));
		final Path checkpoint = Paths.get("src", "test", "resources", "fixtures", "sample_edsr_small_zip.pth");
		assertEquals(0, Main.run("models", "import", checkpoint.toString(), path("imported").toString()));
		assertEquals(0, Main.run("models", "--model", path("imported").toString(), "--delete"));
		assertFalse(Files.exists(path("imported")));
		assertFails(1, "came with LIIF", "models", "--model", "heat-light", "--delete");
	}

	/** Maven, which runs the demonstration in its own process, goes on writing to it. */
	@Test
	public void anotherProgramsStreamOfErrorsStaysOpen() {
		final PrintStream errors = System.err;
		QuietConsole.start(Main.class);
		assertSame(errors, System.err);
		assertTrue(FileDescriptor.err.valid());
	}

	// -- Helper methods --

	private static void assertFails(final int code, final String words, final Object... args) {
		final StringWriter err = new StringWriter();
		final int actual = Main.line().setErr(new PrintWriter(err))
				.execute(Arrays.stream(args).map(String::valueOf).toArray(String[]::new));
		assertTrue(err.toString(), err.toString().contains(words));
		assertEquals(err.toString(), code, actual);
	}

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
