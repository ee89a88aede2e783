// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.Assume;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ColorProcessor;

import sc.fiji.liif.TestJava;
import sc.fiji.liif.TestHome;
import sc.fiji.liif.imagej.io.ImageFiles;
import sc.fiji.liif.model.Model;

/** Training on the command line, which can be killed at any moment. */
public class TrainInShellTest {

	@ClassRule
	public static final TestHome HOME = new TestHome();

	private static final String[] TINY = {"--features", "4", "--blocks", "1", "--hidden", "8", "--patch", "12",
			"--batch", "2", "--samples", "30", "--validate-every", "50", "--checkpoint-every", "5", "--threads", "1"};

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	@Test
	public void aKilledTrainingArrivesAtTheSameWeights() throws Exception {
		pictures("photos", 6, 60);
		final String[] steps = {"--steps", "600", "--validate-every", "25"};
		assertEquals(0, train("photos", "whole", steps));
		final Random random = new Random(5);
		int kills = 0;
		for (int attempt = 0; attempt < 3; attempt++) {
			final List<String> line = TestJava.line("-cp", System.getProperty("java.class.path"), Main.class.getName());
			line.addAll(Arrays.asList(arguments("photos", "killed", steps)));
			if (Files.exists(path("killed/training/checkpoint.safetensors")))
				line.add("--resume");
			final Process process = new ProcessBuilder(line).redirectErrorStream(true)
					.redirectOutput(temporary.newFile()).start();
			// By what was done, not by the clock; of the 24 validations few enough to leave some.
			final int lines = logged() + 1 + random.nextInt(6);
			while (process.isAlive() && logged() < lines)
				Thread.sleep(5);
			if (process.waitFor(random.nextInt(50), TimeUnit.MILLISECONDS))
				break;
			process.destroyForcibly().waitFor();
			kills++;
		}
		assertTrue("not killed", kills > 0);
		if (!Files.exists(path("killed/training/checkpoint.safetensors")))
			assertEquals(0, train("photos", "killed", steps));
		else
			assertEquals(0, train("photos", "killed", "--resume"));
		final Model whole = Model.read(path("whole"));
		final Model killed = Model.read(path("killed"));
		for (final String name : whole.weights().names())
			assertArrayEquals(name, whole.weights().get(name).values(), killed.weights().get(name).values(), 0);
		System.out.println("killed " + kills + " times, same weights");
	}

	@Test
	public void mixedFoldersAreLearnedFrom() throws IOException {
		final Path folder = pictures("mixed", 2, 40);
		final Path below = Files.createDirectories(folder.resolve("below"));
		ImageFiles.save(IJ.createImage("stack", "16-bit ramp", 50, 40, 3), below.resolve("stack.tif"), false);
		ImageFiles.save(IJ.createImage("float", "32-bit ramp", 50, 40, 1), below.resolve("float.tif"), false);
		ImageFiles.save(IJ.createImage("gray", "8-bit ramp", 50, 40, 1), below.resolve("gray.jpg"), false);
		ImageFiles.save(IJ.createImage("small", "8-bit ramp", 5, 5, 1), below.resolve("small.png"), false);
		Files.write(below.resolve("broken.png"), new byte[]{1, 2, 3});
		Files.write(below.resolve("notes.txt"), new byte[]{1, 2, 3});
		for (final String channels : new String[]{"1", "3"}) {
			assertEquals(0, train("mixed", "from-mixed-" + channels, "--steps", "60", "--channels", channels));
			assertEquals(Integer.parseInt(channels), Model.read(path("from-mixed-" + channels)).spec().channels());
		}
	}

	@Test
	public void linkedFoldersAreFollowed() throws IOException {
		final Path photos = pictures("photos", 2, 40);
		try {
			Files.createSymbolicLink(path("linked"), photos);
		}
		catch (final IOException | UnsupportedOperationException e) {
			Assume.assumeNoException("no symbolic links here", e);
		}
		assertEquals(0, train("linked", "from-linked", "--steps", "2"));
	}

