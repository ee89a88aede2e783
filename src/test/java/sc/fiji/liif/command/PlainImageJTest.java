// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeNotNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;
import ij.ImagePlus;

/** The plugin in a real ImageJ, installed as a user installs it. */
public class PlainImageJTest {

	private static VirtualDisplay display;

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private ImageJInstallation imagej;

	@BeforeClass
	public static void openDisplay() throws IOException {
		display = VirtualDisplay.open();
	}

	@AfterClass
	public static void closeDisplay() {
		if (display != null)
			display.close();
	}

	@Before
	public void install() throws IOException {
		assumeNotNull(display);
		imagej = new ImageJInstallation(temporary.getRoot().toPath());
	}

	@Test
	public void macroMakesTheResultCurrent() throws Exception {
		final List<String> said = imagej.runMacro(display, "newImage(\"sample\", \"16-bit ramp\", 40, 30, 1);",
				"run(\"Properties...\", \"unit=um pixel_width=0.6 pixel_height=0.6 voxel_depth=2\");",
				"run(\"LIIF Upscale\", \"scale=12\");", "getPixelSize(unit, w, h);",
				"say(getTitle() + \" \" + getWidth() + \" \" + getHeight() + \" \" + bitDepth());",
				"say(d2s(w, 4) + \" \" + unit);", "say(getMetadata(\"Info\"));",
				"saveAs(\"Tiff\", \"" + path("saved.tif") + "\");",
				"run(\"LIIF Upscale\", \"width=600 model=heat-light\");",
				"say(\"\" + getWidth() + \" \" + getHeight());");
		assertEquals(imagej.log(), 4, said.size());
		assertEquals("sample-x12 480 360 16", said.get(0));
		assertEquals("0.0500 \u00b5m", said.get(1));
		assertTrue(said.get(2), said.get(2).contains("scale 12.0 x 12.0"));
		assertEquals("600 450", said.get(3));
		final ImagePlus saved = IJ.openImage(path("saved.tif").toString());
		assertEquals(480, saved.getWidth());
		assertEquals(0.05, saved.getCalibration().pixelWidth, 1e-9);
	}

	@Test
	public void theExampleMacroRuns() throws Exception {
		final Path picture = Paths.get("examples", "cell.png").toAbsolutePath();
		imagej.runMacro(display, "open(\"" + picture + "\");", "makeRectangle(380, 250, 90, 60);", "run(\"Crop\");",
				"runMacro(\"" + Paths.get("examples", "upscale_and_rotate.ijm").toAbsolutePath() + "\");");
		final String log = imagej.log();
		assertTrue(log, log.contains("upscaled: 225 x 150"));
		assertTrue(log, log.contains("in one resampling: 101 x 79"));
		assertTrue(log, log.contains("decoded profile of 45 values"));
		assertTrue(log, log.contains("a view of 10 x 7.5 pixels: 200 x 150"));
	}

	@Test
	public void theOtherCommandsReplay() throws Exception {
		final List<String> said = imagej.runMacro(display, "newImage(\"sample\", \"16-bit ramp\", 60, 40, 1);",
				"makeLine(10, 10, 50, 30);", "run(\"LIIF Profile\", \"step=0.5 model=heat-light\");",
				"t = \"LIIF Profile of sample\"; say(\"\" + Table.size(t) + \" \" + Table.headings(t));",
				"selectImage(\"sample\"); run(\"Select None\");",
				"run(\"LIIF Transform\", \"rotate=90 enlarge model=heat-light\");",
				"say(getTitle() + \" \" + getWidth() + \" \" + getHeight() + \" \" + bitDepth());",
				"selectImage(\"sample\");",
				"run(\"LIIF Zoom\", \"magnification=10 x=30 y=20 width=100 height=50 mode=NEAREST export\");",
				"say(\"\" + getWidth() + \" \" + getHeight());", "selectImage(\"sample\");",
				"run(\"LIIF Continuous\", \"model=heat-light\");", "say(getTitle());");
		assertEquals(imagej.log() + said, 4, said.size());
		assertTrue(said.get(0), said.get(0).startsWith("91 ") && said.get(0).contains("LIIF\tBicubic"));
		assertEquals("sample-transformed 40 60 16", said.get(1));
		assertEquals("100 50", said.get(2));
		assertEquals("sample-continuous", said.get(3));
	}

