// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static sc.fiji.liif.Failures.assertSentence;

import java.io.File;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.Test;
import org.scijava.command.CommandModule;

import ij.IJ;
import ij.ImagePlus;
import ij.plugin.frame.Recorder;

import sc.fiji.liif.Failures;
import sc.fiji.liif.command.option.Declaration;
import sc.fiji.liif.command.option.Given;
import sc.fiji.liif.command.option.LiifCommand;
import sc.fiji.liif.command.door.MacroText;
import sc.fiji.liif.imagej.Installation;

/** Options of macros are read as they are written. */
public class MacroTextTest {

	private static final Declaration UPSCALE = Declaration.of(Upscale.class);
	private static final Declaration TRAIN = Declaration.of(Train.class);

	@Test
	public void keysMatchAsAWhole() {
		final Given given = MacroText.read(Declaration.of(Transform.class),
				"scale_y=3 scale=12 enlarge matrix=[1 0 0 0 1 0] Model=7 ");
		assertEquals("12", given.text("scale"));
		assertEquals("3", given.text("scale_y"));
		assertEquals("true", given.text("enlarge"));
		assertEquals("1 0 0 0 1 0", given.text("matrix"));
		assertEquals("7", given.text("model"));
	}

	@Test
	public void emptyAndBracketedValues() {
		final Given given = MacroText.read(TRAIN, " images= validation=[] output=[x]");
		assertEquals("", given.text("images"));
		assertEquals("", given.text("validation"));
		assertEquals("x", given.text("output"));
		assertEquals("", given.text("inputs"));
	}

	@Test
	public void strangeTextsAreSentences() {
		for (final String text : new String[]{"output=[x", "images=[a [b] output=x", "sc\0ale=2", "\u202eelacs=2",
				"scale" + "x".repeat(1 << 20) + "=2", "=2", "scale=[2", "\uffff\ud800=1"})
			Failures.assertSentence(() -> MacroText.read(TRAIN, text));
		final Given given = MacroText.read(TRAIN, "output=[" + "y".repeat(1 << 20) + "]");
		assertEquals(1 << 20, given.text("output").length());
	}

	@Test
	public void whatIsWrittenIsRead() {
		final Map<String, String> options = new LinkedHashMap<>();
		options.put("output", "C:\\my data\\");
		options.put("steps", "5");
		options.put("resume", "true");
		options.put("model", "");
		options.put("images", "[a] and /data/[b c]/d");
		options.put("validation", "[e]");
		options.put("inputs", "/a]b");
		assertEquals(options, MacroText.read(TRAIN, MacroText.write(options)).asMap());
	}

	@Test
	public void recordedBackslashesAreOnesOfAMacro() {
		Recorder.resetCommandOptions();
		MacroText.record(Collections.singletonMap("output", "C:\\my data\\"));
		final String recorded = Recorder.getCommandOptions().trim();
		Recorder.resetCommandOptions();
		assertEquals("output=[C:\\\\my data\\\\]", recorded);
		assertEquals("C:\\my data\\", MacroText.read(TRAIN, recorded.replace("\\\\", "\\")).text("output"));
	}

	/** As ImageJ's interpreter reads what its recorder wrote. */
	@Test
	public void recordedMacrosReplay() {
		for (final String value : new String[]{"a\"b", "[a]", "a\tb", "a b", "/data/[b c]/d", "a]b", "C:\\x"}) {
			Recorder.resetCommandOptions();
			MacroText.record(Collections.singletonMap("output", value));
			final String recorded = Recorder.getCommandOptions().trim();
			Recorder.resetCommandOptions();
			final String text = recorded.replaceAll("\\\\(.)", "$1");
			assertEquals(recorded, value, MacroText.read(TRAIN, text).text("output"));
		}
	}

	@Test
	public void whatIsEmptyOrOffExcludesNothing() {
		assertEquals(3.0, read("width= scale=3").module().getInput("scale"));
		assertEquals(3.0, read("width=[] scale=3").module().getInput("scale"));
		MacroText.read(TRAIN, "output=a all_open=false inputs=/a targets=/b").check();
		MacroText.read(Declaration.of(Models.class), "model=a delete=false export=/x").check();
	}

