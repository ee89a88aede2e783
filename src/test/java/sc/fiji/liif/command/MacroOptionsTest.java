// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import static org.junit.Assert.assertEquals;
import static sc.fiji.liif.Failures.assertSentence;

import java.nio.file.Paths;

import org.junit.Test;

import ij.plugin.frame.Recorder;
import sc.fiji.liif.imagej.ImageJModels;
import sc.fiji.liif.imagej.UpscaleOptions;

/** Options of macros are read as they are written. */
public class MacroOptionsTest {

	@Test
	public void keysMatchAsAWhole() {
		final MacroOptions options = new MacroOptions("x_scale=3 scale=12 flag other=[a b = c] Last=7 ", "scale",
				"x_scale", "flag", "other", "last");
		assertEquals("12", options.string("scale", ""));
		assertEquals("3", options.string("x_scale", ""));
		assertEquals("true", options.string("flag", ""));
		assertEquals("a b = c", options.string("other", ""));
		assertEquals("7", options.string("last", ""));
	}

	@Test
	public void emptyAndBracketedValues() {
		final MacroOptions options = new MacroOptions(" a= b=[] c=[x", "a", "b", "c", "d");
		assertEquals("", options.string("a", "?"));
		assertEquals("", options.string("b", "?"));
		assertEquals("x", options.string("c", "?"));
		assertEquals("?", options.string("d", "?"));
	}

	@Test
	public void recordedBackslashesAreOnesOfAMacro() {
		Recorder.resetCommandOptions();
		MacroOptions.record("images", "C:\\my data\\");
		MacroOptions.record("steps", "5");
		final String recorded = Recorder.getCommandOptions().trim();
		Recorder.resetCommandOptions();
		assertEquals("images=[C:\\\\my data\\\\] steps=5", recorded);
		final MacroOptions read = new MacroOptions(recorded.replace("\\\\", "\\"), "images", "steps");
		assertEquals("C:\\my data\\", read.string("images", ""));
	}

	@Test
	public void pathsMayBePastedWithQuotes() {
		assertEquals(Paths.get("/my data/a"), OptionsDialog.path("csv", " \"/my data/a\" "));
		assertSentence(() -> OptionsDialog.path("csv", "a\0b"), "csv");
		assertSentence(() -> ImageJModels.folder("a\0b"), "model's name");
	}

	@Test
	public void mistakesAreExplained() {
		assertSentence(() -> UpscaleForm.ofMacro("factor=4"), "factor", "scale, scale_y, width");
		assertSentence(() -> UpscaleForm.ofMacro("scale=big").options(), "big", "scale");
		assertSentence(() -> UpscaleForm.ofMacro("width=10.5").options(), "width", "10.5");
		assertSentence(() -> UpscaleForm.ofMacro("width=0").options(), "0 x 0");
		assertSentence(() -> UpscaleForm.ofMacro("tile=a").options(), "tile");
	}

	@Test
	public void defaults() {
		final UpscaleOptions options = UpscaleForm.ofMacro("").options();
		assertEquals("", options.model());
		assertEquals(0, options.tile());
		assertEquals(20, options.size().of(10, 10)[0]);
		final int[] size = UpscaleForm.ofMacro("scale=3 scale_y=1.5").options().size().of(10, 10);
		assertEquals(30, size[0]);
		assertEquals(15, size[1]);
		assertEquals(40, UpscaleForm.ofMacro("height=40").options().size().of(10, 10)[0]);
	}
}