	@Test
	public void aTrainedModelCanBeUsedByItsName() throws Exception {
		final String options = "validation=" + Paths.get("examples").toAbsolutePath()
				+ " steps=30 validate_every=10 batch=2 features=4 blocks=1 hidden=8 degradation=microscope psf=1.5";
		final List<String> said = imagej.runMacro(display,
				"open(\"" + Paths.get("examples", "cell.png").toAbsolutePath() + "\");",
				"run(\"LIIF Train\", \"output=" + path("models") + "/mine channels=1 " + options + "\");",
				"makeRectangle(0, 0, 20, 10);", "run(\"Crop\");", "run(\"LIIF Upscale\", \"scale=3 model=mine\");",
				"say(\"\" + getWidth() + \" \" + getHeight());");
		assertEquals(imagej.log() + said, 1, said.size());
		assertEquals("60 30", said.get(0));
		assertTrue(Files.exists(path("models/mine/best/weights.safetensors")));
		assertTrue(Files.readAllLines(path("models/mine/training/log.csv")).size() > 4);
	}

	@Test
	public void modelsAreImportedEvaluatedExportedAndDeleted() throws Exception {
		final Path checkpoint = Paths.get("src", "test", "resources", "fixtures", "sample_rdn_small_zip.pth")
				.toAbsolutePath();
		final List<String> said = imagej.runMacro(display,
				"run(\"LIIF Import Model\", \"file=" + checkpoint + " output=" + path("models") + "/small\");",
				"open(\"" + Paths.get("examples", "chelsea.png").toAbsolutePath() + "\");",
				"makeRectangle(100, 60, 80, 70);", "run(\"Crop\");",
				"run(\"LIIF Evaluate\", \"models=heat-light,small scales=2,4 csv=" + path("scores.csv") + "\");",
				"t = \"LIIF Evaluate\"; say(\"\" + Table.size(t) + \" \" + Table.getString(\"Method\", 8, t));",
				"run(\"LIIF Models\", \"model=small export=" + path("saved") + "\");",
				"run(\"LIIF Models\", \"model=small delete\");",
				"say(\"\" + File.exists(\"" + path("models") + "/small\"));");
		assertEquals(imagej.log() + said, 2, said.size());
		assertEquals("12 small", said.get(0));
		assertEquals("0", said.get(1));
		assertEquals(1 + 6 + 6, Files.readAllLines(path("scores.csv")).size());
		assertTrue(Files.exists(path("saved/saved_model.pb")));
	}

	@Test
	public void operationsOfImageJSampleTheFunction() throws Exception {
		final Path picture = Paths.get("examples", "cell.png").toAbsolutePath();
		final List<String> said = imagej.runMacro(display, "open(\"" + picture + "\");",
				"makeRectangle(380, 250, 90, 60);", "run(\"Crop\");", "run(\"Duplicate...\", \"title=plain\");",
				"function values(name) {", "  selectImage(name);", "  run(\"Duplicate...\", \"title=copy\"); close();",
				"  selectImage(name);", "  setOption(\"InterpolateLines\", true);", "  makeLine(20.3, 15, 60, 33.7);",
				"  p = getProfile();", "  makeLine(20, 15, 40, 33, 60, 20);", "  q = getProfile();",
				"  run(\"Select None\");", "  run(\"Rotate... \", \"angle=20 grid=1 interpolation=Bicubic\");",
				"  say(name + \" \" + p[21] + \" \" + q[13] + \" \" + getPixel(45, 31));", "}",
				"selectImage(\"plain\");", "run(\"LIIF Continuous\");", "rename(\"continuous\");",
				"values(\"continuous\");", "close(\"continuous\");", "values(\"plain\");");
		assertEquals(imagej.log() + said, 2, said.size());
		final String[] continuous = said.get(0).split(" ");
		final String[] plain = said.get(1).split(" ");
		for (int i = 1; i < 3; i++) {
			assertEquals(Double.parseDouble(plain[i]), Double.parseDouble(continuous[i]), 20);
			assertTrue(said.toString(), !plain[i].equals(continuous[i]));
		}
		assertEquals(Double.parseDouble(plain[3]), Double.parseDouble(continuous[3]), 20);
	}