	@Test
	public void macrosOfOlderVersionsReplay() {
		assertEquals(0, read("scale=3 tile=0").module().getInput("tile"));
		final ImagePlus image = IJ.createImage("", "8-bit ramp", 8, 6, 1);
		final CommandModule turned = MacroText.read(Declaration.of(Transform.class), "matrix=[1,0,0,0,1,0]")
				.image(image).module();
		((LiifCommand) turned.getCommand()).run();
		assertEquals(8, ((ImagePlus) turned.getOutput("output")).getWidth());
	}

	/** As registrations print them: about the first pixel, and perhaps leading back. */
	@Test
	public void matricesOfRegistrations() {
		final ImagePlus image = IJ.createImage("", "8-bit black", 20, 10, 1);
		image.getProcessor().set(12, 4, 200);
		for (final String options : new String[]{
				"matrix=[AffineTransform[[1.0, 0.0, 3.0], [0.0, 1.0, -2.0]]] about=origin model=heat-light",
				"matrix=[1 0 -3 0 1 2] about=origin inverse model=heat-light",
				"matrix=[[1,0,3],[0,1,-2]] model=heat-light"}) {
			final CommandModule moved = MacroText.read(Declaration.of(Transform.class), options).image(image).module();
			((LiifCommand) moved.getCommand()).run();
			final ImagePlus result = (ImagePlus) moved.getOutput("output");
			assertTrue(options, result.getProcessor().get(15, 2) > 150);
		}
		final CommandModule turned = MacroText
				.read(Declaration.of(Transform.class), "matrix=[0 1 0 1 0 0] about=origin model=heat-light")
				.image(image).module();
		((LiifCommand) turned.getCommand()).run();
		assertTrue("(12, 4) is at (4, 12) now, below the canvas",
				((ImagePlus) turned.getOutput("output")).getProcessor().getStats().max < 50);
		assertSentence(() -> ((LiifCommand) MacroText.read(Declaration.of(Transform.class), "matrix=[1 0 0 1]")
				.image(image).module().getCommand()).summary(), "give six numbers");
	}

	@Test
	public void pathsMayBePastedWithQuotes() {
		final Given given = MacroText.read(Declaration.of(Import.class), "").put("file", " \"/my data/a.pth\" ");
		assertEquals(new File("/my data/a.pth"), given.module().getInput("file"));
		assertSentence(() -> MacroText.read(Declaration.of(Import.class), "").put("file", "a\0b").check(), "file");
		assertSentence(() -> Installation.current().folder("a\0b"), "model's name");
	}

	@Test
	public void mistakesAreExplained() {
		assertSentence(() -> read("factor=4"), "\"factor\"", "input, zarr, zarr_format, scale, scale_y, width");
		assertSentence(() -> read("scale = 4"), "without blanks");
		assertSentence(() -> read("scal=4"), "did you mean \"scale\"?");
		assertSentence(() -> read("scale=big").check(), "big", "scale", "from 1 to 64");
		assertSentence(() -> read("width=10.5").check(), "width", "10.5", "whole number");
		assertSentence(() -> read("width=0").check(), "\"0\"", "width", "from 1");
		assertSentence(() -> read("tile=a").check(), "tile");
		assertSentence(() -> read("width=50 scale=3").check(), "Both scale and width", "leave one");
	}

	@Test
	public void defaults() {
		assertEquals(2.0, read("").module().getInput("scale"));
		assertNull(read("").module().getInput("width"));
		assertEquals("auto", read("").module().getInput("model"));
		assertEquals(1.5, read("scale_y=1,5").module().getInput("scale_y"));
		assertEquals(40, read("height=40").module().getInput("height"));
		assertTrue((Boolean) MacroText.read(TRAIN, "output=a all_open").module().getInput("all_open"));
	}

	private static Given read(final String text) {
		return MacroText.read(UPSCALE, text).image(IJ.createImage("", "8-bit black", 4, 4, 1));
	}
}