	@Test
	public void pairsOfDifferingSizesAreLearnedFrom() throws IOException {
		pictures("inputs", 6, 20);
		for (int i = 0; i < 6; i++)
			save(path("targets"), i, 20 + 7 * i);
		final String[] pairs = {"train", "--inputs", path("inputs").toString(), "--targets", path("targets").toString(),
				"--output", path("from-pairs").toString(), "--steps", "20"};
		assertEquals(0, Main.run(joined(pairs, TINY)));
		assertTrue(Model.read(path("from-pairs")).json().contains("at their own sizes"));
		Files.delete(path("targets/3.png"));
		pairs[6] = path("from-fewer").toString();
		assertEquals(1, Main.run(joined(pairs, TINY)));
		assertFalse(Files.exists(path("from-fewer")));
	}

	@Test
	public void mistakesHaveExitCodes() throws IOException {
		pictures("photos", 2, 40);
		Files.createDirectories(path("empty"));
		assertEquals(1, train("absent", "out"));
		assertEquals(1, train("empty", "out"));
		assertEquals(1, train("photos", "out", "--patch", "64"));
		assertEquals(2, train("photos", "out", "--learning-rate", "fast"));
		assertEquals(2, train("photos", "out", "--preset", "huge"));
		assertEquals(1, train("photos", "out", "--resume"));
		assertEquals(0, train("photos", "short", "--steps", "2"));
		assertEquals(1, train("photos", "short", "--resume", "--model", "micro"));
		assertEquals(1, train("photos", "out", "--model", "photo"));
		assertEquals(2, Main.run("train", "--images", path("photos").toString()));
		assertFalse(Files.exists(path("out")));
	}

	@Test
	public void aPresetThatIsNamedChangesAllButTheNetwork() throws IOException {
		pictures("photos", 2, 40);
		assertEquals(0, train("photos", "out", "--steps", "2", "--learning-rate", "0.002"));
		assertEquals(0, train("photos", "out", "--steps", "3", "--resume"));
		assertFalse(Model.read(path("out")).json().contains("after step"));
		assertEquals(0, train("photos", "out", "--resume", "--preset", "photo-robust", "--patch", "12", "--batch", "2",
				"--samples", "30", "--steps", "5"));
		final Model model = Model.read(path("out"));
		assertEquals(4, model.spec().encoder().features());
		assertTrue(model.json(), model.json().contains("\"noisy\": 0.5"));
		assertTrue(model.json(), model.json().contains("after step 3: "));
	}

	// -- Helper methods --

	private Path pictures(final String name, final int n, final int side) throws IOException {
		for (int i = 0; i < n; i++)
			save(path(name), i, side);
		return path(name);
	}

	private static void save(final Path folder, final int number, final int side) throws IOException {
		Files.createDirectories(folder);
		final Random random = new Random(number);
		final ColorProcessor pixels = new ColorProcessor(side, side);
		for (int i = 0; i < side * side; i++)
			pixels.set(i, random.nextInt(1 << 24));
		pixels.smooth();
		ImageFiles.save(new ImagePlus("", pixels), folder.resolve(number + ".png"), false);
	}

	private int train(final String images, final String output, final String... more) {
		return Main.run(arguments(images, output, more));
	}

	/** Lines in the log of the training that is killed. */
	private int logged() throws IOException {
		final Path log = path("killed/training/log.csv");
		return Files.exists(log) ? Files.readAllLines(log).size() : 0;
	}

	/** What is given last counts. */
	private String[] arguments(final String images, final String output, final String... more) {
		final List<String> line = new ArrayList<>(
				Arrays.asList("train", "--images", path(images).toString(), "--output", path(output).toString()));
		final List<String> given = Arrays.asList(more);
		for (int i = 0; i < TINY.length; i += 2) {
			if (!given.contains(TINY[i]) && !(given.contains("--resume") && i < TINY.length - 2))
				line.addAll(Arrays.asList(TINY[i], TINY[i + 1]));
		}
		line.addAll(given);
		return line.toArray(new String[0]);
	}

	private static String[] joined(final String[] a, final String[] b) {
		final List<String> all = new ArrayList<>(Arrays.asList(a));
		all.addAll(Arrays.asList(b));
		return all.toArray(new String[0]);
	}

	private Path path(final String name) {
		return temporary.getRoot().toPath().resolve(name);
	}
}