	@Test
	public void dialogRecordsReplaysCancelsAndStops() throws Exception {
		final Map<String, String> noted = noted(DialogRobot.class);
		assertTrue(noted.get("summary"), noted.get("summary").contains("Result: 128 x 96 pixels"));
		assertEquals("true", noted.get("tooltip"));
		assertTrue(noted.get("error of 0.5"), noted.get("error of 0.5").contains("\"0.5\" is not possible for scale"));
		assertEquals("false", noted.get("OK at 0.5"));
		assertEquals("true", noted.get("scale is grey"));
		assertTrue(noted.get("summary of 12"), noted.get("summary of 12").contains("Result: 768 x 576 pixels"));
		assertEquals("cell-x12.tif 768 576", noted.get("result"));
		assertNotNull(noted.get("recorded"));
		assertEquals("run(\"LIIF Upscale\", \"scale=12 model=photo\");", noted.get("recorded").trim());
		assertEquals("cell-x12.tif", noted.get("replayed"));
		assertEquals("0", noted.get("recorded after Cancel"));
		assertEquals("Upscale...", noted.get("menu"));
		assertEquals("12", noted.get("remembered"));
		assertEquals("cell-x12.tif", noted.get("menu made"));
		for (final String wanted : new String[]{"computed", "time", "pictures", "compared", "help",
				"follows the selection", "dragged", "selection after the drag", "dialog goes with its image",
				"no selection"})
			assertEquals(wanted, "true", noted.get(wanted));
		assertEquals("1", noted.get("marked"));
		assertEquals("0", noted.get("marked afterwards"));
		assertEquals("LIIF Profile", noted.get("message"));
		assertEquals("/proc/nowhere/a.csv 0.7", noted.get("kept after a mistake"));
		assertEquals("true", noted.get("working"));
		assertTrue(noted.get("milliseconds to stop"), Long.parseLong(noted.get("milliseconds to stop")) < 2000);
		assertEquals("0", noted.get("new images"));
		assertEquals("false", noted.get("locked"));
	}

	@Test
	public void whatTheDialogDidReplaysPixelByPixel() throws Exception {
		final Map<String, String> noted = noted(ReplayRobot.class);
		for (int k = 0; k < 5; k++)
			assertTrue(noted.get("case " + k), noted.get("case " + k).startsWith("true 0 run("));
		assertTrue(noted.get("case 2"), noted.get("case 2").contains("pixel_size=0.1 pixel_height=0.15"));
		assertTrue(noted.get("case 3"), noted.get("case 3").contains("local_ensemble=false"));
	}

	@Test
	public void severalThingsAtOnceAndInputsThatGo() throws Exception {
		final Path folder = Files.createDirectories(path("pictures"));
		Files.copy(Paths.get("examples", "chelsea.png"), folder.resolve("chelsea.png"));
		final Map<String, String> noted = noted(BusyRobot.class, folder.toString());
		assertEquals("true at 4", noted.get("virtual"));
		assertEquals("0", noted.get("at work"));
		assertEquals("false", noted.get("dialog"));
		assertEquals("true", noted.get("virtual afterwards"));
		assertEquals("the virtual one and two results", "3", noted.get("images"));
		assertEquals("0", noted.get("locked"));
		assertTrue(Files.exists(folder.resolve("out").resolve("chelsea.png")));
	}

	@Test
	public void windowsShowWhatTheyShould() throws Exception {
		final Map<String, String> noted = noted(WindowRobot.class, path("models").toString());
		assertEquals("true", noted.get("red"));
		assertEquals("true", noted.get("blue"));
		assertEquals("x6.000 at (20.00, 15.00)", noted.get("where"));
		assertEquals("true", noted.get("zoom closed"));
		assertEquals("5", noted.get("models"));
		assertEquals("photo", noted.get("chosen"));
		assertEquals("true", noted.get("export"));
		assertEquals("axial", noted.get("to export"));
		assertEquals("a bundled model stays", "false", noted.get("delete"));
		assertTrue(noted.get("quality"), noted.get("quality").contains("bicubic"));
		assertEquals("true", noted.get("kept"));
	}

	// -- Helper methods --

	/** What a robot noted, which must not have failed. */
	private Map<String, String> noted(final Class<? extends UserRobot> robot, final String... args) throws Exception {
		final Path notes = path("notes.txt");
		final List<String> all = new ArrayList<>(Arrays.asList(args));
		all.add(0, notes.toString());
		imagej.runMain(display, robot, all.toArray(new String[0]));
		final Map<String, String> noted = new HashMap<>();
		for (final String line : Files.readAllLines(notes)) {
			System.out.println("in ImageJ's window, " + line);
			noted.put(line.substring(0, line.indexOf(": ")), line.substring(line.indexOf(": ") + 2));
		}
		assertNull(noted + imagej.log(), noted.get("failed"));
		return noted;
	}

	private Path path(final String name) {
		return temporary.getRoot().toPath().resolve(name);
	}
}
