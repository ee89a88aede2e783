// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.batch;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;
import static sc.fiji.liif.Failures.assertSentence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;
import ij.ImagePlus;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.io.ImageFiles;

/** What becomes of many files. */
public class BatchRunTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private Path in;
	private Path out;
	private final List<String> worked = new ArrayList<>();

	/** Doubles images; two of them have their ways. */
	private final ImageWork work = new ImageWork() {

		@Override
		public int[] size(final ImagePlus image) {
			return new int[]{2 * image.getWidth(), 2 * image.getHeight(), image.getStackSize()};
		}

		@Override
		public String manner(final ImagePlus image) {
			return "twice";
		}

		@Override
		public ImagePlus make(final ImagePlus image) {
			worked.add(image.getTitle());
			if (image.getTitle().startsWith("bad"))
				throw new LiifException("It is bad.");
			if (image.getTitle().startsWith("stop"))
				throw new CancellationException();
			return image.resize(2 * image.getWidth(), 2 * image.getHeight(), "none");
		}
	};

	@Before
	public void files() throws IOException {
		in = temporary.newFolder("in").toPath();
		out = temporary.getRoot().toPath().resolve("out");
		Files.createDirectories(in.resolve("below"));
		for (final String name : Arrays.asList("a.tif", "b.png", "bad.tif", "below/c.tif"))
			ImageFiles.save(IJ.createImage("ramp", "8-bit ramp", 20, 10, name.equals("a.tif") ? 3 : 1),
					in.resolve(name), false);
		Files.write(in.resolve("notes.txt"), "nothing".getBytes("UTF-8"));
	}

	@Test
	public void eachFileHasItsEnd() throws IOException {
		final BatchTargets targets = new BatchTargets(in, out);
		final BatchFiles files = new BatchFiles(in, "", true, targets);
		assertEquals(Arrays.asList("notes.txt"), files.others());
		final BatchPage page = new BatchPage();
		final BatchRun run = run(files, targets, page);
		run.run();
		assertEquals(Arrays.asList("a.tif made 40 x 20 x 3", "b.png made 40 x 20", "bad.tif failed 40 x 20",
				"below/c.tif made 40 x 20"), ends(run));
		assertEquals("It is bad.", run.rows().get(2).remark());
		assertEquals("twice", run.rows().get(0).manner());
		assertEquals("3 made, 0 skipped because they exist or are being made, 1 failed", run.summary());
		assertEquals(1, run.failures());
		assertEquals(40, ImageFiles.open(out.resolve("below/c.tif")).getWidth());
		assertEquals("no claim stays", 3, Files.list(out).count());

		final List<String> csv = BatchCsv.lines(run.rows());
		assertEquals("file,status,size,model,seconds,remark", csv.get(0));
		assertTrue(csv.get(3), csv.get(3).startsWith("bad.tif,failed,40 x 20,twice,"));
		checkPage(page.lines("A & B", run.summary(), run.rows()));

		worked.clear();
		final BatchRun again = run(files, targets);
		again.run();
		assertEquals("0 made, 3 skipped because they exist or are being made, 1 failed", again.summary());
		assertEquals(Arrays.asList("bad.tif"), worked);
	}

	@Test
	public void namesFormatsAndFoldersAreAsWanted() throws IOException {
		final BatchTargets targets = new BatchTargets(in, out, "-x2", "tif");
		final BatchRun run = run(new BatchFiles(in, "[ab].*", false, targets), targets);
		run.run();
		assertEquals(Arrays.asList("a.tif made 40 x 20 x 3", "b.png made 40 x 20"), ends(run));
		assertTrue(Files.exists(out.resolve("a-x2.tif")));
		assertTrue(Files.exists(out.resolve("b-x2.tif")));

		final BatchTargets beside = new BatchTargets(in, in, "-x2", BatchTargets.AS_INPUT);
		run(new BatchFiles(in, "b*.png", true, beside), beside).run();
		assertTrue(Files.exists(in.resolve("b-x2.png")));
		assertEquals("results are no originals", Arrays.asList(in.resolve("b.png")),
				new BatchFiles(in, "*.png", true, beside).files());

		final BatchTargets below = new BatchTargets(in, in.resolve("results"));
		run(new BatchFiles(in, "a.tif", true, below), below).run();
		assertTrue(Files.exists(in.resolve("results/a.tif")));
		assertEquals(Arrays.asList(in.resolve("a.tif")), new BatchFiles(in, "a.tif", true, below).files());
	}

	@Test
	public void itCanBeTriedStoppedAndCanceled() throws IOException {
		final BatchTargets targets = new BatchTargets(in, out);
		final BatchFiles files = new BatchFiles(in, "", true, targets);
		final BatchRun dry = run(files, targets).dry(true);
		dry.run();
		assertEquals("4 would be made, 0 skipped because they exist or are being made, 0 failed", dry.summary());
		assertFalse(Files.exists(out));
		assertTrue(worked.isEmpty());

		final BatchRun stopping = run(files, targets).stopsAtFailure(true);
		stopping.run();
		assertEquals("2 made, 0 skipped because they exist or are being made, 1 failed, 1 not begun",
				stopping.summary());

		ImageFiles.save(IJ.createImage("ramp", "8-bit ramp", 20, 10, 1), in.resolve("stop.tif"), false);
		final BatchRun canceled = run(new BatchFiles(in, "", false, targets), targets);
		try {
			canceled.run();
			fail();
		}
		catch (final CancellationException e) {
			assertEquals("0 made, 2 skipped because they exist or are being made, 1 failed, 1 canceled",
					canceled.summary());
		}
	}

	@Test
	public void whatCantBeIsOneSentence() throws IOException {
		assertSentence(() -> new BatchTargets(in, in), "can't go into the folder of the originals");
		assertSentence(() -> new BatchTargets(in, out, "../x", "tif"), "not possible for suffix");
		final BatchTargets targets = new BatchTargets(in, out);
		assertSentence(() -> new BatchFiles(in, "*.xyz", true, targets), "whose name matches \"*.xyz\"");
		assertSentence(() -> new BatchFiles(in, "[a", true, targets), "not possible for pattern");
		ImageFiles.save(IJ.createImage("ramp", "8-bit ramp", 20, 10, 1), in.resolve("b.tif"), false);
		final BatchTargets tif = new BatchTargets(in, out, "", "tif");
		assertSentence(() -> run(new BatchFiles(in, "", false, tif), tif).run(), "would have the same result, b.tif");
		assertTrue(worked.isEmpty());
	}

	// -- Helper methods --

	private BatchRun run(final BatchFiles files, final BatchTargets targets, final BatchListener... listeners) {
		return new BatchRun(in, files.files(), targets, new FileJob(work, false, line -> {
		}), listeners);
	}

	private static List<String> ends(final BatchRun run) {
		return run.rows().stream().map(row -> row.file().replace('\\', '/') + " " + row.status() + " " + row.size())
				.collect(Collectors.toList());
	}

	/** Well-formed, with three pictures for each result. */
	private static void checkPage(final List<String> lines) throws IOException {
		final String page = String.join("\n", lines);
		assertEquals(9, page.split("<img ", -1).length - 1);
		assertTrue(page.contains("A &amp; B"));
		final String body = page.substring(page.indexOf("<body>"), page.indexOf("</html>"));
		try {
			DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new java.io.ByteArrayInputStream(
					body.replaceAll("(<img [^>]*)>", "$1/>").replace("<br>", "<br/>").getBytes("UTF-8")));
		}
		catch (final Exception e) {
			throw new AssertionError(body, e);
		}
	}
}
